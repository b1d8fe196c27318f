package dev.modelgate.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The Mann–Whitney U test (1947) of two samples, as {@code scipy.stats.mannwhitneyu} with {@code method="auto"}. */
public final class MannWhitney {

    /** Up to so many observations in the smaller sample, and without ties, the distribution of U is exact. */
    private static final long EXACT_UP_TO = 8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private MannWhitney() {}

    /**
     * The one-sided p-value against "the reference tends to smaller values": exact when the smaller sample has at most
     * 8 observations and no value occurs twice, else normal with corrections for ties and continuity. It is near 1 when
     * the current sample moved down, however far.
     */
    public static double pValueOfRise(SortedValues reference, SortedValues current) {
        double n = Checks.size(reference.n(), "reference");
        double m = Checks.size(current.n(), "current sample");
        Sum ranks = new Sum();
        Sum ties = new Sum();
        MergedValues walk = MergedValues.of(reference, current);
        while (walk.next()) {
            double t = walk.pooled();
            ranks.add(walk.reference() * (walk.pooledBelow() + (t + 1) / 2));
            ties.add(t * t * t - t);
        }
        double u = n * m - (ranks.value() - n * (n + 1) / 2);
        if (Math.min(n, m) <= EXACT_UP_TO && ties.value() == 0) {
            return exact((int) Math.min(n, m), Math.max(reference.n(), current.n()), (long) u);
        }
        double total = n + m;
        double deviation = Math.sqrt(n * m / 12 * (total + 1 - ties.value() / (total * (total - 1))));
        // With one distinct value U is at its mean and does not vary: the correction alone decides.
        return NORMAL.survivalProbability((u - n * m / 2 - 0.5) / deviation);
    }

    /** P(U >= u) when nothing differs and no values are equal. */
    private static double exact(int smaller, long larger, long u) {
        long most = smaller * larger;
        long complement = most - u;
        double[] frequencies = frequencies(smaller, larger, (int) Math.min(u, complement));
        double total = 1;
        for (int i = 1; i <= smaller; i++) {
            total = total * (larger + i) / i;
        }
        double cumulated = 0;
        for (double frequency : frequencies) {
            cumulated += frequency;
        }
        return u < complement
                ? 1 - cumulated / total + frequencies[frequencies.length - 1] / total
                : Math.min(1, cumulated / total);
    }

    /**
     * In how many orders of all observations U is 0, 1, … up to {@code most}: the coefficients of the Gaussian binomial
     * {@code ∏ (1-q^(larger+i)) / (1-q^i)}.
     */
    private static double[] frequencies(int smaller, long larger, int most) {
        double[] counts = new double[most + 1];
        counts[0] = 1;
        for (int i = 1; i <= smaller; i++) {
            for (int u = i; u <= most; u++) {
                counts[u] += counts[u - i];
            }
            for (int u = most; u >= larger + i; u--) {
                counts[u] -= counts[u - (int) (larger + i)];
            }
        }
        return counts;
    }
}
