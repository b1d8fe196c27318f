package dev.modelgate.drift.sides;

import dev.modelgate.data.NumberBins;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.SortedValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Bins that show two samples of numbers well: single values while there are few, else steps of 1, 2 or 5 times a power
 * of ten.
 */
public final class NumberChart {
    private static final int MOST_BINS = 20;
    /** Far outliers may not squeeze all else into one bin: the outer bins are open. */
    private static final double TAIL = 0.005;

    private NumberChart() {}

    /**
     * A chart of two samples.
     *
     * @param time whether the numbers are seconds since 1970
     */
    public static Chart of(NumericSample reference, NumericSample current, boolean time) {
        return of(reference, current, reference, current, time);
    }

    /**
     * A chart of numbers that are counted over steps which suit samples of them.
     *
     * @param reference some of the reference's numbers
     * @param current some of the current ones
     */
    public static Chart of(
            SortedValues allReference,
            SortedValues allCurrent,
            NumericSample reference,
            NumericSample current,
            boolean time) {
        SortedSet<Double> values = new TreeSet<>();
        for (int i = 0; i < reference.distinct() && values.size() <= MOST_BINS; i++) {
            values.add(reference.value(i));
        }
        for (int i = 0; i < current.distinct() && values.size() <= MOST_BINS; i++) {
            values.add(current.value(i));
        }
        return values.size() <= MOST_BINS
                ? ofValues(values, allReference, allCurrent, time)
                : ofSteps(allReference, allCurrent, reference, current, time);
    }

    /**
     * The cells that both sides were counted over, for numbers that are not known one by one.
     *
     * @param counts of the current side, over the cells that the bins ask for
     * @param m current values, at least 1
     */
    static Chart of(NumberBins bins, List<Long> counts, long m, boolean time) {
        List<Double> edges = bins.cells().edges();
        List<String> labels = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            boolean inner = i >= 1 && i <= bins.counts().size();
            double from = i == 0 ? Double.NEGATIVE_INFINITY : edges.get(i - 1);
            double to = i == edges.size() ? Double.POSITIVE_INFINITY : edges.get(i);
            boolean above = i > bins.counts().size();
            labels.add(above ? "above " + label(bins.greatest(), time) : label(from, to, time));
            left.add(inner ? (double) bins.counts().get(i - 1) / bins.total() : 0);
            right.add((double) counts.get(i) / m);
        }
        return new Chart(labels, left, right);
    }

    private static Chart ofValues(
            SortedSet<Double> values, SortedValues reference, SortedValues current, boolean time) {
        TreeSet<Double> edges = new TreeSet<>(values);
        values.forEach(value -> edges.add(Math.nextUp(value)));
        double[] ascending = edges.stream().mapToDouble(edge -> edge).toArray();
        List<Double> left = shares(reference, ascending);
        List<Double> right = shares(current, ascending);
        List<String> labels = new ArrayList<>();
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (double value : values) {
            // Between a value and the next double there is that value alone.
            int cell = Arrays.binarySearch(ascending, value) + 1;
            labels.add(label(value, time));
            before.add(left.get(cell));
            after.add(right.get(cell));
        }
        return new Chart(labels, before, after);
    }

    private static Chart ofSteps(
            SortedValues allReference,
            SortedValues allCurrent,
            NumericSample reference,
            NumericSample current,
            boolean time) {
        double low = Math.min(reference.quantile(TAIL), current.quantile(TAIL));
        double high = Math.max(reference.quantile(1 - TAIL), current.quantile(1 - TAIL));
        if (low == high) {
            low = Math.min(reference.min(), current.min());
            high = Math.max(reference.max(), current.max());
        }
        BigDecimal step = step((high - low) / (MOST_BINS - 2));
        BigDecimal first =
                BigDecimal.valueOf(Math.floor(low / step.doubleValue())).multiply(step);
        List<String> labels = new ArrayList<>();
        List<Double> edges = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (int i = 1; from < high; i++) {
            double edge = first.add(step.multiply(BigDecimal.valueOf(i))).doubleValue();
            double to = edge < high ? edge : Double.POSITIVE_INFINITY;
            labels.add(label(from, to, time));
            edges.add(to);
            from = to;
        }
        double[] inner = edges.stream()
                .mapToDouble(edge -> edge)
                .filter(Double::isFinite)
                .toArray();
        return new Chart(labels, shares(allReference, inner), shares(allCurrent, inner));
    }

    /** What shares lie below the first edge, between neighbours, and from the last one on. */
    private static List<Double> shares(SortedValues numbers, double[] edges) {
        long[] below = numbers.countsBelow(edges);
        List<Double> shares = new ArrayList<>();
        long passed = 0;
        for (int i = 0; i <= below.length; i++) {
            long to = i < below.length ? below[i] : numbers.n();
            shares.add((double) (to - passed) / numbers.n());
            passed = to;
        }
        return shares;
    }

    /** The least of 1, 2 and 5 times a power of ten that is not less. */
    private static BigDecimal step(double atLeast) {
        int power = (int) Math.floor(StrictMath.log10(atLeast));
        for (int digit : new int[] {1, 2, 5}) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
            if (step.doubleValue() >= atLeast) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }

    private static String label(double from, double to, boolean time) {
        if (from == Double.NEGATIVE_INFINITY) {
            return "below " + label(to, time);
        }
        return to == Double.POSITIVE_INFINITY
                ? "from " + label(from, time)
                : label(from, time) + " to " + label(to, time);
    }

    private static String label(double value, boolean time) {
        return time ? Instant.ofEpochSecond((long) Math.floor(value)).toString() : Digits.value(value);
    }
}
