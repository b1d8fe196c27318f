package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.evidence.StepKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An evidence store that forgets when the test ends. */
final class MemoryStore implements EvidenceStore {
    private final Map<Digest, Evidence> kept = new LinkedHashMap<>();

    @Override
    public Optional<Evidence> find(StepKey key) {
        return Optional.ofNullable(kept.get(key.digest()));
    }

    @Override
    public List<Evidence> about(Digest subject) {
        return kept.values().stream()
                .filter(one -> one.isAbout(subject))
                .sorted(Comparator.comparing(Evidence::kind)
                        .thenComparing(one -> one.key().digest()))
                .toList();
    }

    @Override
    public List<Evidence> all(String kind) {
        return kept.values().stream()
                .filter(one -> one.kind().equals(kind))
                .sorted(Comparator.comparing(one -> one.key().digest()))
                .toList();
    }

    @Override
    public Optional<Evidence> latest(String kind, String subject) {
        return kept.values().stream()
                .filter(one ->
                        one.kind().equals(kind) && one.subjects().get(0).name().equals(subject))
                .reduce((older, newer) -> newer);
    }

    @Override
    public void put(Evidence evidence) {
        kept.remove(evidence.key().digest());
        kept.put(evidence.key().digest(), evidence);
    }
}
