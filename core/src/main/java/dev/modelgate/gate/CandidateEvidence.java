package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a store holds about a candidate, and about the data that it was trained on. */
public final class CandidateEvidence {
    private static final Comparator<Evidence> OLDEST_FIRST = Comparator.comparing(
                    (Evidence one) -> one.measuredAt().orElse(Instant.MIN))
            .thenComparing(one -> one.key().digest());

    private final Digest candidate;
    private final List<Evidence> all;

    /** Reads everything about a candidate, and nothing about other versions of the same file. */
    public CandidateEvidence(EvidenceStore store, ModelVersion version) {
        this.candidate = version.digest();
        Set<Evidence> found = new LinkedHashSet<>();
        List<Evidence> about = store.about(candidate);
        Set<String> others = about.stream()
                .filter(one -> one.kind().equals(Train.KIND))
                .map(one -> one.resultAs(TrainingResult.class).model())
                .filter(trained -> !trained.equals(version))
                .map(ModelVersion::toString)
                .collect(Collectors.toSet());
        for (Evidence one : about) {
            if (others.contains(versionOf(one))) {
                continue;
            }
            found.add(one);
            if (one.kind().equals(Train.KIND)) {
                one.resultAs(TrainingResult.class).datasets().values().stream()
                        .flatMap(dataset -> store.about(dataset).stream())
                        .filter(this::aboutNoOtherModel)
                        .forEach(found::add);
            }
        }
        this.all = inOrder(found, store);
    }

    /**
     * What its step said last comes last, whether it measured anew or found that its evidence still stands; the rest is
     * in the order of measuring.
     */
    private static List<Evidence> inOrder(Collection<Evidence> found, EvidenceStore store) {
        Set<Digest> said = found.stream()
                .map(one -> store.latest(one.kind(), one.subjects().get(0).name()))
                .flatMap(Optional::stream)
                .map(one -> one.key().digest())
                .collect(Collectors.toSet());
        return found.stream()
                .sorted(Comparator.comparing(
                                (Evidence one) -> said.contains(one.key().digest()))
                        .thenComparing(OLDEST_FIRST))
                .toList();
    }

    /** The version that a training made, or that a validation was told to look at. */
    private static String versionOf(Evidence evidence) {
        return switch (evidence.kind()) {
            case Train.KIND -> evidence.resultAs(TrainingResult.class).model().toString();
            case ModelValidationResult.KIND ->
                evidence.resultAs(ModelValidationResult.class).model();
            default -> "";
        };
    }

    /** Other models may have been evaluated on the candidate's data. */
    private boolean aboutNoOtherModel(Evidence evidence) {
        return evidence.isAbout(candidate)
                || evidence.subjects().stream()
                        .noneMatch(subject -> subject.name().equals("model"));
    }

    /** What gates may look at, what was said last at the end: everything but decisions and facts. */
    public List<Evidence> forGates() {
        return all.stream()
                .filter(one -> !one.kind().equals(Decision.KIND) && !one.kind().equals(Facts.KIND))
                .toList();
    }

    /** The newest decision whether the candidate may enter an environment. */
    public Optional<Evidence> decision(String environment) {
        return all.stream()
                .filter(one -> one.kind().equals(Decision.KIND) && one.isAbout(candidate))
                .filter(one -> one.resultAs(Decision.class).environment().equals(environment))
                .reduce((older, newer) -> newer);
    }

    /** The evidence that a decision cites, as far as the store still has it. */
    public List<Evidence> citedBy(Evidence decision) {
        Set<Digest> cited = decision.resultAs(Decision.class).cites().values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        return all.stream().filter(one -> cited.contains(one.contentDigest())).toList();
    }
}
