package dev.modelgate.gate;

import dev.modelgate.data.Dataset;
import dev.modelgate.data.ProfileData;
import dev.modelgate.data.ValidateData;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.ValidateModel;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The only window that a gate has on the world.
 *
 * @param candidate the model that wants to enter
 * @param environment the environment that it wants to enter
 * @param facts what no step measures
 * @param evidence everything known about the candidate and about the data it was trained on, the newest last
 */
public record GateInput(ModelVersion candidate, String environment, Facts facts, List<Evidence> evidence) {
    public GateInput {
        evidence = List.copyOf(evidence);
    }

    /** What training recorded of exactly this candidate. */
    Optional<Evidence> training() {
        return newest(
                Train.KIND, one -> one.resultAs(TrainingResult.class).model().equals(candidate));
    }

    /** Name and digest of every dataset that the candidate was trained on. */
    SortedMap<String, Digest> datasets() {
        return training()
                .map(one -> one.resultAs(TrainingResult.class).datasets())
                .orElseGet(TreeMap::new);
    }

    /** The validation of data under the contract that the dataset of this name has to meet now. */
    Optional<Evidence> dataValidation(String dataset, Digest data) {
        return Optional.ofNullable(facts.contracts().get(dataset))
                .flatMap(contract -> newest(ValidateData.KIND, one -> one.isAbout(data) && one.isAbout(contract)));
    }

    /**
     * How far the data that the project looks at have drifted from these. What another model than the candidate or the
     * champion makes of them is no proof.
     */
    Optional<Evidence> drift(Digest reference) {
        return newest(
                MeasureDrift.KIND,
                one -> one.isAbout(reference)
                        && !MeasureDrift.looksAt(one, reference)
                        && isWhereToLook(one, MeasureDrift.CURRENT)
                        && MeasureDrift.modelOf(one).map(this::mayJudge).orElse(true));
    }

    private boolean mayJudge(Digest model) {
        return model.equals(candidate.digest())
                || facts.champion().map(ModelVersion::digest).equals(Optional.of(model));
    }

    /** The profile of data. */
    Optional<Evidence> profile(Digest data) {
        return newest(ProfileData.KIND, one -> one.isAbout(data));
    }

    /** What validation found out about the candidate. */
    Optional<ModelValidationResult> modelValidation() {
        return validation().map(one -> one.resultAs(ModelValidationResult.class));
    }

    /** The newest validation beside the champion that runs now; when there is none, the newest. */
    Optional<Evidence> validation() {
        return newest(ModelValidationResult.KIND, one -> isAboutCandidate(one) && comparesWithChampion(one))
                .or(this::newestValidation);
    }

    /** The newest validation of the candidate, whatever champion it was compared with. */
    Optional<Evidence> newestValidation() {
        return newest(ModelValidationResult.KIND, this::isAboutCandidate);
    }

    /** Whether a validation compared the candidate with the champion that runs now. */
    boolean comparesWithChampion(Evidence validation) {
        return validation
                .resultAs(ModelValidationResult.class)
                .comparison()
                .filter(comparison -> comparison.champion().digest().toString().equals(facts.championDigest()))
                .isPresent();
    }

    /** The same file under another signature is another model; on data that it was trained on, any model is good. */
    private boolean isAboutCandidate(Evidence validation) {
        return isAboutItsFile(validation)
                && candidate
                        .signature()
                        .toString()
                        .equals(validation.key().parts().get("signature"))
                && isWhereToLook(validation, ValidateModel.HOLDOUT)
                && datasets().values().stream().noneMatch(validation::isAbout);
    }

    /** Whoever runs a step may name any file; what counts is what the project file names. */
    private boolean isWhereToLook(Evidence one, String role) {
        return Dataset.nameIn(one.key(), role)
                .filter(name -> facts.looksAt(one.kind(), name))
                .isPresent();
    }

    private boolean isAboutItsFile(Evidence validation) {
        return validation.isAbout(candidate.digest());
    }

    /** What a gate observes that finds no validation. */
    String withoutValidation() {
        return "no validation of " + candidate
                + (newest(ModelValidationResult.KIND, this::isAboutItsFile).isPresent()
                        ? " with its signature on " + unseenData()
                        : "");
    }

    private String unseenData() {
        return Optional.ofNullable(facts.looksAt().get(ModelValidationResult.KIND))
                .map(holdout -> "dataset " + holdout + ", which it must not be trained on")
                .orElse("data that it was not trained on");
    }

    /** The newest evidence of a kind that something holds of. */
    private Optional<Evidence> newest(String kind, Predicate<Evidence> which) {
        return evidence.stream()
                .filter(one -> one.kind().equals(kind))
                .filter(which)
                .reduce((older, newer) -> newer);
    }
}
