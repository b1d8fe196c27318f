package dev.modelgate.drift.evidently;

import dev.modelgate.statistics.CramerVonMises;
import dev.modelgate.statistics.SortedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The exact p-value of a Cramér–von Mises test of at most 20 observations a side, as Evidently has it: in a copy of
 * SciPy's count of paths (Xiao, Gordon and Yakovlev, J. Statistical Software 17, 2006) that keeps all numbers in the
 * smallest type of NumPy that holds the largest. That is a float of 32 or 16 bits, off by up to 1e-7 or by percents; or
 * an integer, and then NumPy 2 stops with an error.
 */
final class SmallCramerVonMises {

    /** Up to this size of the larger sample the p-value is exact. */
    private static final long EXACT_UP_TO = 20;

    /** From this number on NumPy takes a float of 32 bits for the smallest type. */
    private static final double HALF_BELOW = 65000;

    private final int n;
    private final int m;
    private final long lcm;
    private final double all;
    private final DoubleUnaryOperator rounded;

    private SmallCramerVonMises(int n, int m) {
        this.n = n;
        this.m = m;
        this.lcm = (long) n * m / gcd(n, m);
        this.all = paths(n, m);
        this.rounded = all < HALF_BELOW ? SmallCramerVonMises::half : x -> (float) x;
    }

    /** Whether samples of these sizes get an exact p-value at all. */
    static boolean applies(SortedValues reference, SortedValues current) {
        return Math.max(reference.n(), current.n()) <= EXACT_UP_TO;
    }

    /** Evidently's p-value; empty where it stops with an error. */
    static OptionalDouble pValue(SortedValues reference, SortedValues current) {
        SmallCramerVonMises law = new SmallCramerVonMises((int) reference.n(), (int) current.n());
        boolean integers = law.all <= (double) law.lcm * law.lcm * (law.n + law.m);
        return integers
                ? OptionalDouble.empty()
                : OptionalDouble.of(law.tail(CramerVonMises.statistic(reference, current)));
    }

    /** P(U >= u). */
    private double tail(double u) {
        double product = (double) n * m;
        double zeta = Math.floor(
                (double) lcm * lcm * (n + m) * (6 * u - product * (4 * product - 1)) / (6 * product * product));
        List<Paths> row = new ArrayList<>();
        row.add(Paths.start());
        for (int v = 0; v < n; v++) {
            row.add(Paths.none());
        }
        for (int w = 0; w <= m; w++) {
            Paths here = Paths.none();
            for (int v = 0; v <= n; v++) {
                double step = (double) lcm / n * v - (double) lcm / m * w;
                here = here.merged(row.get(v), rounded).moved(step * step, rounded);
                row.set(v, here);
            }
        }
        double sum = rounded.applyAsDouble(row.get(n).countFrom(zeta));
        return rounded.applyAsDouble((float) sum / (float) rounded.applyAsDouble(all));
    }

    private static double paths(int n, int m) {
        double paths = 1;
        for (int i = 1; i <= n; i++) {
            paths = paths * (m + i) / i;
        }
        return paths;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The nearest float of 16 bits to a number of at least 1, or to 0. */
    private static double half(double x) {
        if (x >= 65520) {
            return Double.POSITIVE_INFINITY;
        }
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(x), -14) - 10);
        return Math.rint(x / unit) * unit;
    }

    /** How many paths reach each value of the statistic, in the order in which NumPy has them. */
    private record Paths(double[] values, double[] counts) {

        static Paths none() {
            return new Paths(new double[0], new double[0]);
        }

        static Paths start() {
            return new Paths(new double[] {0}, new double[] {1});
        }

        /** Common values first, ascending and with their counts added; then what else these have, then what those. */
        Paths merged(Paths other, DoubleUnaryOperator rounded) {
            TreeMap<Double, Integer> mine = first();
            TreeMap<Double, Integer> theirs = other.first();
            TreeSet<Double> common = new TreeSet<>(mine.keySet());
            common.retainAll(theirs.keySet());
            int size = values.length + other.values.length - common.size();
            Paths merged = new Paths(new double[size], new double[size]);
            int at = 0;
            for (double value : common) {
                merged.values[at] = value;
                int here = Objects.requireNonNull(mine.get(value));
                int there = Objects.requireNonNull(theirs.get(value));
                merged.counts[at] = rounded.applyAsDouble(counts[here] + other.counts[there]);
                at++;
            }
            mine.keySet().retainAll(common);
            theirs.keySet().retainAll(common);
            at = rest(mine, merged, at);
            other.rest(theirs, merged, at);
            return merged;
        }

        /** Where each value stands first; rounding can make two values one. */
        private TreeMap<Double, Integer> first() {
            TreeMap<Double, Integer> first = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
                first.putIfAbsent(values[i], i);
            }
            return first;
        }

        private int rest(TreeMap<Double, Integer> taken, Paths into, int from) {
            int at = from;
            for (int i = 0; i < values.length; i++) {
                Integer place = taken.get(values[i]);
                if (place == null || place != i) {
                    into.values[at] = values[i];
                    into.counts[at] = counts[i];
                    at++;
                }
            }
            return at;
        }

        Paths moved(double step, DoubleUnaryOperator rounded) {
            double[] moved = new double[values.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = rounded.applyAsDouble(values[i] + step);
            }
            return new Paths(moved, counts);
        }

        private double countFrom(double least) {
            float[] reached = new float[counts.length];
            int size = 0;
            for (int i = 0; i < counts.length; i++) {
                if (values[i] >= least) {
                    reached[size] = (float) counts[i];
                    size++;
                }
            }
            return NumpySum.of(reached, 0, size);
        }
    }
}
