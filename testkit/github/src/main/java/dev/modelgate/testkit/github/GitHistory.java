package dev.modelgate.testkit.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** What leads from commit to commit. */
final class GitHistory {
    private final Repository repository;

    GitHistory(Repository repository) {
        this.repository = repository;
    }

    /** Commits from one on, newest first; with a path, those that changed it. */
    List<RevCommit> log(ObjectId from, Optional<String> path) {
        return GitStore.unchecked(() -> {
            List<RevCommit> all = new ArrayList<>();
            try (RevWalk walk = new RevWalk(repository)) {
                walk.markStart(walk.parseCommit(from));
                path.ifPresent(only -> walk.setTreeFilter(org.eclipse.jgit.treewalk.filter.AndTreeFilter.create(
                        org.eclipse.jgit.treewalk.filter.PathFilter.create(only),
                        org.eclipse.jgit.treewalk.filter.TreeFilter.ANY_DIFF)));
                walk.setRewriteParents(false);
                for (RevCommit commit : walk) {
                    walk.parseBody(commit);
                    all.add(commit);
                }
            }
            return all;
        });
    }

    /** Whether a commit is among those that another one has. */
    boolean contains(ObjectId whole, ObjectId part) {
        return GitStore.unchecked(() -> {
            try (RevWalk walk = new RevWalk(repository)) {
                return walk.isMergedInto(walk.parseCommit(part), walk.parseCommit(whole));
            }
        });
    }

    /** Where two lines parted. */
    Optional<ObjectId> parting(ObjectId one, ObjectId other) {
        return GitStore.unchecked(() -> {
            try (RevWalk walk = new RevWalk(repository)) {
                walk.setRevFilter(RevFilter.MERGE_BASE);
                walk.markStart(walk.parseCommit(one));
                walk.markStart(walk.parseCommit(other));
                return Optional.ofNullable(walk.next());
            }
        });
    }

    /** Commits that one has and another one has not, oldest first. */
    List<RevCommit> since(ObjectId other, ObjectId one) {
        return GitStore.unchecked(() -> {
            List<RevCommit> all = new ArrayList<>();
            try (RevWalk walk = new RevWalk(repository)) {
                walk.markStart(walk.parseCommit(one));
                walk.markUninteresting(walk.parseCommit(other));
                for (RevCommit commit : walk) {
                    walk.parseBody(commit);
                    all.add(0, commit);
                }
            }
            return all;
        });
    }
}
