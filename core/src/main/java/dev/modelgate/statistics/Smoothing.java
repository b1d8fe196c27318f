package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/** What to do with empty cells before the logarithm of their proportion is taken. */
public enum Smoothing {
    /** Nothing: the proportions are the counts divided by their sum. */
    NONE {
        @Override
        double[] smooth(long[] counts, double n) {
            double[] proportions = new double[counts.length];
            for (int i = 0; i < counts.length; i++) {
                proportions[i] = counts[i] / n;
            }
            return proportions;
        }
    },

    /**
     * Half an observation more in every cell, {@code (c + 1/2) / (n + k/2)}: Laplace's additive smoothing with the
     * pseudo-count of Jeffreys' prior (Krichevsky and Trofimov 1981). Modelgate's own rule: it shrinks with n and has no
     * jump.
     */
    ADDITIVE {
        @Override
        double[] smooth(long[] counts, double n) {
            double[] proportions = new double[counts.length];
            for (int i = 0; i < counts.length; i++) {
                proportions[i] = (counts[i] + 0.5) / (n + 0.5 * counts.length);
            }
            return proportions;
        }
    };

    abstract double[] smooth(long[] counts, double n);

    /**
     * The proportions of these counts.
     *
     * @throws IllegalArgumentException if a count is negative or all are zero
     */
    public double[] proportions(long[] counts) {
        long n = 0;
        for (long count : counts) {
            require(count >= 0, "a count is negative: " + count);
            n = Math.addExact(n, count);
        }
        return smooth(counts, Checks.size(n, "sample"));
    }
}
