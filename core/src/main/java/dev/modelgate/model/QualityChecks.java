package dev.modelgate.model;

import dev.modelgate.problem.Finding;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be said of a model once its holdout was scored. */
final class QualityChecks {
    private QualityChecks() {}

    /** Whether every row could be encoded and every score is a probability; if not, quality means nothing. */
    static List<Check> ofScores(HoldoutScores scores) {
        List<Finding> unusable = scores.unusable().entrySet().stream()
                .map(entry -> Finding.of(
                                "usable-values",
                                entry.getKey(),
                                entry.getValue() + " rows hold a value that is missing without a fill, NaN or infinite",
                                "a finite number in every row, or a missing one that the signature has a fill for",
                                "Mend the column, demand finite numbers in the contract, or give the feature a fill")
                        .withSamples(scores.rows()))
                .toList();
        return List.of(
                Check.of("usable-values", "every row with a label could be encoded", unusable), probabilities(scores));
    }

    private static Check probabilities(HoldoutScores scores) {
        String name = "scores-are-probabilities";
        if (scores.notProbabilities() == 0) {
            return Check.holds(name, "every score is from 0 to 1");
        }
        return Check.fails(
                name,
                List.of(Finding.of(
                                name,
                                "scores",
                                scores.notProbabilities() + " scores are NaN, infinite, below 0 or above 1",
                                "scores from 0 to 1",
                                "Export the model with its sigmoid or softmax, and look for overflow in its inputs")
                        .withSamples(scores.scored().size())));
    }

    /** Whether the holdout has both labels, and whether the bounds hold. */
    static List<Check> ofQuality(Quality whole, Optional<QualityBounds> bounds) {
        List<Check> checks = new ArrayList<>();
        checks.add(bothLabels(whole));
        bounds.ifPresent(given -> checks.add(bounds(whole, given)));
        return checks;
    }

    private static Check bothLabels(Quality whole) {
        String name = "both-labels";
        long negatives = whole.rows() - whole.positives();
        String observed = whole.positives() + " positive and " + negatives + " negative rows";
        if (whole.positives() >= 2 && negatives >= 2) {
            return Check.holds(name, observed);
        }
        return Check.cannotTell(
                name,
                Finding.of(
                                name,
                                "label",
                                observed,
                                "two rows of either label at least; without them there is no AUC",
                                "Use a holdout with both labels, and check in {key:label} which values are positive")
                        .withSamples(whole.rows()));
    }

    private static Check bounds(Quality whole, QualityBounds bounds) {
        List<Finding> findings = new ArrayList<>();
        for (QualityMetric metric : QualityMetric.values()) {
            bounds.of(metric).flatMap(bound -> missed(metric, bound, whole)).ifPresent(findings::add);
        }
        return Check.of("bounds", "every bound is reached", findings);
    }

    private static Optional<Finding> missed(QualityMetric metric, double bound, Quality whole) {
        Optional<ConfidenceInterval> figure = whole.metrics().of(metric);
        boolean reached = figure.map(ConfidenceInterval::estimate)
                .filter(estimate -> metric.higherIsBetter() ? estimate >= bound : estimate <= bound)
                .isPresent();
        if (reached) {
            return Optional.empty();
        }
        String direction = metric.higherIsBetter() ? " at least " : " at most ";
        return Optional.of(Finding.of(
                        "bounds",
                        metric.title(),
                        figure.map(Figures::interval).orElse("cannot be told"),
                        metric.title() + direction + String.format(Locale.ROOT, "%.4f", bound),
                        "Train a better model, or change the bound in {key:evaluate.bounds}")
                .withSamples(whole.rows()));
    }
}
