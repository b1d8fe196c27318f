package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Opens or updates the pull request that bumps an environment to the model, when a decision allows it. */
@Mojo(name = "promote", requiresProject = false, threadSafe = true)
public final class PromoteMojo extends GoalMojo {
    /** Environment that the model enters. */
    @Parameter(property = "modelgate.to", required = true)
    private String to;

    /**
     * The model that is meant, by its version or by the first digits of its digest; by default the one that was trained
     * from what is checked out.
     */
    @Parameter(property = "modelgate.candidate")
    private @Nullable String candidate;

    /** Show what would be written, and write nothing. */
    @Parameter(property = "modelgate.dry-run", defaultValue = "false")
    private boolean dryRun;

    @Inject
    PromoteMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("to", to).one("candidate", candidate).flag("dry-run", dryRun);
    }
}
