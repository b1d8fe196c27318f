package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Runs the project's training command and keeps the model, its signature and what went into them. */
@Mojo(name = "train", requiresProject = false, threadSafe = true)
public final class TrainMojo extends GoalMojo {
    /** Version of the model; by default the day of the commit and the first digits of the model's digest. */
    @Parameter(property = "modelgate.version")
    private @Nullable String version;

    @Inject
    TrainMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("version", version);
    }
}
