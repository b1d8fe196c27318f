package dev.modelgate.model;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Optional;

/**
 * Quality figures, or differences of them, each with its interval; absent where it cannot be told.
 *
 * @param auc absent when there are fewer than two rows of either label
 * @param logLoss natural logarithm
 * @param brier from 0, the best, to 1
 * @param accuracy at the model's threshold
 */
public record MetricIntervals(
        Optional<ConfidenceInterval> auc,
        Optional<ConfidenceInterval> logLoss,
        Optional<ConfidenceInterval> brier,
        Optional<ConfidenceInterval> accuracy) {
    /** Nothing that can be told. */
    static final MetricIntervals NONE =
            new MetricIntervals(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** One figure. */
    public Optional<ConfidenceInterval> of(QualityMetric metric) {
        return switch (metric) {
            case AUC -> auc;
            case LOG_LOSS -> logLoss;
            case BRIER -> brier;
            case ACCURACY -> accuracy;
        };
    }
}
