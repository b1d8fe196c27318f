package dev.modelgate.adapter.git;

import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.PullRequests;

/** A forge without a server: a bare repository on this machine, whose pull requests live in a ref of its own. */
final class LocalForge implements Forge {
    private final GitopsRepository repository;
    private final PullRequests pullRequests;

    LocalForge(BareRepository bare) {
        repository = new LocalRepository(bare);
        pullRequests = new RefPullRequests(bare);
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
