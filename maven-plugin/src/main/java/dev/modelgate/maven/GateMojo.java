package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Decides on evidence and recorded facts alone whether the model may enter an environment. */
@Mojo(name = "gate", requiresProject = false, threadSafe = true)
public final class GateMojo extends GoalMojo {
    /** Environment that the model wants to enter. */
    @Parameter(property = "modelgate.to", required = true)
    private String to;

    /**
     * The model that is meant, by its version or by the first digits of its digest; by default the one that was trained
     * from what is checked out.
     */
    @Parameter(property = "modelgate.candidate")
    private @Nullable String candidate;

    @Inject
    GateMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("to", to).one("candidate", candidate);
    }
}
