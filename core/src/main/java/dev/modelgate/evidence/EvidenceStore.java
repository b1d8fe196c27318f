package dev.modelgate.evidence;

import dev.modelgate.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** Holds evidence between steps and between CI jobs. */
public interface EvidenceStore {
    /**
     * The evidence with exactly this key.
     *
     * @throws ProblemException when it is there but was changed by hand or cannot be read
     */
    Optional<Evidence> find(StepKey key);

    /**
     * All evidence about a subject, sorted by kind and key.
     *
     * @throws ProblemException naming every file that mentions the subject and was changed by hand, and every file that
     *     cannot be read
     */
    List<Evidence> about(Digest subject);

    /**
     * All evidence of a kind, sorted by key.
     *
     * @throws ProblemException naming every file of the kind that was changed by hand or cannot be read
     */
    List<Evidence> all(String kind);

    /**
     * The evidence that was put last of all whose kind and first subject's name are these: what a new run of the same
     * step is compared with.
     */
    Optional<Evidence> latest(String kind, String subject);

    /** Keeps evidence; an earlier one with the same key is replaced. All or nothing. */
    void put(Evidence evidence);
}
