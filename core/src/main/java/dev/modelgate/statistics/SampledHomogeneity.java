package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.SplittableRandom;

/**
 * The p-value of the chi-square statistic of homogeneity by drawing tables with the same margins, for counts too small
 * for the chi-square distribution. Draws end early once enough of them were at least as extreme (Besag and Clifford,
 * Biometrika 78, 1991), so that only small p-values cost many; the p-value is valid at any size.
 */
public final class SampledHomogeneity {
    private static final int ENOUGH = 40;

    private SampledHomogeneity() {}

    /**
     * The chance of a table as extreme as this one or more when rows are exchangeable between the two sides.
     *
     * @param most the most draws; 1/(most + 1) is the least p-value
     * @param seed the same seed gives the same p-value
     */
    public static double pValue(ContingencyTable table, int most, long seed) {
        require(most >= 1, "there are no draws");
        long[] pooled = pooled(table);
        boolean currentIsSmaller = table.currentSize() <= table.referenceSize();
        long size = currentIsSmaller ? table.currentSize() : table.referenceSize();
        double observed = distance(currentIsSmaller ? table.current() : table.reference(), pooled, size);
        SplittableRandom random = new SplittableRandom(seed);
        int extreme = 0;
        for (int draw = 1; draw <= most; draw++) {
            double drawn = distance(draw(pooled, size, random), pooled, size);
            // Rounding must not make equal tables different.
            if (drawn >= observed * (1 - 1e-12)) {
                extreme++;
            }
            if (extreme == ENOUGH) {
                return (double) ENOUGH / draw;
            }
        }
        return (extreme + 1.0) / (most + 1.0);
    }

    private static long[] pooled(ContingencyTable table) {
        long[] pooled = table.reference();
        long[] current = table.current();
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = Math.addExact(pooled[i], current[i]);
        }
        return pooled;
    }

    /** What X² is up to a factor and a summand that all tables with these margins share. */
    private static double distance(long[] drawn, long[] pooled, long size) {
        double total = 0;
        for (long count : pooled) {
            total += count;
        }
        double sum = 0;
        for (int i = 0; i < pooled.length; i++) {
            double expected = pooled[i] * (size / total);
            sum += pooled[i] == 0 ? 0 : (drawn[i] - expected) * (drawn[i] - expected) / expected;
        }
        return sum;
    }

    /** So many rows of the pool, without putting back: a multivariate hypergeometric draw, cell by cell. */
    private static long[] draw(long[] pooled, long size, SplittableRandom random) {
        long rest = 0;
        for (long count : pooled) {
            rest += count;
        }
        long left = size;
        long[] drawn = new long[pooled.length];
        for (int i = 0; i < pooled.length && left > 0; i++) {
            drawn[i] = hypergeometric(pooled[i], rest - pooled[i], left, random.nextDouble());
            rest -= pooled[i];
            left -= drawn[i];
        }
        return drawn;
    }

    /** Inversion from the mode outward: a few steps for each draw, however large the numbers. */
    private static long hypergeometric(long good, long bad, long size, double uniform) {
        long least = Math.max(0, size - bad);
        long greatest = Math.min(good, size);
        if (least == greatest) {
            return least;
        }
        long mode = (long) Math.floor((good + 1.0) * (size + 1.0) / ((double) good + bad + 2));
        mode = Math.max(least, Math.min(greatest, mode));
        double atMode =
                StrictMath.exp(logChoose(good, mode) + logChoose(bad, size - mode) - logChoose(good + bad, size));
        double u = uniform - atMode;
        long low = mode;
        long high = mode;
        double lowMass = atMode;
        double highMass = atMode;
        while (u >= 0 && (low > least || high < greatest)) {
            if (high < greatest) {
                highMass *= (good - high) * ((double) size - high) / ((high + 1.0) * (bad - size + high + 1.0));
                high++;
                u -= highMass;
                if (u < 0) {
                    return high;
                }
            }
            if (low > least) {
                lowMass *= low * ((double) bad - size + low) / ((good - low + 1.0) * (size - low + 1.0));
                low--;
                u -= lowMass;
                if (u < 0) {
                    return low;
                }
            }
        }
        return mode;
    }

    private static double logChoose(long n, long k) {
        return Draws.logFactorial(n) - Draws.logFactorial(k) - Draws.logFactorial(n - k);
    }
}
