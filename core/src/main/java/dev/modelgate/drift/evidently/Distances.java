package dev.modelgate.drift.evidently;

import dev.modelgate.statistics.GoodnessOfFit;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Evidently's scores of counts over the same cells, the reference first. Both sides have at least one observation, and
 * every cell has one of either side but for bins.
 */
public final class Distances {

    /** A fit is not tested when the sums of counts and expectations differ by more: SciPy's tolerance. */
    private static final double SAME_SUM = Math.sqrt(Math.ulp(1.0));

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Distances() {}

    /** Population stability index, {@code Σ (p-q) ln(p/q)}; empty cells are filled, and nothing is scaled to 1 again. */
    public static double psi(long[] reference, long[] current) {
        double[] p = filled(shares(reference));
        double[] q = filled(shares(current));
        double[] terms = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            terms[i] = (p[i] - q[i]) * StrictMath.log(p[i] / q[i]);
        }
        return NumpySum.of(terms);
    }

    /** Kullback–Leibler divergence of the reference from the current side ({@code scipy.stats.entropy}), filled. */
    public static double kullbackLeibler(long[] reference, long[] current) {
        double[] p = scaled(filled(shares(reference)));
        double[] q = scaled(filled(shares(current)));
        return NumpySum.of(relativeEntropies(p, q));
    }

    /**
     * Jensen–Shannon distance ({@code scipy.spatial.distance.jensenshannon}), natural logarithms: from 0 to √(ln 2).
     * Nothing is filled.
     */
    public static double jensenShannon(long[] reference, long[] current) {
        double[] p = scaled(shares(reference));
        double[] q = scaled(shares(current));
        double[] middle = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            middle[i] = (p[i] + q[i]) / 2;
        }
        double divergence = NumpySum.of(relativeEntropies(p, middle)) + NumpySum.of(relativeEntropies(q, middle));
        return Math.sqrt(Math.max(0, divergence / 2));
    }

    /** Hellinger distance of categories, {@code √(1 - Σ √(pq))}. */
    public static double hellinger(long[] reference, long[] current) {
        double[] p = shares(reference);
        double[] q = shares(current);
        double affinity = 0;
        for (int i = 0; i < p.length; i++) {
            affinity += Math.sqrt(p[i] * q[i]);
        }
        return Math.sqrt(1 - Math.min(affinity, 1));
    }

    /** Hellinger distance of numbers in bins of equal width, by way of densities. */
    public static double hellinger(long[] reference, long[] current, double[] edges) {
        double[] p = densities(reference, edges);
        double[] q = densities(current, edges);
        double width = (edges[edges.length - 1] - edges[0]) / (edges.length - 1);
        double affinity = 0;
        for (int i = 0; i < p.length; i++) {
            affinity += Math.sqrt(p[i] * q[i]) * width;
        }
        return Math.sqrt(1 - Math.min(affinity, 1));
    }

    /** p-value of the pooled z test of "not the first value", which underflows to 0 beyond |z| = 8.3; needs two cells. */
    public static double z(long[] reference, long[] current) {
        double n = total(reference);
        double m = total(current);
        double p = (n - reference[0]) / n;
        double q = (m - current[0]) / m;
        double pooled = (p * n + q * m) / (n + m);
        double z = (p - q) / Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
        return 2 * (1 - NORMAL.cumulativeProbability(Math.abs(z)));
    }

    /** p-value of Pearson's test that takes the reference's shares for the truth; needs two cells. */
    public static double chiSquare(long[] reference, long[] current) {
        return GoodnessOfFit.chiSquare(current, expected(reference, total(current) / total(reference)));
    }

    /**
     * p-value of the likelihood ratio test that takes the reference's counts for the truth; needs two cells. Evidently
     * forgets to scale them, and stops when {@link #comparable the sizes differ}; here they are scaled then.
     */
    public static double likelihoodRatio(long[] reference, long[] current) {
        double scale = comparable(reference, current) ? 1 : total(current) / total(reference);
        return GoodnessOfFit.likelihoodRatio(current, expected(reference, scale));
    }

    /** Whether both sides are so nearly of one size that Evidently's G test does not stop. */
    static boolean comparable(long[] reference, long[] current) {
        double n = total(reference);
        double m = total(current);
        return Math.abs(n - m) / Math.min(n, m) <= SAME_SUM;
    }

    private static double[] expected(long[] reference, double scale) {
        double[] expected = new double[reference.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = reference[i] * scale;
        }
        return expected;
    }

    private static double[] densities(long[] counts, double[] edges) {
        double n = total(counts);
        double[] densities = new double[counts.length];
        for (int i = 0; i < densities.length; i++) {
            densities[i] = counts[i] / (edges[i + 1] - edges[i]) / n;
        }
        return densities;
    }

    private static double[] shares(long[] counts) {
        double n = total(counts);
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = counts[i] / n;
        }
        return shares;
    }

    /** A zero becomes 0.0001, or a millionth of the smallest other share if that is at most 0.0001. */
    private static double[] filled(double[] shares) {
        double smallest = 1;
        for (double share : shares) {
            smallest = share > 0 ? Math.min(smallest, share) : smallest;
        }
        double fill = smallest <= 1e-4 ? smallest / 1e6 : 1e-4;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] == 0 ? fill : shares[i];
        }
        return shares;
    }

    private static double[] scaled(double[] shares) {
        double sum = NumpySum.of(shares);
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static double[] relativeEntropies(double[] p, double[] q) {
        double[] terms = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            terms[i] = p[i] == 0 ? 0 : relativeEntropy(p[i], q[i]);
        }
        return terms;
    }

    /** {@code p ln(p/q)} without loss where both are nearly the same, as {@code scipy.special.rel_entr}. */
    private static double relativeEntropy(double p, double q) {
        double ratio = p / q;
        return ratio > 0.5 && ratio < 2 ? p * StrictMath.log1p((p - q) / q) : p * StrictMath.log(ratio);
    }

    private static double total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
