package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.OptionalLong;

/**
 * What a distance is on average when nothing drifted, because both samples are finite. A threshold inside the noise
 * alarms on nothing; an observed value near its floor shows nothing.
 *
 * <p>n and m are the sizes of the reference and the current sample; all floors scale with (1/n + 1/m).
 */
public final class NoiseFloor {

    /** E sup|Brownian bridge| = √(π/2)·ln 2. */
    private static final double MEAN_SUP_OF_BRIDGE = Math.sqrt(Math.PI / 2) * StrictMath.log(2);
    /** E|N(0,1)|. */
    private static final double MEAN_ABSOLUTE_NORMAL = Math.sqrt(2 / Math.PI);

    private NoiseFloor() {}

    /**
     * PSI over k cells: {@code (k-1)(1/n + 1/m)}, since PSI is about (1/n + 1/m) times a chi-square variable with k-1
     * degrees of freedom (Yurdakul and Naranjo, Journal of Risk Model Validation 14, 2020).
     */
    public static double psi(int cells, long n, long m) {
        require(cells >= 1, "there are no cells");
        return (cells - 1) * harmonic(n, m);
    }

    /** Jensen–Shannon divergence over k cells: an eighth of PSI's, by the second-order expansion of both. */
    public static double jensenShannonDivergence(int cells, long n, long m) {
        return psi(cells, n, m) / 8;
    }

    /** Jensen–Shannon distance over k cells: the square root of the divergence's (slightly above the mean). */
    public static double jensenShannonDistance(int cells, long n, long m) {
        return Math.sqrt(jensenShannonDivergence(cells, n, m));
    }

    /** Cramér's V without bias correction over k cells: {@code √((k-1)/(n+m-1))} (Bergsma 2013). */
    public static double cramersV(int cells, long n, long m) {
        require(cells >= 1, "there are no cells");
        harmonic(n, m);
        double total = (double) n + m;
        return Math.sqrt((cells - 1) / Math.max(1, total - 1));
    }

    /** Kolmogorov–Smirnov D: 0.8687·√(1/n + 1/m), the mean of Kolmogorov's limit distribution. */
    public static double kolmogorovSmirnov(long n, long m) {
        return Math.min(1, MEAN_SUP_OF_BRIDGE * Math.sqrt(harmonic(n, m)));
    }

    /**
     * Wasserstein-1 distance, in the unit of the values: {@code √(2/π)·√(1/n + 1/m)·∫√(F(1-F))dx}, the mean area under
     * the absolute Brownian bridge F makes (del Barrio, Giné and Matrán, Annals of Probability 27, 1999), with F taken
     * from the reference. For a normal distribution that is 1.29·√(1/n + 1/m) standard deviations.
     */
    public static double wasserstein(NumericSample reference, long m) {
        Sum area = new Sum();
        long below = 0;
        for (int i = 0; i + 1 < reference.distinct(); i++) {
            below += reference.count(i);
            double f = (double) below / reference.n();
            area.add(Math.sqrt(f * (1 - f)) * (reference.value(i + 1) - reference.value(i)));
        }
        return MEAN_ABSOLUTE_NORMAL * Math.sqrt(harmonic(reference.n(), m)) * area.value();
    }

    /**
     * How large the current sample must be for an interval whose half-width is now {@code halfWidth} to shrink to
     * {@code wanted}, its width going with √(1/n + 1/m). Empty if no size would do, because the reference is too small.
     */
    public static OptionalLong currentSizeFor(double wanted, double halfWidth, long n, long m) {
        require(wanted > 0 && halfWidth > 0, "half-widths are positive, not " + wanted + " and " + halfWidth);
        double ratio = wanted / halfWidth;
        double share = harmonic(n, m) * ratio * ratio - 1.0 / n;
        // Beyond 10^15 rows "more data" is not an answer.
        return share > 1e-15 ? OptionalLong.of((long) Math.ceil(1 / share)) : OptionalLong.empty();
    }

    private static double harmonic(long n, long m) {
        return 1.0 / Checks.size(n, "reference") + 1.0 / Checks.size(m, "current sample");
    }
}
