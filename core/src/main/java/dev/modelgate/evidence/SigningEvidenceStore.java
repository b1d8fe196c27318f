package dev.modelgate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A store in which everything that is put gets a signature. What is there without the signature of the same key does not stand for
 * a new run: else whoever can write into the store would have it signed.
 */
public final class SigningEvidenceStore implements EvidenceStore {
    private final EvidenceStore store;
    private final SigningKey key;

    /**
     * Signs what is put.
     *
     * @param store keeps it
     * @param key signs it
     */
    public SigningEvidenceStore(EvidenceStore store, SigningKey key) {
        this.store = store;
        this.key = key;
    }

    @Override
    public Optional<Evidence> find(StepKey stepKey) {
        return store.find(stepKey).filter(this::isOurs);
    }

    private boolean isOurs(Evidence evidence) {
        return evidence.isSignedBy(key.verification());
    }

    @Override
    public List<Evidence> about(Digest subject) {
        return store.about(subject);
    }

    @Override
    public List<Evidence> all(String kind) {
        return store.all(kind);
    }

    @Override
    public Optional<Evidence> latest(String kind, String subject) {
        return store.latest(kind, subject);
    }

    @Override
    public void put(Evidence evidence) {
        store.put(isOurs(evidence) ? evidence : evidence.signedBy(key));
    }
}
