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

        /** Commits that touched a path, newest first. */
        List<Commit> history(String path, int limit);

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
