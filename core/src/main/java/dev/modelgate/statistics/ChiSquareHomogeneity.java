package dev.modelgate.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test of homogeneity: do both rows of a 2×k table come from one distribution? Expectations are
 * pooled from both rows, as in {@code scipy.stats.chi2_contingency(table, correction=False)}; taking the reference's
 * proportions for the truth, as a goodness-of-fit test does, alarms far too often. Cells that are empty on both sides
 * are left out.
 *
 * @param statistic Pearson's X², at least 0
 * @param degreesOfFreedom the number of occupied cells less one
 * @param pValue the chance of such a statistic or a larger one when nothing differs; 1 with a single cell
 * @param n the observations of both rows together
 * @param smallestExpected the least expected count of a cell; below about 5 the p-value is rough (Cochran 1954)
 */
public record ChiSquareHomogeneity(
        double statistic, int degreesOfFreedom, double pValue, long n, double smallestExpected) {

    /** Tests a table's two rows. */
    public static ChiSquareHomogeneity of(ContingencyTable table) {
        long[] reference = table.reference();
        long[] current = table.current();
        double n = (double) table.referenceSize() + table.currentSize();
        Sum statistic = new Sum();
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < reference.length; i++) {
            double column = (double) reference[i] + current[i];
            if (column == 0) {
                continue;
            }
            double expectedReference = column * table.referenceSize() / n;
            double expectedCurrent = column * table.currentSize() / n;
            statistic.add(squaredExcess(reference[i], expectedReference));
            statistic.add(squaredExcess(current[i], expectedCurrent));
            smallest = Math.min(smallest, Math.min(expectedReference, expectedCurrent));
        }
        int degrees = table.occupiedCells() - 1;
        // The survival function, not 1 - cdf: that is 0 for every statistic worth looking at.
        double p = degrees == 0 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(statistic.value());
        return new ChiSquareHomogeneity(
                statistic.value(), degrees, p, Math.addExact(table.referenceSize(), table.currentSize()), smallest);
    }

    private static double squaredExcess(double observed, double expected) {
        return (observed - expected) * (observed - expected) / expected;
    }

    /**
     * Cramér's V with Bergsma's bias correction (J. Korean Statistical Society 42, 2013): an effect size from 0 to 1
     * that is 0 on average when nothing differs, whatever k and n. With rows of very different size it is smaller for
     * the same difference of proportions.
     */
    public double cramersV() {
        if (degreesOfFreedom == 0 || n < 3) {
            return 0;
        }
        double columns = degreesOfFreedom + 1.0;
        double phiSquared = Math.max(0, statistic / n - degreesOfFreedom / (n - 1.0));
        double correctedColumns = columns - (columns - 1) * (columns - 1) / (n - 1.0);
        double correctedRows = 2 - 1 / (n - 1.0);
        double least = Math.min(correctedColumns, correctedRows) - 1;
        return least <= 0 ? 0 : Math.min(1, Math.sqrt(phiSquared / least));
    }

    /** Cramér's V without correction, {@code √(X²/n)} for two rows: the plug-in that the bootstrap works on. */
    double uncorrectedCramersV() {
        return Math.sqrt(statistic / n);
    }
}
