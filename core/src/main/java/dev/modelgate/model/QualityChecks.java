package dev.modelgate.model;

import dev.modelgate.problem.Finding;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be said of a model once its holdout was scored. */
final class QualityChecks {
    private static final String BOTH_LABELS = "both-labels";
    private static final String VALUES_PRESENT = "values-present";

    private QualityChecks() {}

    /** Whether a check says that the holdout cannot tell how good the model is. */
    static boolean leavesQualityOpen(Check check) {
        return check.verdict() == Check.Verdict.CANNOT_TELL
                && (check.name().equals(BOTH_LABELS) || check.name().equals(VALUES_PRESENT));
    }

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
                Check.of("usable-values", "every row with a label could be encoded", unusable),
                present(scores),
                probabilities(scores));
    }

    /** A feature without any value is filled in row by row: the model was never asked about it. */
    private static Check present(HoldoutScores scores) {
        long labelled = scores.rows() - scores.unlabelled();
        List<Finding> absent = scores.missing().entrySet().stream()
                .filter(entry -> labelled > 0 && entry.getValue() == labelled)
                .map(entry -> Finding.of(
                                VALUES_PRESENT,
                                entry.getKey(),
                                "it has no value in any of the rows with a label; each was filled in",
                                "values in some of the rows at least",
                                "Find out where the column was lost, or train the model without it")
                        .withSamples(labelled))
                .toList();
        if (!absent.isEmpty()) {
            return new Check(
                    VALUES_PRESENT,
                    Check.Verdict.CANNOT_TELL,
                    "without any value: "
                            + String.join(
                                    ", ", absent.stream().map(Finding::subject).toList()),
                    absent);
        }
        return Check.holds(
                VALUES_PRESENT,
                scores.missing().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(most ->
                                "filled in at most " + Figures.count(most.getValue()) + " rows, of " + most.getKey())
                        .orElse("no value had to be filled in"));
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
        String name = BOTH_LABELS;
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
