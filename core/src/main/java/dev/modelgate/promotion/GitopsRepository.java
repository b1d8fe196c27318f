package dev.modelgate.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes a GitOps repository without a work tree. */
public interface GitopsRepository {
    /**
     * The newest commit of the branch that environments are synced from.
     *
     * @throws dev.modelgate.problem.ProblemException when the repository is missing, empty or has no such branch
     */
    Snapshot head();

    /** The newest commit of another branch, if there is one. */
    Optional<Snapshot> branch(String name);

    /**
     * Writes files on top of a commit and points a branch at the result: compare-and-swap on the branch.
     *
     * @param push what to write
     * @return the new commit's snapshot, or empty when the branch is no longer where it was expected
     */
    Optional<Snapshot> push(Push push);

    /** One commit. */
    interface Snapshot {
        /** Full id of the commit. */
        String commit();

        /** Bytes of a file, if it is there. Paths are relative, with slashes. */
        Optional<byte[]> read(String path);

        /** Paths of all files below a folder, sorted. */
        List<String> list(String folder);

        /** This commit and those before it, newest first. */
        List<Commit> history(int limit);

        /** What a file held, each time that the line of first parents changed it, newest first. */
        List<Held> held(String path, int limit);

        /** Commits that this one has and another one has not, newest first, a bounded number. */
        List<Commit> since(String commit);

        /** Paths that were added, changed or removed since this commit and another one parted, sorted. */
        List<String> changed(String commit);
    }

    /**
     * A commit, for people.
     *
     * @param id full id
     * @param author name
     * @param at when, as ISO-8601 instant
     * @param message whole message
     */
    record Commit(String id, String author, Instant at, String message) {}

    /**
     * What a file held from a commit on.
     *
     * @param since the commit that changed it: of a merged change the merge
     * @param bytes the file; empty when the commit removed it
     */
    record Held(Commit since, Optional<byte[]> bytes) {}

    /**
     * A write.
     *
     * @param branch branch to move
     * @param expected the commit that the branch must point at now; empty when it must not exist
     * @param parent the commit to build on
     * @param changes files to write
     * @param message commit message
     * @param author name and address of who does it
     */
    record Push(
            String branch,
            Optional<String> expected,
            String parent,
            ChangeSet changes,
            String message,
            Author author) {}

    /**
     * Who commits.
     *
     * @param name name
     * @param email address
     * @param at time of the commit
     */
    record Author(String name, String email, Instant at) {}
}
