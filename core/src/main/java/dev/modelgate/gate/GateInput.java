package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The only window that a gate has on the world.
 *
 * @param candidate the model that wants to enter
 * @param environment the environment that it wants to enter
 * @param facts what no step measures
 * @param evidence everything known about the candidate and about the data it was trained on
 */
public record GateInput(ModelVersion candidate, String environment, Facts facts, List<Evidence> evidence) {
    private static final Comparator<Evidence> OLDEST_FIRST = Comparator.comparing(
                    (Evidence one) -> one.measured().path("at").asText())
            .thenComparing(one -> one.key().digest());

    public GateInput {
        evidence = List.copyOf(evidence);
    }

    /** The newest evidence of a kind about the candidate itself. */
    Optional<Evidence> aboutCandidate(String kind) {
        return newest(kind, candidate.digest());
    }

    /** The newest evidence of a kind about both of two things. */
    Optional<Evidence> newest(String kind, Digest subject, Digest other) {
        return ofKind(kind)
                .filter(one -> one.isAbout(subject) && one.isAbout(other))
                .max(OLDEST_FIRST);
    }

    /** The newest evidence of a kind about something with this digest. */
    Optional<Evidence> newest(String kind, Digest subject) {
        return ofKind(kind).filter(one -> one.isAbout(subject)).max(OLDEST_FIRST);
    }

    /** What training recorded of the candidate. */
    Optional<TrainingResult> training() {
        return aboutCandidate(Train.KIND).map(one -> one.resultAs(TrainingResult.class));
    }

    /** What validation found out about the candidate. */
    Optional<ModelValidationResult> modelValidation() {
        return validation().map(one -> one.resultAs(ModelValidationResult.class));
    }

    /** The newest validation beside the champion that runs now; when there is none, the newest. */
    Optional<Evidence> validation() {
        return ofKind(ModelValidationResult.KIND)
                .filter(one -> one.isAbout(candidate.digest()) && comparesWithChampion(one))
                .max(OLDEST_FIRST)
                .or(() -> aboutCandidate(ModelValidationResult.KIND));
    }

    /** Whether a validation compared the candidate with the champion that runs now. */
    boolean comparesWithChampion(Evidence validation) {
        return validation
                .resultAs(ModelValidationResult.class)
                .comparison()
                .filter(comparison -> comparison.champion().digest().toString().equals(facts.championDigest()))
                .isPresent();
    }

    private Stream<Evidence> ofKind(String kind) {
        return evidence.stream().filter(one -> one.kind().equals(kind));
    }
}
