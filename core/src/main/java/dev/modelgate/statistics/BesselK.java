package dev.modelgate.statistics;

/** Modified Bessel functions of the second kind. */
final class BesselK {

    private BesselK() {}

    /**
     * {@code e^x K_ν(x)} for x > 0 and small ν, by the trapezoidal rule on {@code ∫ exp(-x (cosh t - 1)) cosh(νt) dt}
     * from 0 to ∞ (Abramowitz and Stegun 9.6.24). The integrand falls off doubly exponentially and is analytic around
     * the axis, so the rule is exact to the last digits.
     */
    static double scaled(double order, double x) {
        double step = Math.min(0.125, 0.5 / Math.sqrt(x));
        double sum = 0.5;
        for (int i = 1; ; i++) {
            double t = i * step;
            double half = StrictMath.sinh(t / 2);
            double term = StrictMath.exp(-2 * x * half * half) * StrictMath.cosh(order * t);
            sum += term;
            if (term < 1e-18 * sum) {
                return sum * step;
            }
        }
    }
}
