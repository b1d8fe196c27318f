package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The Epps–Singleton test that two samples come from one distribution, continuous or not, by their empirical
 * characteristic functions at 0.4 and 0.8 semi-interquartile ranges: Epps and Singleton, J. Statistical Computation and
 * Simulation 26 (1986), as {@code scipy.stats.epps_singleton_2samp}.
 *
 * @param pValue the chance of such a difference or a larger one when nothing differs
 * @param rank the directions in which the characteristic functions vary at all: {@link #FULL_RANK}, or fewer when there
 *     are only few distinct values; differences in the others go unseen
 */
public record EppsSingleton(double pValue, int rank) {

    /** A sample of fewer observations has no usable covariance. */
    public static final int LEAST_SIZE = 5;

    private static final double[] POINTS = {0.4, 0.8};

    /** The sines and cosines at both points. */
    private static final int TERMS = 2 * POINTS.length;

    /** The rank of samples of at least five distinct values. */
    public static final int FULL_RANK = TERMS;

    /** Directions with less than this share of the largest variance are left out: NumPy's {@code pinv}. */
    private static final double LEAST_SHARE = 1e-15;

    /**
     * Tests two samples.
     *
     * @throws IllegalArgumentException if a sample has fewer than 5 observations, or the interquartile range of both
     *     together is 0
     */
    public static EppsSingleton of(SortedValues reference, SortedValues current) {
        double n = reference.n();
        double m = current.n();
        require(
                Math.min(n, m) >= LEAST_SIZE,
                "an Epps–Singleton test needs five observations on each side, not " + (long) Math.min(n, m));
        double range = interquartileRange(reference, current);
        require(range > 0, "the interquartile range of both samples together is 0");
        double sigma = range / 2;
        Wave ofReference = Wave.of(reference, sigma);
        Wave ofCurrent = Wave.of(current, sigma);
        double total = n + m;
        double[][] covariance = new double[TERMS][TERMS];
        double[] difference = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            difference[i] = ofReference.means[i] - ofCurrent.means[i];
            for (int j = 0; j < TERMS; j++) {
                covariance[i][j] = total / n * ofReference.covariance[i][j] + total / m * ofCurrent.covariance[i][j];
            }
        }
        return of(new Eigen(covariance), difference, n, m);
    }

    private static EppsSingleton of(Eigen covariance, double[] difference, double n, double m) {
        double total = n + m;
        double largest = 0;
        for (int i = 0; i < TERMS; i++) {
            largest = Math.max(largest, Math.abs(covariance.value(i)));
        }
        if (largest == 0) {
            // Two constants, and not the same one: the interquartile range would be 0.
            return new EppsSingleton(0, 0);
        }
        double w = 0;
        int rank = 0;
        for (int i = 0; i < TERMS; i++) {
            if (Math.abs(covariance.value(i)) > LEAST_SHARE * largest) {
                double along = covariance.along(i, difference);
                w += along * along / covariance.value(i);
                rank++;
            }
        }
        w *= total;
        if (Math.max(n, m) < 25) {
            w /= 1 + Math.pow(total, -0.45) + 10.1 * (Math.pow(n, -1.7) + Math.pow(m, -1.7));
        }
        return new EppsSingleton(w <= 0 ? 1 : ChiSquaredDistribution.of(rank).survivalProbability(w), rank);
    }

    /** The distance of the quartiles of both samples together, by linear interpolation. */
    public static double interquartileRange(SortedValues reference, SortedValues current) {
        long n = Math.addExact(Checks.size(reference.n(), "reference"), Checks.size(current.n(), "current sample"));
        double[] positions = {(n - 1) * 0.25, (n - 1) * 0.75};
        double[] below = new double[2];
        double[] above = new double[2];
        MergedValues walk = MergedValues.of(reference, current);
        while (walk.next()) {
            for (int i = 0; i < 2; i++) {
                long rank = (long) positions[i];
                below[i] = walk.pooledBelow() <= rank ? walk.value() : below[i];
                above[i] = walk.pooledBelow() <= Math.min(rank + 1, n - 1) ? walk.value() : above[i];
            }
        }
        return interpolated(below[1], above[1], positions[1]) - interpolated(below[0], above[0], positions[0]);
    }

    /** From the nearer side, as NumPy does it: the last bit is a phase when values are far from 0. */
    private static double interpolated(double below, double above, double position) {
        double share = position - Math.floor(position);
        double gap = above - below;
        return share >= 0.5 ? above - gap * (1 - share) : below + gap * share;
    }

    /** Means and covariances of the cosines and sines of a sample. */
    private static final class Wave {

        private final double[] means = new double[TERMS];
        private final double[][] covariance = new double[TERMS][TERMS];

        static Wave of(SortedValues sample, double sigma) {
            Wave wave = new Wave();
            double[] terms = new double[TERMS];
            Sum[] sums = sums(TERMS);
            SortedValues.Cursor values = sample.cursor();
            while (values.next()) {
                fill(terms, values.value(), sigma);
                for (int i = 0; i < TERMS; i++) {
                    sums[i].add(terms[i] * values.count());
                }
            }
            for (int i = 0; i < TERMS; i++) {
                wave.means[i] = sums[i].value() / sample.n();
            }
            wave.covary(sample, sigma, terms);
            return wave;
        }

        private void covary(SortedValues sample, double sigma, double[] terms) {
            Sum[] products = sums(TERMS * TERMS);
            SortedValues.Cursor values = sample.cursor();
            while (values.next()) {
                fill(terms, values.value(), sigma);
                for (int i = 0; i < TERMS; i++) {
                    double weighted = (terms[i] - means[i]) * values.count();
                    for (int j = i; j < TERMS; j++) {
                        products[i * TERMS + j].add(weighted * (terms[j] - means[j]));
                    }
                }
            }
            for (int i = 0; i < TERMS; i++) {
                for (int j = i; j < TERMS; j++) {
                    covariance[i][j] = products[i * TERMS + j].value() / sample.n();
                    covariance[j][i] = covariance[i][j];
                }
            }
        }

        private static void fill(double[] terms, double x, double sigma) {
            for (int i = 0; i < POINTS.length; i++) {
                double phase = POINTS[i] / sigma * x;
                terms[i] = StrictMath.cos(phase);
                terms[POINTS.length + i] = StrictMath.sin(phase);
            }
        }

        private static Sum[] sums(int count) {
            Sum[] sums = new Sum[count];
            Arrays.setAll(sums, i -> new Sum());
            return sums;
        }
    }
}
