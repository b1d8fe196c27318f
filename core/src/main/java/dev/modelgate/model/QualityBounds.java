package dev.modelgate.model;

import dev.modelgate.settings.Description;
import java.util.Optional;

/**
 * What the quality of every candidate must reach on the whole holdout, whatever environment it wants to enter. An
 * estimate that misses its bound denies; so does one that cannot be told.
 *
 * @param leastAuc least area under the ROC curve, 0 to 1
 * @param mostLogLoss most log loss
 * @param mostBrier most Brier score, 0 to 1
 * @param leastAccuracy least accuracy at the model's threshold, 0 to 1
 */
@Description("What the quality of every candidate must reach on the whole holdout.")
public record QualityBounds(
        @Description("Least area under the ROC curve, 0 to 1.")
        Optional<Double> leastAuc,

        @Description("Most log loss, in natural logarithm.") Optional<Double> mostLogLoss,
        @Description("Most Brier score, 0 to 1.") Optional<Double> mostBrier,

        @Description("Least accuracy at the model's threshold, 0 to 1.")
        Optional<Double> leastAccuracy) {
    /** The bound of a metric, if it has one. */
    public Optional<Double> of(QualityMetric metric) {
        return switch (metric) {
            case AUC -> leastAuc;
            case LOG_LOSS -> mostLogLoss;
            case BRIER -> mostBrier;
            case ACCURACY -> leastAccuracy;
        };
    }
}
