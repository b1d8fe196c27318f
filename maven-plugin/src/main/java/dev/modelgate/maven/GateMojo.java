package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Decides on evidence and recorded facts alone whether the model may enter an environment. */
@Mojo(name = "gate", requiresProject = false, threadSafe = true)
public final class GateMojo extends GoalMojo {
    /** Environment that the model wants to enter. */
    @Parameter(property = "modelgate.to", required = true)
    private String to;

    @Inject
    GateMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("to", to);
    }
}
