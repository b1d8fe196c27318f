package dev.modelgate.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** An array in any order as a sample. Whoever only counts it pays for no sorting. */
final class UnorderedArray implements SortedValues {
    private static final int CHUNK = 1 << 18;
    private static final SortedValues EMPTY = SortedValues.of(new double[0]);

    private final double[] values;
    private final double least;
    private final double greatest;
    private SortedValues sorted = EMPTY;

    UnorderedArray(double[] values) {
        Ends ends = chunks(values.length)
                .mapToObj(chunk -> Ends.of(values, from(chunk), to(chunk, values)))
                .reduce(Ends.NONE, Ends::and);
        if (values.length > 0 && !ends.finite()) {
            int at = 0;
            while (Double.isFinite(values[at])) {
                at++;
            }
            throw new IllegalArgumentException(
                    "the value at position " + at + " is " + values[at] + ", not a finite number");
        }
        this.values = values;
        this.least = ends.least();
        this.greatest = ends.greatest();
    }

    /** Chunks of an array, for all processors: what is gathered of them does not depend on which did what. */
    private static IntStream chunks(int length) {
        return IntStream.range(0, (length + CHUNK - 1) / CHUNK).parallel();
    }

    private static int from(int chunk) {
        return chunk * CHUNK;
    }

    private static int to(int chunk, double[] values) {
        return Math.min(values.length, from(chunk) + CHUNK);
    }

    /** The least and the greatest of some values, and whether all of them are numbers. */
    private record Ends(double least, double greatest, boolean numbers) {
        static final Ends NONE = new Ends(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, true);

        static Ends of(double[] values, int from, int to) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            boolean numbers = true;
            for (int i = from; i < to; i++) {
                double value = values[i];
                // Math.min and Math.max take three times as long, as they tell zeros apart.
                if (value < least) {
                    least = value;
                }
                if (value > greatest) {
                    greatest = value;
                }
                if (Double.isNaN(value)) {
                    numbers = false;
                }
            }
            return new Ends(least + 0.0, greatest + 0.0, numbers);
        }

        Ends and(Ends other) {
            return new Ends(Math.min(least, other.least), Math.max(greatest, other.greatest), numbers && other.numbers);
        }

        boolean finite() {
            return numbers && Double.isFinite(least) && Double.isFinite(greatest);
        }
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

    @Override
    public long[] countsBelow(double[] ascending) {
        long[] counts = chunks(values.length)
                .mapToObj(chunk -> counts(ascending, from(chunk), to(chunk, values)))
                .reduce(new long[ascending.length + 1], UnorderedArray::sums);
        long[] below = new long[ascending.length];
        long passed = 0;
        for (int i = 0; i < below.length; i++) {
            passed += counts[i];
            below[i] = passed;
        }
        return below;
    }

    /** Looks each value up where it would be if the numbers had equal distances, as they mostly have. */
    private long[] counts(double[] ascending, int from, int to) {
        int last = ascending.length;
        double first = last == 0 ? 0 : ascending[0];
        double perStep = last < 2 ? 0 : (last - 1) / (ascending[last - 1] - first);
        long[] counts = new long[last + 1];
        for (int i = from; i < to; i++) {
            double value = values[i];
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
        return counts;
    }

    private static long[] sums(long[] some, long[] others) {
        return IntStream.range(0, some.length)
                .mapToLong(i -> some[i] + others[i])
                .toArray();
    }
}
