package dev.modelgate.benchmarks;

import java.util.Locale;

/**
 * How many of a number of runs.
 *
 * @param hits how many
 * @param runs of how many
 */
record Share(long hits, int runs) {
    private static final double Z = 1.959963984540054;

    /** The share with its 95 % interval (E. B. Wilson, Journal of the American Statistical Association 22, 1927). */
    @Override
    public String toString() {
        double p = (double) hits / runs;
        double z2 = Z * Z / runs;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / runs + z2 / (4 * runs)) / (1 + z2);
        return String.format(
                Locale.ROOT,
                "%.1f %% [%.1f, %.1f]",
                100 * p,
                100 * Math.max(0, centre - half),
                100 * Math.min(1, centre + half));
    }
}
