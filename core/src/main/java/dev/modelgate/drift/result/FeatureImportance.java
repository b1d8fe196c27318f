package dev.modelgate.drift.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * How much a column matters to a model: how far scores move when its values are others, on average, in standard deviations
 * of the scores. Six decimals: scores are numbers of single precision.
 *
 * @param column name of the column
 * @param shuffled when its values change places within the reference; absent when some score is not finite then
 * @param replaced when its values are some of the current data; absent when some of these cannot be scored
 * @param logLoss by how much shuffling makes the logarithmic loss larger, in nats, when the reference has labels
 */
public record FeatureImportance(
        String column, OptionalDouble shuffled, OptionalDouble replaced, OptionalDouble logLoss) {
    private static final int DECIMALS = 6;

    public FeatureImportance {
        shuffled = rounded(shuffled);
        replaced = rounded(replaced);
        logLoss = rounded(logLoss);
    }

    private static OptionalDouble rounded(OptionalDouble value) {
        return value.isPresent()
                ? OptionalDouble.of(BigDecimal.valueOf(value.getAsDouble())
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .doubleValue())
                : value;
    }

    /** Whether the column matters by at least so much, as far as is known. */
    public boolean reaches(double relevance) {
        return shuffled.isEmpty()
                || replaced.isEmpty()
                || shuffled.getAsDouble() >= relevance
                || replaced.getAsDouble() >= relevance;
    }
}
