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

    /** Version of the model; by default the day of the commit and the first digits of the model's digest. */
    @Parameter(property = "modelgate.version")
    private @Nullable String version;

    /** Show what promoting would write, and write nothing to the GitOps repository. */
    @Parameter(property = "modelgate.dry-run", defaultValue = "false")
    private boolean dryRun;

    @Inject
    RunMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("to", to).one("version", version).flag("dry-run", dryRun);
    }
}
