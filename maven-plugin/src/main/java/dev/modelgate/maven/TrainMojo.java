package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Runs the project's training command and keeps the model, its signature and what went into them. */
@Mojo(name = "train", requiresProject = false, threadSafe = true)
public final class TrainMojo extends GoalMojo {
    /** Version that the model gets; by default the day of the commit and the first digits of its digest. */
    @Parameter(property = "modelgate.model-version")
    private @Nullable String modelVersion;

    @Inject
    TrainMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("model-version", modelVersion);
    }
}
