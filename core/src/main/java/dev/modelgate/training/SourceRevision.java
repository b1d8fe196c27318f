package dev.modelgate.training;

import dev.modelgate.evidence.Digest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tells which state of the source a folder holds. */
@FunctionalInterface
public interface SourceRevision {
    /**
     * The revision of a folder; empty when no version control knows it.
     *
     * @param written files and folders, relative to the folder, that runs write: no change of them is one of the source
     */
    Optional<Revision> of(Path folder, Set<String> written);

    /**
     * A state of the source.
     *
     * @param commit full id of the commit that is checked out
     * @param committedAt when it was committed
     * @param dirty digest over every changed and untracked, not ignored file below the folder, when there is one
     */
    record Revision(String commit, Instant committedAt, Optional<Digest> dirty) {}
}
