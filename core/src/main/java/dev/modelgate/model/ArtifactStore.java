package dev.modelgate.model;

import dev.modelgate.evidence.Digest;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps artefacts by the digest of their bytes. */
public interface ArtifactStore {
    /** Copies a file in; does nothing when the store has it. All or nothing. */
    Digest put(Path file);

    /**
     * A local file with exactly these bytes, verified, valid until the store is closed.
     *
     * @throws dev.modelgate.problem.ProblemException when the stored bytes no longer have the digest
     */
    Optional<Path> fetch(Digest digest);

    /** Where a server finds the artefact, for manifests. */
    String uri(Digest digest);
}
