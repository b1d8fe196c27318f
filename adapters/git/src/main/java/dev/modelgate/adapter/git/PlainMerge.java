package dev.modelgate.adapter.git;

import dev.modelgate.promotion.PullRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds what somebody merged with plain Git: nobody told the book, but the head of an open pull request is in its base.
 * As a pull request is only opened from a branch that has something of its own, it can have come there by no other way.
 */
final class PlainMerge {
    private final Repository repository;

    PlainMerge(Repository repository) {
        this.repository = repository;
    }

    /** The entry as the branches make it: merged when its head is in its base, and otherwise as it stands. */
    PullRequestBook.Entry seen(PullRequestBook.Entry entry) throws IOException {
        Optional<ObjectId> base = BareRepository.resolve(repository, Constants.R_HEADS + entry.base());
        if (!entry.isOpen() || base.isEmpty()) {
            return entry;
        }
        Optional<ObjectId> tip = BareRepository.resolve(repository, Constants.R_HEADS + entry.branch());
        // The branch may have moved on since: what was booked last counts as well.
        List<ObjectId> heads = Stream.concat(tip.stream(), Stream.of(ObjectId.fromString(entry.head())))
                .distinct()
                .toList();
        for (ObjectId head : heads) {
            if (contains(base.get(), head)) {
                return entry.ended(
                        PullRequests.State.MERGED,
                        head.name(),
                        Optional.of(by(base.get(), head).name()));
            }
        }
        return entry;
    }

    /** Whether a commit is another one or comes before it. */
    boolean contains(ObjectId base, ObjectId head) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit old = walk.parseCommit(head);
            return walk.isMergedInto(old, walk.parseCommit(base));
        }
    }

    /** The first commit of the base that had the head: a merge, or the head itself when the base was moved to it. */
    private ObjectId by(ObjectId base, ObjectId head) throws IOException {
        List<RevCommit> newer = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setFirstParent(true);
            walk.markStart(walk.parseCommit(base));
            walk.markUninteresting(walk.parseCommit(head));
            walk.forEach(newer::add);
        }
        Collections.reverse(newer);
        if (newer.isEmpty() || newer.get(0).getParent(0).equals(head)) {
            return head;
        }
        for (RevCommit commit : newer) {
            if (contains(commit, head)) {
                return commit;
            }
        }
        return base;
    }
}
