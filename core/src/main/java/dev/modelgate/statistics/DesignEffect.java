package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * By how much the mean of a block of rows varies more than that of as many independent rows (Kish, Survey Sampling, 1965,
 * section 5.4): a block counts as as many rows as it has, divided by this.
 *
 * @param estimate not negative
 * @param degrees of freedom that the estimate has; 0 when nothing is known
 * @param rows of a block, in the mean
 */
public record DesignEffect(double estimate, double degrees, double rows) {
    public DesignEffect {
        require(estimate >= 0 && Double.isFinite(estimate), "a design effect is " + estimate);
        require(degrees >= 0, "there are " + degrees + " degrees of freedom");
        require(rows >= 0, "a block has " + rows + " rows");
    }

    /** Nothing is known. */
    public static DesignEffect unknown() {
        return new DesignEffect(0, 0, 0);
    }

    /**
     * That of blocks around their common mean.
     *
     * @param sums of each block's values
     * @param sizes rows of each block, at least 1
     * @param variance of the rows
     */
    public static DesignEffect of(double[] sums, long[] sizes, double variance) {
        require(sums.length == sizes.length, "there are not as many sizes as sums");
        double rows = 0;
        Sum sum = new Sum();
        for (int i = 0; i < sums.length; i++) {
            sum.add(sums[i]);
            rows += sizes[i];
        }
        if (sums.length < 2 || !(variance > 0)) {
            return unknown();
        }
        double mean = sum.value() / rows;
        Sum squares = new Sum();
        for (int i = 0; i < sums.length; i++) {
            double excess = sums[i] - mean * sizes[i];
            squares.add(excess * excess / sizes[i]);
        }
        double degrees = sums.length - 1.0;
        return new DesignEffect(squares.value() / degrees / variance, degrees, rows / sums.length);
    }

    /** What both know together: the mean by degrees of freedom, and the smaller rows of a block. */
    public DesignEffect and(DesignEffect other) {
        if (degrees == 0 || other.degrees == 0) {
            return degrees == 0 ? other : this;
        }
        double all = degrees + other.degrees;
        return new DesignEffect(
                (degrees * estimate + other.degrees * other.estimate) / all, all, Math.min(rows, other.rows));
    }

    /**
     * How alike rows of a block are, if this much is its design effect: the intraclass correlation, of which a block of
     * <i>n</i> rows has the design effect <i>1 + (n - 1) ρ</i>. Infinite where blocks have one row, which tell nothing.
     */
    public double alike(double effect) {
        return effect <= 1 ? 0 : rows <= 1 ? Double.POSITIVE_INFINITY : (effect - 1) / (rows - 1);
    }

    /**
     * The upper end of its interval, at least 1: sums of squares of about normal means are spread as chi-square. Infinite
     * with less than one degree of freedom.
     */
    public double upper(double level) {
        if (degrees < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double low = ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(1 - Checks.level(level));
        return Math.max(1, estimate * degrees / low);
    }
}
