package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Takes the whole path, from data to a pull request, and says why each step ran or did not. */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public final class RunMojo extends GoalMojo {
    /** Environment that the model is to enter. */
    @Parameter(property = "modelgate.to", required = true)
    private String to;

    /** Version that the model gets; by default the day of the commit and the first digits of its digest. */
    @Parameter(property = "modelgate.model-version")
    private @Nullable String modelVersion;

    /** Show what promoting would write, and write nothing to the GitOps repository. */
    @Parameter(property = "modelgate.dry-run", defaultValue = "false")
    private boolean dryRun;

    @Inject
    RunMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("to", to).one("model-version", modelVersion).flag("dry-run", dryRun);
    }
}
