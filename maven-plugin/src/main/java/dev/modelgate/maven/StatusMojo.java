package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Says for each environment what runs there, since when, on what evidence, and whose move it is. */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends GoalMojo {
    /** The one environment to look at; by default all of them. */
    @Parameter(property = "modelgate.to")
    private @Nullable String to;

    /**
     * The model that is meant, by its version or by the first digits of its digest; by default the one that was trained
     * from what is checked out.
     */
    @Parameter(property = "modelgate.candidate")
    private @Nullable String candidate;

    @Inject
    StatusMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("to", to).one("candidate", candidate);
    }
}
