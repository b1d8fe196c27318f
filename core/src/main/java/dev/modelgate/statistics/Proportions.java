package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Intervals for proportions: null rates, the mass of categories never seen before, accuracies. */
public final class Proportions {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Proportions() {}

    /**
     * Wilson's score interval (1927) for a proportion; sound at 0 and at n successes.
     *
     * @param successes from 0 to n
     * @param n at least 1
     */
    public static ConfidenceInterval wilson(long successes, long n, double level) {
        Checks.size(n, "sample");
        require(successes >= 0 && successes <= n, "there are " + successes + " successes among " + n);
        double z = normalQuantile(level);
        double p = (double) successes / n;
        double scale = 1 + z * z / n;
        double centre = (p + z * z / (2.0 * n)) / scale;
        double margin = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / scale;
        double lower = successes == 0 ? 0 : Math.max(0, centre - margin);
        double upper = successes == n ? 1 : Math.min(1, centre + margin);
        return new ConfidenceInterval(p, lower, upper, level);
    }

    /**
     * Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10) for how much larger the current
     * proportion is than the reference's; from -1 to 1.
     */
    public static ConfidenceInterval difference(
            long referenceSuccesses, long referenceSize, long currentSuccesses, long currentSize, double level) {
        ConfidenceInterval reference = wilson(referenceSuccesses, referenceSize, level);
        ConfidenceInterval current = wilson(currentSuccesses, currentSize, level);
        double difference = current.estimate() - reference.estimate();
        double down = StrictMath.hypot(current.estimate() - current.lower(), reference.upper() - reference.estimate());
        double up = StrictMath.hypot(current.upper() - current.estimate(), reference.estimate() - reference.lower());
        return new ConfidenceInterval(difference, Math.max(-1, difference - down), Math.min(1, difference + up), level);
    }

    /** The z with {@code P(|Z| <= z) = level} for a standard normal Z. */
    static double normalQuantile(double level) {
        return NORMAL.inverseSurvivalProbability((1 - Checks.level(level)) / 2);
    }
}
