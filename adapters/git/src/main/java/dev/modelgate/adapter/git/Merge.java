package dev.modelgate.adapter.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;

/** Merges the head of a pull request in memory. */
final class Merge {
    private final Repository repository;
    private final PullRequestBook.Entry entry;
    private final PersonIdent actor;

    Merge(Repository repository, PullRequestBook.Entry entry, PersonIdent actor) {
        this.repository = repository;
        this.entry = entry;
        this.actor = actor;
    }

    /** The merge commit, which no ref has yet; the base itself when it has the head already; empty on a conflict. */
    Optional<ObjectId> into(ObjectId base, ObjectId head) throws IOException {
        if (new PlainMerge(repository).contains(base, head)) {
            return Optional.of(base);
        }
        Merger merger = MergeStrategy.RECURSIVE.newMerger(repository, true);
        if (!merger.merge(base, head)) {
            return Optional.empty();
        }
        String message =
                "Merge pull request #" + entry.number() + " from " + entry.branch() + "\n\n" + entry.title() + "\n";
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId commit =
                    inserter.insert(LocalRepository.commit(merger.getResultTreeId(), message, actor, base, head));
            inserter.flush();
            return Optional.of(commit);
        }
    }
}
