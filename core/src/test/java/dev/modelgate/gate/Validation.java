package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.Comparison;
import dev.modelgate.model.MetricIntervals;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.Quality;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.model.SliceQuality;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds the evidence of a model's validation: 4000 rows, AUC 0.7 and log loss 0.5 where a test says nothing else. */
final class Validation {
    static final MetricIntervals NOTHING =
            new MetricIntervals(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final ModelVersion model;
    private final List<SliceQuality> slices = new ArrayList<>();
    private final Map<String, Object> measured = new TreeMap<>(Map.of("at", "2026-11-22T10:00:00Z"));
    private Conclusion conclusion = Conclusion.PASSED;
    private MetricIntervals metrics = new MetricIntervals(
            Optional.of(interval(0.69, 0.71)), Optional.of(interval(0.49, 0.51)), Optional.empty(), Optional.empty());
    private Optional<Comparison> comparison = Optional.empty();
    private Digest signature;
    private String holdout = "holdout";

    private Validation(ModelVersion model) {
        this.model = model;
        this.signature = model.signature();
    }

    static Validation of(ModelVersion model) {
        return new Validation(model);
    }

    static ConfidenceInterval interval(double lower, double upper) {
        return new ConfidenceInterval((lower + upper) / 2, lower, upper, 0.95);
    }

    /** Figures with one metric only. */
    static MetricIntervals only(QualityMetric metric, ConfidenceInterval figure) {
        return new MetricIntervals(
                Optional.of(figure).filter(one -> metric == QualityMetric.AUC),
                Optional.of(figure).filter(one -> metric == QualityMetric.LOG_LOSS),
                Optional.of(figure).filter(one -> metric == QualityMetric.BRIER),
                Optional.of(figure).filter(one -> metric == QualityMetric.ACCURACY));
    }

    Validation open() {
        conclusion = Conclusion.UNKNOWN;
        return this;
    }

    Validation denied() {
        conclusion = Conclusion.DENIED;
        return this;
    }

    Validation signature(Digest other) {
        signature = other;
        return this;
    }

    Validation on(String dataset) {
        holdout = dataset;
        return this;
    }

    Validation at(String time) {
        measured.put("at", time);
        return this;
    }

    Validation metrics(MetricIntervals figures) {
        metrics = figures;
        return this;
    }

    Validation slice(String value, boolean enough, MetricIntervals figures) {
        slices.add(new SliceQuality("origin", value, enough, new Quality(enough ? 1000 : 5, 2, figures)));
        return this;
    }

    Validation against(ModelVersion champion, MetricIntervals difference) {
        comparison = Optional.of(new Comparison(champion, 4000, NOTHING, difference, List.of()));
        return this;
    }

    Validation latency(Map<String, Object> figures) {
        measured.put("latency", figures);
        return this;
    }

    Evidence evidence() {
        ModelValidationResult result = new ModelValidationResult(
                model.toString(),
                holdout,
                List.of("holdout.csv"),
                0.5,
                4000,
                0,
                List.of(),
                Optional.of(new Quality(4000, 900, metrics)),
                slices,
                comparison);
        Map<String, String> parts = new TreeMap<>();
        parts.put("model", model.digest().toString());
        parts.put("signature", signature.toString());
        parts.put("holdout.name", holdout);
        parts.put(
                "champion",
                comparison.map(one -> one.champion().digest().toString()).orElse("none"));
        return Evidence.of(
                StepKey.of(ModelValidationResult.KIND, parts),
                List.of(new Subject("model", model.digest()), new Subject("holdout", World.digest(holdout))),
                conclusion,
                result,
                measured);
    }
}
