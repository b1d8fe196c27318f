package dev.modelgate.statistics;

import java.util.Arrays;

/** An array in any order as a sample. Whoever only counts it pays for no sorting. */
final class UnorderedArray implements SortedValues {
    private static final SortedValues EMPTY = SortedValues.of(new double[0]);

    private final double[] values;
    private final double least;
    private final double greatest;
    private SortedValues sorted = EMPTY;

    UnorderedArray(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        // A NaN is the least and the greatest of all that it is among.
        if (values.length > 0 && !(Double.isFinite(min) && Double.isFinite(max))) {
            int at = 0;
            while (Double.isFinite(values[at])) {
                at++;
            }
            throw new IllegalArgumentException(
                    "the value at position " + at + " is " + values[at] + ", not a finite number");
        }
        this.values = values;
        this.least = min;
        this.greatest = max;
    }

    @Override
    public long n() {
        return values.length;
    }

    @Override
    public Cursor cursor() {
        synchronized (values) {
            if (sorted.n() < values.length) {
                double[] copy = values.clone();
                Arrays.sort(copy);
                sorted = SortedValues.of(copy);
            }
            return sorted.cursor();
        }
    }

    @Override
    public double least() {
        return least;
    }

    @Override
    public double greatest() {
        return greatest;
    }

    @Override
    public double[] someDistinct(int most) {
        double[] some = new double[most];
        int size = 0;
        for (int i = 0; i < values.length && size < most; i++) {
            // Adding zero makes -0.0 the same value as 0.0.
            double value = values[i] + 0.0;
            int at = Arrays.binarySearch(some, 0, size, value);
            if (at < 0) {
                System.arraycopy(some, -at - 1, some, -at, size + at + 1);
                some[-at - 1] = value;
                size++;
            }
        }
        return Arrays.copyOf(some, size);
    }

    /** Looks each value up where it would be if the numbers had equal distances, as they mostly have. */
    @Override
    public long[] countsBelow(double[] ascending) {
        int last = ascending.length;
        if (last == 0) {
            return new long[0];
        }
        double first = ascending[0];
        double perStep = last == 1 ? 0 : (last - 1) / (ascending[last - 1] - first);
        long[] counts = new long[last + 1];
        for (double value : values) {
            // A cast takes NaN to 0 and what is out of range to the nearest.
            int cell = Math.min(last, Math.max(0, (int) ((value - first) * perStep) + 1));
            while (cell > 0 && value < ascending[cell - 1]) {
                cell--;
            }
            while (cell < last && value >= ascending[cell]) {
                cell++;
            }
            counts[cell]++;
        }
        long[] below = new long[last];
        long passed = 0;
        for (int i = 0; i < last; i++) {
            passed += counts[i];
            below[i] = passed;
        }
        return below;
    }
}
