package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t test of two means with the pooled variance, as {@code scipy.stats.ttest_ind}. */
public final class StudentT {

    /** Above so many degrees of freedom the tail comes from the normal one: the quotient of gammas loses digits. */
    private static final double EXPANDED_FROM = 1e5;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private StudentT() {}

    /**
     * The two-sided p-value; 0 if neither sample varies and the means differ.
     *
     * @throws IllegalArgumentException if there are fewer than three observations, or neither sample varies and the
     *     means are equal: there is no such statistic then
     */
    public static double pValue(Moments reference, Moments current) {
        double n = reference.n();
        double m = current.n();
        double degrees = n + m - 2;
        require(degrees >= 1, "a t test needs three observations, not " + (long) (n + m));
        double pooled = (reference.squares() + current.squares()) / degrees;
        double error = Math.sqrt(pooled * (1 / n + 1 / m));
        double difference = reference.mean() - current.mean();
        require(error > 0 || difference != 0, "neither sample varies, and their means are equal");
        return error == 0 ? 0 : 2 * tail(Math.abs(difference / error), degrees);
    }

    /** P(T > t) for t >= 0. */
    static double tail(double t, double degrees) {
        if (degrees <= EXPANDED_FROM) {
            return TDistribution.of(degrees).survivalProbability(t);
        }
        // Hill, Algorithm 395, Comm. ACM 13 (1970): a normal deviate with the same tail, good to O(degrees^-4).
        double a = degrees - 0.5;
        double b = 48 * a * a;
        double z = Math.sqrt(a * StrictMath.log1p(t * t / degrees));
        double z2 = z * z;
        double first = z * (z2 + 3) / b;
        double second = z * (((4 * z2 + 33) * z2 + 240) * z2 + 855) / (10 * b * (b + 0.8 * z2 * z2 + 100));
        return NORMAL.survivalProbability(z + first - second);
    }
}
