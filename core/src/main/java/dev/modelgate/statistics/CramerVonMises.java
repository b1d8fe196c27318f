package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Cramér–von Mises test that two samples come from one distribution (Anderson, Annals of Mathematical Statistics
 * 33, 1962), with midranks, as {@code scipy.stats.cramervonmises_2samp} with {@code method="auto"}.
 */
public final class CramerVonMises {

    /** Up to this size of the larger sample the p-value is exact. */
    private static final long EXACT_UP_TO = 20;

    private CramerVonMises() {}

    /**
     * The p-value: exact up to 20 observations a side, else from the limit law.
     *
     * @throws IllegalArgumentException if a sample has fewer than two observations
     */
    public static double pValue(SortedValues reference, SortedValues current) {
        long n = reference.n();
        long m = current.n();
        require(n > 1 && m > 1, "a Cramér–von Mises test needs two observations on each side, not " + n + " and " + m);
        double u = statistic(reference, current);
        if (Math.max(n, m) <= EXACT_UP_TO) {
            return exact(u, (int) n, (int) m);
        }
        double k = (double) n * m;
        double total = (double) n + m;
        double t = u / (k * total) - (4 * k - 1) / (6 * total);
        double mean = (1 + 1 / total) / 6;
        double variance = (total + 1) * (4 * k * total - 3 * ((double) n * n + (double) m * m) - 2 * k);
        variance /= 45 * total * total * 4 * k;
        double x = 1.0 / 6 + (t - mean) / Math.sqrt(45 * variance);
        return x < 0.003 ? 1 : Math.max(0, 1 - limit(x));
    }

    /** Anderson's U: the squared differences of ranks among all and ranks in the sample, weighted by its size. */
    public static double statistic(SortedValues reference, SortedValues current) {
        Sum ofReference = new Sum();
        Sum ofCurrent = new Sum();
        MergedValues walk = MergedValues.of(reference, current);
        while (walk.next()) {
            double midrank = walk.pooledBelow() + (walk.pooled() + 1) / 2.0;
            ofReference.add(squares(midrank - walk.referenceBelow(), walk.reference()));
            ofCurrent.add(squares(midrank - walk.currentBelow(), walk.current()));
        }
        return reference.n() * ofReference.value() + current.n() * ofCurrent.value();
    }

    /** {@code Σ (offset - j)²} for j from 1 to count. */
    private static double squares(double offset, double count) {
        double middle = offset - (count + 1) / 2;
        return count * (middle * middle + (count * count - 1) / 12);
    }

    /**
     * P(U >= u) by counting paths: Xiao, Gordon and Yakovlev, J. Statistical Software 17 (2006), algorithm 1. All
     * numbers are whole and stay below 2^53 at these sizes.
     */
    private static double exact(double u, int n, int m) {
        long lcm = (long) n / gcd(n, m) * m;
        long a = lcm / n;
        long b = lcm / m;
        double product = (double) n * m;
        double zeta = Math.floor(
                (double) lcm * lcm * (n + m) * (6 * u - product * (4 * product - 1)) / (6 * product * product));
        TreeMap<Long, Double> none = new TreeMap<>();
        List<TreeMap<Long, Double>> paths = new ArrayList<>();
        paths.add(new TreeMap<>(Map.of(0L, 1.0)));
        for (int v = 0; v < n; v++) {
            paths.add(none);
        }
        for (int w = 0; w <= m; w++) {
            TreeMap<Long, Double> before = none;
            for (int v = 0; v <= n; v++) {
                long step = (a * v - b * w) * (a * v - b * w);
                TreeMap<Long, Double> here = new TreeMap<>();
                before.forEach((value, count) -> here.merge(value + step, count, Double::sum));
                paths.get(v).forEach((value, count) -> here.merge(value + step, count, Double::sum));
                paths.set(v, here);
                before = here;
            }
        }
        double all = 0;
        double reached = 0;
        for (Map.Entry<Long, Double> entry : paths.get(n).entrySet()) {
            all += entry.getValue();
            reached += entry.getKey() >= zeta ? entry.getValue() : 0;
        }
        return reached / all;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * The limit law, Csörgő and Faraway, JRSS B 58 (1996), equation 1.3. The series ends with the first term below
     * 1e-7, as SciPy's does: where the p-value is that small, the remainder is all that is left of it.
     */
    private static double limit(double x) {
        double sum = 0;
        double term = 1;
        double gammas = Math.sqrt(Math.PI);
        for (int k = 0; Math.abs(term) >= 1e-7; k++) {
            double y = 4.0 * k + 1;
            double q = y * y / (16 * x);
            double u = gammas / (StrictMath.pow(Math.PI, 1.5) * Math.sqrt(x));
            // BesselK.scaled is e^q K: two more factors e^-q.
            term = u * Math.sqrt(y) * StrictMath.exp(-2 * q) * BesselK.scaled(0.25, q);
            sum += term;
            gammas *= (k + 0.5) / (k + 1);
        }
        return sum;
    }
}
