package dev.modelgate.drift.sides;

import dev.modelgate.data.NumberBins;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.statistics.NumericSample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
        SortedSet<Double> values = new TreeSet<>();
        for (int i = 0; i < reference.distinct() && values.size() <= MOST_BINS; i++) {
            values.add(reference.value(i));
        }
        for (int i = 0; i < current.distinct() && values.size() <= MOST_BINS; i++) {
            values.add(current.value(i));
        }
        return values.size() <= MOST_BINS
                ? ofValues(new ArrayList<>(values), reference, current, time)
                : ofSteps(reference, current, time);
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

    private static Chart ofValues(List<Double> values, NumericSample reference, NumericSample current, boolean time) {
        List<String> labels = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        for (double value : values) {
            labels.add(label(value, time));
            left.add(share(reference, value, Math.nextUp(value)));
            right.add(share(current, value, Math.nextUp(value)));
        }
        return new Chart(labels, left, right);
    }

    private static Chart ofSteps(NumericSample reference, NumericSample current, boolean time) {
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
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (int i = 1; from < high; i++) {
            double edge = first.add(step.multiply(BigDecimal.valueOf(i))).doubleValue();
            double to = edge < high ? edge : Double.POSITIVE_INFINITY;
            labels.add(label(from, to, time));
            left.add(share(reference, from, to));
            right.add(share(current, from, to));
            from = to;
        }
        return new Chart(labels, left, right);
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

    private static double share(NumericSample sample, double from, double to) {
        long below = to == Double.POSITIVE_INFINITY ? sample.n() : sample.countBelow(to);
        long before = from == Double.NEGATIVE_INFINITY ? 0 : sample.countBelow(from);
        return (double) (below - before) / sample.n();
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
