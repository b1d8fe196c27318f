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

    private KolmogorovSmirnov() {}

    /** D of two samples; exact with ties. */
    public static double statistic(SortedValues reference, SortedValues current) {
        double n = Checks.size(reference.n(), "reference");
        double m = Checks.size(current.n(), "current sample");
        double largest = 0;
        MergedValues walk = MergedValues.of(reference, current);
        while (walk.next()) {
            largest = Math.max(largest, Math.abs(walk.referenceAtMost() / n - walk.currentAtMost() / m));
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
    public static double pValue(SortedValues reference, SortedValues current) {
        if (Math.max(reference.n(), current.n()) > EXACT_UP_TO) {
            return pValue(statistic(reference, current), reference.n(), current.n());
        }
        if (Math.min(reference.n(), current.n()) == 1) {
            return single(statistic(reference, current), Math.max(reference.n(), current.n()));
        }
        // AUTO would take the asymptotic value at 10,000 already.
        return KolmogorovSmirnovTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(toArray(reference), toArray(current))
                .getPValue();
    }

    /** All observations of a sample known to be small. */
    private static double[] toArray(SortedValues sample) {
        double[] all = new double[(int) sample.n()];
        SortedValues.Cursor values = sample.cursor();
        int filled = 0;
        while (values.next()) {
            int end = filled + (int) values.count();
            Arrays.fill(all, filled, end, values.value());
            filled = end;
        }
        return all;
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
        return effective < 1 ? 1 : KolmogorovDistribution.tail(d, effective);
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
