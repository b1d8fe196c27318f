package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Tests that counts follow given expectations, as {@code scipy.stats.power_divergence}. Where the expectations are
 * themselves counts of a sample, both alarm too often: see {@link ChiSquareHomogeneity}.
 */
public final class GoodnessOfFit {

    private GoodnessOfFit() {}

    /**
     * The p-value of Pearson's {@code Σ (o-e)²/e} (1900) with k - 1 degrees of freedom; 0 if something was observed
     * that was not expected at all.
     *
     * @throws IllegalArgumentException if there are fewer than two cells, or one is empty on both sides
     */
    public static double chiSquare(long[] observed, double[] expected) {
        Sum statistic = new Sum();
        for (int i = 0; i < cells(observed, expected); i++) {
            if (expected[i] == 0) {
                return 0;
            }
            double excess = observed[i] - expected[i];
            statistic.add(excess * excess / expected[i]);
        }
        return pValue(statistic.value(), observed.length);
    }

    /**
     * The p-value of the likelihood ratio {@code 2 Σ o ln(o/e)} (Wilks 1938), the G test, with k - 1 degrees of freedom;
     * 0 if something was observed that was not expected at all.
     *
     * @throws IllegalArgumentException as {@link #chiSquare}
     */
    public static double likelihoodRatio(long[] observed, double[] expected) {
        Sum statistic = new Sum();
        for (int i = 0; i < cells(observed, expected); i++) {
            if (expected[i] == 0) {
                return 0;
            }
            if (observed[i] > 0) {
                statistic.add(2 * observed[i] * StrictMath.log(observed[i] / expected[i]));
            }
        }
        return pValue(statistic.value(), observed.length);
    }

    private static int cells(long[] observed, double[] expected) {
        require(
                observed.length == expected.length,
                "there are " + observed.length + " counts but " + expected.length + " expectations");
        require(observed.length > 1, "a test of fit needs two cells, not " + observed.length);
        for (int i = 0; i < observed.length; i++) {
            require(
                    observed[i] > 0 || observed[i] == 0 && expected[i] > 0,
                    "cell " + i + " is empty on both sides, or a count is negative");
        }
        return observed.length;
    }

    private static double pValue(double statistic, int cells) {
        return statistic <= 0 ? 1 : ChiSquaredDistribution.of(cells - 1).survivalProbability(statistic);
    }
}
