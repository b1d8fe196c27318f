package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The two-sample Kolmogorov–Smirnov test: D, the largest difference of the empirical distribution functions. D is an
 * effect size between 0 and 1, blind to units and to any monotone change of scale.
 */
public final class KolmogorovSmirnov {

    /** Up to this size of the larger sample the p-value is exact, as in SciPy. */
    static final long EXACT_UP_TO = 10_000;

    /** Up to this effective size the finite-sample distribution of D is used, above it its expansion. */
    static final int FINITE_UP_TO = 1_000_000;

    private KolmogorovSmirnov() {}

    /** D of two samples; exact with ties. */
    public static double statistic(NumericSample reference, NumericSample current) {
        double largest = 0;
        int r = 0;
        int c = 0;
        long referenceBelow = 0;
        long currentBelow = 0;
        while (r < reference.distinct() && c < current.distinct()) {
            double x = Math.min(reference.value(r), current.value(c));
            if (reference.value(r) == x) {
                referenceBelow += reference.count(r++);
            }
            if (current.value(c) == x) {
                currentBelow += current.count(c++);
            }
            double difference = (double) referenceBelow / reference.n() - (double) currentBelow / current.n();
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }

    /**
     * What is known of D when of the reference only counts in bins are left: exact at the edges, bounded inside the
     * bins. The estimate is the lower bound, and the bounds are at most {@link BinnedSample#resolution} apart.
     */
    public static Bounds statistic(BinnedSample reference, NumericSample current) {
        int bins = reference.edges().bins();
        double lower = (double) current.countBelow(reference.edges().edge(0)) / current.n();
        double upper = lower;
        double before = lower;
        for (int i = 0; i < bins; i++) {
            double edge = reference.edges().edge(i + 1);
            long below = i + 1 < bins ? current.countBelow(edge) : current.countAtMost(edge);
            double after = (double) below / current.n();
            lower = Math.max(lower, Math.abs(reference.cumulative(i + 1) - after));
            upper = Math.max(upper, Math.max(reference.cumulative(i + 1) - before, after - reference.cumulative(i)));
            before = after;
        }
        return new Bounds(lower, lower, Math.max(lower, upper));
    }

    /**
     * The two-sided p-value of "both samples come from one continuous distribution", as {@code scipy.stats.ks_2samp}
     * with {@code method="auto"}: exact up to 10,000 observations a side, asymptotic above. Conservative with ties. At
     * tens of thousands of rows nearly every column has a tiny p-value: decide on D, not on p.
     */
    public static double pValue(NumericSample reference, NumericSample current) {
        if (Math.max(reference.n(), current.n()) > EXACT_UP_TO) {
            return pValue(statistic(reference, current), reference.n(), current.n());
        }
        if (Math.min(reference.n(), current.n()) == 1) {
            return single(statistic(reference, current), Math.max(reference.n(), current.n()));
        }
        // AUTO would take the asymptotic value at 10,000 already.
        return KolmogorovSmirnovTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(reference.toArray(), current.toArray())
                .getPValue();
    }

    /** One observation against m: its rank among them is uniform. Commons Statistics wants two. */
    private static double single(double d, long m) {
        long k = Math.round(d * m);
        return Math.min(1, 2.0 * (m - k + 1) / (m + 1));
    }

    /**
     * The asymptotic two-sided p-value of a known D, for samples too large to hold: Kolmogorov's distribution at the
     * effective size nm/(n+m), rounded half to even as SciPy does.
     */
    public static double pValue(double d, long n, long m) {
        require(d >= 0 && d <= 1, "D = " + d + " is not between 0 and 1");
        double effective =
                Math.rint((double) Checks.size(n, "reference") / ((double) n + Checks.size(m, "current sample")) * m);
        if (effective < 1) {
            return 1;
        }
        return effective <= FINITE_UP_TO ? finite(d, (int) effective) : expansion(d, effective);
    }

    /** P(D_n >= d), by way of the one-sample test of a made-up sample whose largest deviation is d. */
    private static double finite(double d, int n) {
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

    /** Kolmogorov's limit with Vrbik's correction (2018) of order 1/n: relative error about 1e-6 at n = 10^6. */
    private static double expansion(double d, double n) {
        double root = Math.sqrt(n);
        double t = root * d + 1 / (6 * root) + (root * d - 1) / (4 * n);
        if (t < 0.2) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            double term = 2 * StrictMath.exp(-2.0 * k * k * t * t);
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.min(1, Math.max(0, sum));
    }

    /**
     * An interval for the true D that holds for every pair of distributions: each empirical distribution function is
     * within {@code √(ln(4/α)/2n)} of the truth except with probability α/2 (Dvoretzky, Kiefer and Wolfowitz with
     * Massart's constant, 1990), so D is within the sum of both except with probability α = 1 - level. Conservative.
     */
    public static ConfidenceInterval interval(double d, long n, long m, double level) {
        return interval(new Bounds(d, d, d), n, m, level);
    }

    /** The same for a D that is known within bounds: they widen the interval. */
    public static ConfidenceInterval interval(Bounds d, long n, long m, double level) {
        require(d.lower() >= 0 && d.upper() <= 1, "D from " + d.lower() + " to " + d.upper() + " leaves [0, 1]");
        double alpha = 1 - Checks.level(level);
        double margin = Math.sqrt(StrictMath.log(4 / alpha) / 2)
                * (Math.sqrt(1.0 / Checks.size(n, "reference")) + Math.sqrt(1.0 / Checks.size(m, "current sample")));
        return new ConfidenceInterval(
                d.estimate(), Math.max(0, d.lower() - margin), Math.min(1, d.upper() + margin), level);
    }
}
