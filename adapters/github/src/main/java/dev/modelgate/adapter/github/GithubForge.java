package dev.modelgate.adapter.github;

import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.PullRequests;

/** A GitOps repository on GitHub, and its pull requests. */
final class GithubForge implements Forge {
    private final GithubRepository repository;
    private final GithubPullRequests pullRequests;

    GithubForge(GithubApi api, String base) {
        this.repository = new GithubRepository(api, base);
        this.pullRequests = new GithubPullRequests(api, base);
    }

    @Override
    public GitopsRepository repository() {
        return repository;
    }

    @Override
    public PullRequests pullRequests() {
        return pullRequests;
    }
}
