package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/**
 * How far two discrete distributions are from one another. The first is always the reference, the second the current
 * one; logarithms are natural.
 */
public final class Divergences {

    private Divergences() {}

    /**
     * Population stability index, {@code Σ (p-q) ln(p/q)}: Jeffreys' divergence. Symmetric, at least 0; infinite if a
     * cell is empty on one side only. The proportions are taken as they are, even if they do not sum to 1.
     */
    public static double psi(double[] p, double[] q) {
        sameCells(p, q);
        Sum sum = new Sum();
        for (int i = 0; i < p.length; i++) {
            if (p[i] != q[i]) {
                sum.add((p[i] - q[i]) * StrictMath.log(p[i] / q[i]));
            }
        }
        return infiniteIfUndefined(sum.value());
    }

    /** Population stability index of a table's rows, smoothed. */
    public static double psi(ContingencyTable table, Smoothing smoothing) {
        return psi(smoothing.proportions(table.reference()), smoothing.proportions(table.current()));
    }

    /**
     * Kullback–Leibler divergence of the reference from the current distribution, {@code Σ p ln(p/q)} after both are
     * scaled to sum to 1 ({@code scipy.stats.entropy(p, q)}). At least 0 but for rounding; infinite if a cell of the
     * reference is empty in the current distribution.
     */
    public static double kullbackLeibler(double[] p, double[] q) {
        sameCells(p, q);
        double[] scaledP = scaled(p);
        double[] scaledQ = scaled(q);
        Sum sum = new Sum();
        for (int i = 0; i < p.length; i++) {
            sum.add(relativeEntropy(scaledP[i], scaledQ[i]));
        }
        return infiniteIfUndefined(sum.value());
    }

    /** Kullback–Leibler divergence of a table's rows, smoothed. */
    public static double kullbackLeibler(ContingencyTable table, Smoothing smoothing) {
        return kullbackLeibler(smoothing.proportions(table.reference()), smoothing.proportions(table.current()));
    }

    /**
     * Jensen–Shannon divergence, the mean of both sides' divergences from their average, after both are scaled to sum
     * to 1. Symmetric, from 0 to ln 2; needs no smoothing.
     */
    public static double jensenShannonDivergence(double[] p, double[] q) {
        sameCells(p, q);
        double[] scaledP = scaled(p);
        double[] scaledQ = scaled(q);
        Sum sum = new Sum();
        for (int i = 0; i < p.length; i++) {
            double middle = (scaledP[i] + scaledQ[i]) / 2;
            sum.add(relativeEntropy(scaledP[i], middle) + relativeEntropy(scaledQ[i], middle));
        }
        return Math.max(0, sum.value() / 2);
    }

    /** Jensen–Shannon divergence of a table's rows. */
    public static double jensenShannonDivergence(ContingencyTable table) {
        return jensenShannonDivergence(
                Smoothing.NONE.proportions(table.reference()), Smoothing.NONE.proportions(table.current()));
    }

    /**
     * Jensen–Shannon distance, the square root of the divergence ({@code scipy.spatial.distance.jensenshannon}): a
     * metric, from 0 to √(ln 2) = 0.8326.
     */
    public static double jensenShannonDistance(double[] p, double[] q) {
        return Math.sqrt(jensenShannonDivergence(p, q));
    }

    /** Jensen–Shannon distance of a table's rows. */
    public static double jensenShannonDistance(ContingencyTable table) {
        return Math.sqrt(jensenShannonDivergence(table));
    }

    /** Hellinger distance, {@code √(1 - Σ √(p q))}: a metric, from 0 to 1. */
    public static double hellinger(double[] p, double[] q) {
        sameCells(p, q);
        Sum affinity = new Sum();
        for (int i = 0; i < p.length; i++) {
            affinity.add(Math.sqrt(p[i] * q[i]));
        }
        return Math.sqrt(Math.max(0, 1 - affinity.value()));
    }

    /** Hellinger distance of a table's rows. */
    public static double hellinger(ContingencyTable table) {
        return hellinger(Smoothing.NONE.proportions(table.reference()), Smoothing.NONE.proportions(table.current()));
    }

    private static double relativeEntropy(double p, double q) {
        return p == 0 ? 0 : p * StrictMath.log(p / q);
    }

    private static double[] scaled(double[] p) {
        Sum sum = new Sum();
        for (double value : p) {
            sum.add(value);
        }
        double[] scaled = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            scaled[i] = p[i] / sum.value();
        }
        return scaled;
    }

    /** Compensation turns an infinite sum into NaN. */
    private static double infiniteIfUndefined(double sum) {
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    private static void sameCells(double[] p, double[] q) {
        require(
                p.length == q.length && p.length > 0,
                "the reference has " + p.length + " proportions, the current side " + q.length);
        require(hasMass(p) && hasMass(q), "a proportion is negative or not a number, or all are zero");
    }

    private static boolean hasMass(double[] p) {
        double sum = 0;
        for (double value : p) {
            if (!(value >= 0)) {
                return false;
            }
            sum += value;
        }
        return sum > 0 && Double.isFinite(sum);
    }
}
