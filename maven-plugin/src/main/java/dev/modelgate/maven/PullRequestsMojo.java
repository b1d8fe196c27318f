package dev.modelgate.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Lists the pull requests of the GitOps repository; shows, merges or closes one. */
@Mojo(name = "pull-requests", requiresProject = false, threadSafe = true)
public final class PullRequestsMojo extends GoalMojo {
    /** Shows the pull request with this number. */
    @Parameter(property = "modelgate.show")
    private @Nullable String show;

    /** Merges the pull request with this number. */
    @Parameter(property = "modelgate.merge")
    private @Nullable String merge;

    /** The commit that was reviewed, as shown; merging another one is refused. */
    @Parameter(property = "modelgate.head")
    private @Nullable String head;

    /** Closes the pull request with this number without merging it. */
    @Parameter(property = "modelgate.close")
    private @Nullable String close;

    @Inject
    PullRequestsMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("show", show).one("merge", merge).one("head", head).one("close", close);
    }
}
