package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral F distribution: what a test statistic looks like when there is an effect, and so what intervals and
 * power are computed from. With an infinite denominator it is the noncentral chi-square distribution divided by its
 * degrees of freedom. Computed as the Poisson mixture of central ones (Johnson, Kotz and Balakrishnan, Continuous
 * Univariate Distributions 2, 1995, chapters 29 and 30), summed in logarithms, so that tails keep their digits;
 * for noncentralities above 20,000, where the sum grows long, by a normal approximation.
 *
 * @param numerator degrees of freedom of the numerator, positive, not necessarily whole
 * @param denominator degrees of freedom of the denominator, positive, perhaps infinite
 */
public record NoncentralF(double numerator, double denominator) {
    private static final double LEAST = -745;
    private static final double NEGLIGIBLE = StrictMath.log(1e-17);
    private static final int STEPS = 200;
    private static final double FAR_OUT = 20_000;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public NoncentralF {
        require(numerator > 0 && numerator < Double.POSITIVE_INFINITY, "the numerator has " + numerator + " degrees");
        require(denominator > 0, "the denominator has " + denominator + " degrees of freedom");
    }

    /**
     * The chance of a statistic beyond this one.
     *
     * @param f the statistic, at least 0
     * @param noncentrality λ, at least 0 and finite
     */
    public double survival(double f, double noncentrality) {
        require(f >= 0, "the statistic is " + f);
        require(noncentrality >= 0 && noncentrality < Double.POSITIVE_INFINITY, "λ is " + noncentrality);
        if (f == 0) {
            return 1;
        }
        if (f == Double.POSITIVE_INFINITY) {
            return 0;
        }
        if (noncentrality > FAR_OUT) {
            return NORMAL.survivalProbability(approximately(f, noncentrality));
        }
        double mean = noncentrality / 2;
        long first = (long) Math.max(0, Math.floor(mean - 12 * Math.sqrt(mean)));
        Tail tail = Double.isInfinite(denominator)
                ? new GammaTail(numerator / 2 + first, numerator * f / 2)
                : new BetaTail(numerator / 2 + first, denominator / 2, numerator * f / (numerator * f + denominator));
        return mean == 0 ? tail.value() : mixture(tail, mean, first);
    }

    /** The cube-root transformation to a normal variate of Severo and Zelen (Biometrika 47, 1960). */
    private double approximately(double f, double noncentrality) {
        double sum = numerator + noncentrality;
        double spread = 2 * (numerator + 2 * noncentrality) / (9 * sum * sum);
        double below = Double.isInfinite(denominator) ? 0 : 2 / (9 * denominator);
        double root = StrictMath.cbrt(numerator * f / sum);
        return ((1 - below) * root - (1 - spread)) / Math.sqrt(spread + below * root * root);
    }

    private static double mixture(Tail tail, double mean, long first) {
        double logMean = StrictMath.log(mean);
        double logWeight = first * logMean - mean - Draws.logFactorial(first);
        Sum sum = new Sum();
        long j = first;
        while (true) {
            sum.add(StrictMath.exp(logWeight) * tail.value());
            boolean beyond = j > mean && logWeight < StrictMath.log(Math.max(sum.value(), 1e-300)) + NEGLIGIBLE;
            if (beyond || j > mean && logWeight < LEAST) {
                return Math.min(1, sum.value());
            }
            j++;
            logWeight += logMean - StrictMath.log(j);
            tail.next();
        }
    }

    /**
     * The noncentrality at which a statistic beyond this one has this chance: the end of a confidence interval.
     *
     * @param f the statistic, at least 0
     * @param chance strictly between 0 and 1
     * @return 0 when the chance is already larger without any effect
     */
    public double noncentrality(double f, double chance) {
        Checks.level(chance);
        if (survival(f, 0) >= chance) {
            return 0;
        }
        double high = Math.max(1, 2 * numerator * f);
        while (survival(f, high) < chance) {
            high *= 2;
        }
        return bisect(0, high, value -> survival(f, value) < chance);
    }

    /**
     * The statistic that is exceeded with this chance.
     *
     * @param chance strictly between 0 and 1
     * @param noncentrality λ, at least 0
     */
    public double critical(double chance, double noncentrality) {
        Checks.level(chance);
        double high = 2 * (1 + noncentrality / numerator);
        while (survival(high, noncentrality) > chance) {
            high *= 2;
        }
        return bisect(0, high, value -> survival(value, noncentrality) > chance);
    }

    /** Where a condition that holds at the low end stops to hold. */
    private static double bisect(double low, double high, DoublePredicate below) {
        double from = low;
        double to = high;
        for (int i = 0; i < STEPS && to - from > 1e-10 * to; i++) {
            double middle = from + (to - from) / 2;
            if (below.test(middle)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from + (to - from) / 2;
    }

    /** The survival function of a central distribution, and those of the ones with two more degrees of freedom each. */
    private abstract static class Tail {
        private double value;
        private double logStep;

        Tail(double value, double logStep) {
            this.value = value;
            this.logStep = logStep;
        }

        double value() {
            return value;
        }

        void next() {
            value = Math.min(1, value + StrictMath.exp(logStep));
            logStep += logRatio();
        }

        /** Logarithm of the ratio of the next step to the present one; called once for each step. */
        abstract double logRatio();
    }

    /** Q(a + 1, x) = Q(a, x) + xᵃe⁻ˣ/Γ(a + 1), DLMF 8.8.6. */
    private static final class GammaTail extends Tail {
        private final double logX;
        private double a;

        GammaTail(double a, double x) {
            super(RegularizedGamma.Q.value(a, x), a * StrictMath.log(x) - x - LogGamma.value(a + 1));
            this.a = a;
            this.logX = StrictMath.log(x);
        }

        @Override
        double logRatio() {
            a++;
            return logX - StrictMath.log(a);
        }
    }

    /** 1 - I(a + 1, b) = 1 - I(a, b) + xᵃ(1 - x)ᵇ/(a·B(a, b)), DLMF 8.17.20. */
    private static final class BetaTail extends Tail {
        private final double b;
        private final double logX;
        private double a;

        BetaTail(double a, double b, double x) {
            super(
                    RegularizedBeta.complement(x, a, b),
                    a * StrictMath.log(x) + b * StrictMath.log1p(-x) - StrictMath.log(a) - LogBeta.value(a, b));
            this.a = a;
            this.b = b;
            this.logX = StrictMath.log(x);
        }

        @Override
        double logRatio() {
            double ratio = logX + StrictMath.log(a + b) - StrictMath.log(a + 1);
            a++;
            return ratio;
        }
    }
}
