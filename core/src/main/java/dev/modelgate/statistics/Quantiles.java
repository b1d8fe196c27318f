package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Quantiles of a sample: interpolated for numbers, order statistics for latencies. */
public final class Quantiles {

    private Quantiles() {}

    /** By linear interpolation; see {@link NumericSample#quantile}. */
    static double interpolated(NumericSample sample, double p) {
        double position = (sample.n() - 1) * probability(p);
        long lower = (long) Math.floor(position);
        double low = sample.orderStatistic(lower);
        double high = sample.orderStatistic(Math.min(lower + 1, sample.n() - 1));
        return low + (high - low) * (position - lower);
    }

    /**
     * The smallest observation that at least the fraction {@code p} of all observations does not exceed (nearest rank,
     * type 1): always a value that was observed, which is what one says of a latency.
     *
     * @param p between 0 and 1; 0 gives the minimum
     */
    public static double nearestRank(NumericSample sample, double p) {
        // Without the tolerance 0.07 * 100 = 7.000000000000001 would be rank 8.
        long rank = (long) Math.ceil(sample.n() * probability(p) * (1 - 4e-16));
        return sample.orderStatistic(Math.max(rank, 1) - 1);
    }

    /**
     * A distribution-free interval for a quantile between two order statistics (the exact binomial argument), with at
     * least the coverage {@code level}.
     *
     * @return empty if the sample is too small to bound the quantile on both sides, as with 100 latencies and p = 0.99
     */
    public static Optional<ConfidenceInterval> nearestRankInterval(NumericSample sample, double p, double level) {
        require(p > 0 && p < 1, "the quantile " + p + " is not strictly between 0 and 1");
        int n = Math.toIntExact(sample.n());
        double tail = (1 - Checks.level(level)) / 2;
        BinomialDistribution below = BinomialDistribution.of(n, p);
        // P(B < lower) <= tail and P(B >= upper) <= tail, where B counts the observations below the true quantile.
        int lower = below.inverseCumulativeProbability(tail);
        int upper = below.inverseSurvivalProbability(tail) + 1;
        if (lower < 1 || upper > n) {
            return Optional.empty();
        }
        return Optional.of(new ConfidenceInterval(
                nearestRank(sample, p), sample.orderStatistic(lower - 1), sample.orderStatistic(upper - 1), level));
    }

    private static double probability(double p) {
        require(p >= 0 && p <= 1, "the quantile " + p + " is not between 0 and 1");
        return p;
    }
}
