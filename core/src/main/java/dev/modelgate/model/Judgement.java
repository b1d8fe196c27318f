package dev.modelgate.model;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.problem.Conclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known so far about one candidate, and in the end its evidence. */
final class Judgement {
    private final ValidateModel.Request request;
    private final StepKey key;
    private final double threshold;
    private final List<Check> checks = new ArrayList<>();
    private long rows;
    private long unlabelled;
    private Optional<Quality> whole = Optional.empty();
    private List<SliceQuality> slices = List.of();
    private Optional<Comparison> comparison = Optional.empty();
    private List<float[]> first = List.of();
    private Optional<Latency> latency = Optional.empty();

    Judgement(ValidateModel.Request request, StepKey key, double threshold) {
        this.request = request;
        this.key = key;
        this.threshold = threshold;
    }

    void add(List<Check> made) {
        checks.addAll(made);
    }

    boolean denied() {
        return checks.stream().anyMatch(Check::failed);
    }

    void judge(HoldoutScores scores, Optional<ChampionScorer> champion) {
        rows = scores.rows();
        unlabelled = scores.unlabelled();
        checks.addAll(QualityChecks.ofScores(scores));
        if (denied()) {
            return;
        }
        HoldoutQuality quality = new HoldoutQuality(
                scores.scored(), threshold, request.settings().leastSliceRows());
        Quality all = quality.whole();
        whole = Optional.of(all);
        slices = quality.slices();
        first = scores.first();
        checks.addAll(QualityChecks.ofQuality(all, request.settings().bounds()));
        champion.ifPresent(other -> compare(quality, other, other.check(scores)));
    }

    private void compare(HoldoutQuality quality, ChampionScorer champion, Check comparable) {
        checks.add(comparable);
        if (comparable.verdict() == Check.Verdict.HOLDS) {
            comparison = champion.scorer()
                    .map(scorer -> quality.against(
                            champion.version(), scorer.signature().threshold()));
        }
    }

    /** Looks whether the golden rows prove the order of the features, if it got that far and there are any. */
    void order(Scorer candidate) {
        if (!first.isEmpty() && !candidate.signature().golden().isEmpty()) {
            checks.add(new FeatureOrder(candidate).check(first));
        }
    }

    /** Times the candidate on rows that it was scored on, if it got that far. */
    void time(SingleRowTimer timer, Scorer candidate) {
        latency = timer.time(candidate, first, request.settings().latencyRuns());
    }

    private Conclusion conclusion() {
        if (denied()) {
            return Conclusion.DENIED;
        }
        return checks.stream().anyMatch(QualityChecks::leavesQualityOpen) ? Conclusion.UNKNOWN : Conclusion.PASSED;
    }

    Evidence evidence() {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject("model", request.model().file().digest()));
        request.model().signature().ifPresent(file -> subjects.add(new Subject("signature", file.digest())));
        subjects.add(new Subject("holdout", request.holdout().digest()));
        ModelValidationResult result = new ModelValidationResult(
                request.model().title(),
                request.holdout().name(),
                request.holdout().fileNames(),
                threshold,
                rows,
                unlabelled,
                checks,
                whole,
                slices,
                comparison);
        return Evidence.of(
                ModelValidationResult.PREDICATE, key, subjects, conclusion(), result, new ModelMeasurements(latency));
    }
}
