package dev.modelgate.statistics;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Poisson variates from a {@link SplittableRandom}: by inversion for small means, by Hörmann's transformed rejection
 * with squeeze (PTRS, Insurance: Mathematics and Economics 12, 1993) for others. With {@link StrictMath} throughout, so
 * a seed gives the same draws on every machine.
 */
final class Draws {

    private static final double SMALL_MEAN = 10;
    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

    /** Whoever draws tables asks for these again and again. */
    private static final double[] LOG_FACTORIALS =
            IntStream.range(0, 1 << 14).mapToDouble(Draws::computed).toArray();

    private final SplittableRandom random;

    Draws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Poisson variates around these counts; once more in the rare case that a tiny sample comes out empty. */
    long[] resample(long[] counts) {
        long[] drawn = new long[counts.length];
        long total = 0;
        while (total == 0) {
            for (int i = 0; i < counts.length; i++) {
                drawn[i] = poisson(counts[i]);
                total += drawn[i];
            }
        }
        return drawn;
    }

    /** A Poisson variate; 0 for mean 0. */
    long poisson(double mean) {
        if (mean == 0) {
            return 0;
        }
        return mean < SMALL_MEAN ? byInversion(mean) : byRejection(mean);
    }

    private long byInversion(double mean) {
        double u = random.nextDouble();
        double p = StrictMath.exp(-mean);
        double cumulative = p;
        long k = 0;
        // The bound ends the walk if rounding leaves the sum below u: at mean 10, P(K > 200) is 0 in doubles.
        while (u > cumulative && k < 200) {
            k++;
            p *= mean / k;
            cumulative += p;
        }
        return k;
    }

    private long byRejection(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double vr = 0.9277 - 3.6224 / (b - 2);
        double logMean = StrictMath.log(mean);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= vr) {
                return (long) k;
            }
            if (k < 0 || us < 0.013 && v > us) {
                continue;
            }
            double acceptance = StrictMath.log(v * inverseAlpha / (a / (us * us) + b));
            if (acceptance <= k * logMean - mean - logFactorial(k)) {
                return (long) k;
            }
        }
    }

    /** ln k!, by its product for small k and by Stirling's series above (error below 1e-12 from 10 on). */
    static double logFactorial(double k) {
        int whole = (int) k;
        return whole == k && whole < LOG_FACTORIALS.length ? LOG_FACTORIALS[whole] : computed(k);
    }

    private static double computed(double k) {
        if (k < 10) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        double x = k + 1;
        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + series;
    }
}
