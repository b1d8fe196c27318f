package dev.modelgate.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * The distribution of Kolmogorov's D_n, the largest deviation of an empirical distribution function from the true one:
 * Simard and L'Ecuyer, J. Statistical Software 39 (2011), as {@code scipy.stats.kstwo}.
 */
final class KolmogorovDistribution {

    /** Up to this size exact sums are affordable. */
    private static final int SUMMED_UP_TO = 1_000_000;

    private static final double PI2 = Math.PI * Math.PI;

    private KolmogorovDistribution() {}

    /** P(D_n >= d) for whole n >= 1 and d from 0 to 1. */
    static double tail(double d, double n) {
        if (n <= SUMMED_UP_TO) {
            return summed(d, (int) n);
        }
        double t = n * d * d;
        if (t >= 370) {
            return 0;
        }
        if (t >= 2.2) {
            // Twice Smirnov's one-sided tail, by his limit with a correction of order 1/√n.
            double shifted = 6 * n * d + 1;
            return Math.min(1, 2 * StrictMath.exp(-shifted * shifted / 18 / n));
        }
        return pelzGood(d, n);
    }

    /** By way of the one-sample test of a made-up sample whose largest deviation is d. */
    private static double summed(double d, int n) {
        if (d <= 0.5 / n) {
            return 1;
        }
        if (n == 1) {
            return 2 * (1 - d);
        }
        double[] sample = new double[n];
        Arrays.setAll(sample, i -> Math.max(0, (i + 1.0) / n - d));
        return KolmogorovSmirnovTest.withDefaults().test(sample, x -> x).getPValue();
    }

    /**
     * The expansion of Pelz and Good, JRSS B 38 (1976), to order n^(-3/2), in the form of Simard and L'Ecuyer, equation
     * 11: sums over half-integers and over integers.
     */
    private static double pelzGood(double d, double n) {
        double z = Math.sqrt(n) * d;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        if (-PI2 / 8 / z2 < -708) {
            return 1;
        }
        double[] k = new double[4];
        for (int i = (int) Math.ceil(16 * z / Math.PI); i >= 1; i--) {
            double half = (i - 0.5) * (i - 0.5) * PI2;
            double power = StrictMath.exp(-half / 2 / z2);
            k[0] += power;
            k[1] += (half - z2) * power;
            k[2] += (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * half + (1 - 2 * z2) * half * half) * power;
            k[3] += (-30 * z6
                            - 90 * z4 * z4
                            + (135 * z4 - 96 * z6) * half
                            + (212 * z4 - 60 * z2) * half * half
                            + (5 - 30 * z2) * half * half * half)
                    * power;
            double whole = (double) i * i * PI2;
            double wholePower = StrictMath.exp(-whole / 2 / z2);
            k[2] -= 2 * z4 * whole * wholePower;
            k[3] += 30 * z4 * (3 * z2 - whole) * whole * wholePower;
        }
        double root = Math.sqrt(2 * Math.PI);
        double[] divisors = {z, 6 * z4, 72 * z6 * z, 6480 * z6 * z4};
        double tail = 1;
        for (int i = 3; i >= 0; i--) {
            tail -= root * k[i] / divisors[i] / Math.pow(n, i / 2.0);
        }
        return Math.min(1, Math.max(0, tail));
    }
}
