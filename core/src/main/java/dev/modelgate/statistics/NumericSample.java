package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * An immutable multiset of finite numbers: sorted distinct values, each with how often it occurs. Never empty.
 *
 * <p>A column of a file with repeated values, a query's {@code value, count(*)} and a plain array are the same thing
 * here. Nulls, NaN and infinities are the caller's to count and leave out. Values beyond ±{@value #LARGEST} are refused:
 * their squares overflow, and what overflows would pass a threshold in silence.
 */
public final class NumericSample implements SortedValues {

    /** The largest absolute value that a sample takes. */
    public static final double LARGEST = 1e140;

    private final double[] values;
    /** {@code below[i]}: how many observations are less than {@code values[i]}; one entry more, the size. */
    private final long[] below;

    private final double mean;
    private final double deviation;

    private NumericSample(double[] values, long[] below) {
        this.values = values;
        this.below = below;
        this.mean = moment(0, 1);
        this.deviation = Math.sqrt(Math.max(0, moment(mean, 2)));
    }

    /**
     * The sample of these observations, in any order.
     *
     * @throws IllegalArgumentException if there is none, or one is NaN, infinite or beyond ±{@link #LARGEST}
     */
    public static NumericSample of(double... observations) {
        double[] sorted = new double[observations.length];
        long[] once = new long[observations.length];
        for (int i = 0; i < observations.length; i++) {
            sorted[i] = admissible(observations[i], i);
            once[i] = 1;
        }
        Arrays.sort(sorted);
        return merged(sorted, once, Ranking.identity(sorted.length));
    }

    /**
     * The sample in which {@code values[i]} occurs {@code counts[i]} times. Values may come in any order and more than
     * once; a count may be zero.
     *
     * @throws IllegalArgumentException as {@link #of(double...)}, and if a count is negative or the lengths differ
     */
    public static NumericSample of(double[] values, long[] counts) {
        require(
                values.length == counts.length,
                "there are " + values.length + " values but " + counts.length + " counts");
        double[] admissible = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            admissible[i] = admissible(values[i], i);
            if (counts[i] < 0) {
                throw new IllegalArgumentException("the count of value " + values[i] + " is negative: " + counts[i]);
            }
        }
        return merged(admissible, counts, Ranking.ascending(admissible));
    }

    /**
     * The sample in which {@code values[i]} occurs {@code counts[i]} times, of values that are distinct and ascending:
     * needs no memory to sort them.
     *
     * @throws IllegalArgumentException as {@link #of(double[], long[])}, and if values are not ascending
     */
    public static NumericSample ofAscending(double[] values, long[] counts) {
        require(
                values.length == counts.length,
                "there are " + values.length + " values but " + counts.length + " counts");
        require(values.length > 0, "the sample is empty");
        double[] distinct = new double[values.length];
        long[] below = new long[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            distinct[i] = admissible(values[i], i);
            // A text is not made for each of millions of values.
            if (i > 0 && distinct[i - 1] >= distinct[i]) {
                throw new IllegalArgumentException("the value " + values[i] + " is not ascending");
            }
            if (counts[i] <= 0) {
                throw new IllegalArgumentException(
                        "the count of value " + values[i] + " is not positive: " + counts[i]);
            }
            below[i + 1] = Math.addExact(below[i], counts[i]);
        }
        return new NumericSample(distinct, below);
    }

    private static double admissible(double value, int position) {
        if (!(Math.abs(value) <= LARGEST)) {
            Checks.finite(value, "value at position " + position);
            throw new IllegalArgumentException("the value " + value + " at position " + position + " is beyond ±"
                    + LARGEST + " (a marker for a missing value?)");
        }
        // Adding zero makes -0.0 the same value as 0.0.
        return value + 0.0;
    }

    private static NumericSample merged(double[] values, long[] counts, int[] order) {
        double[] distinct = new double[values.length];
        long[] below = new long[values.length + 1];
        int size = 0;
        for (int at : order) {
            if (counts[at] == 0) {
                continue;
            }
            if (size == 0 || distinct[size - 1] != values[at]) {
                distinct[size] = values[at];
                size++;
                below[size] = below[size - 1];
            }
            below[size] = Math.addExact(below[size], counts[at]);
        }
        require(size > 0, "the sample is empty");
        return new NumericSample(Arrays.copyOf(distinct, size), Arrays.copyOf(below, size + 1));
    }

    private double moment(double centre, int power) {
        Sum sum = new Sum();
        for (int i = 0; i < values.length; i++) {
            double delta = values[i] - centre;
            sum.add((power == 1 ? delta : delta * delta) * count(i));
        }
        return sum.value() / n();
    }

    @Override
    public long n() {
        return below[values.length];
    }

    @Override
    public Cursor cursor() {
        return new Distinct(this);
    }

    @Override
    public double least() {
        return min();
    }

    @Override
    public double greatest() {
        return max();
    }

    @Override
    public long[] countsBelow(double[] ascending) {
        return Arrays.stream(ascending).mapToLong(this::countBelow).toArray();
    }

    /** How many distinct values there are. */
    public int distinct() {
        return values.length;
    }

    /** The {@code i}-th smallest distinct value, counting from 0. */
    public double value(int i) {
        return values[i];
    }

    /** How often the {@code i}-th smallest distinct value occurs; at least once. */
    public long count(int i) {
        return below[i + 1] - below[i];
    }

    public double min() {
        return values[0];
    }

    public double max() {
        return values[values.length - 1];
    }

    /** The arithmetic mean. */
    public double mean() {
        return mean;
    }

    /** The standard deviation with divisor n (NumPy's default, {@code ddof=0}); 0 if all values are the same. */
    public double populationStandardDeviation() {
        return values.length == 1 ? 0 : deviation;
    }

    /** How many observations are less than {@code x}. */
    public long countBelow(double x) {
        int at = Arrays.binarySearch(values, x + 0.0);
        return below[at >= 0 ? at : -at - 1];
    }

    /** How many observations are at most {@code x}. */
    public long countAtMost(double x) {
        int at = Arrays.binarySearch(values, x + 0.0);
        return below[at >= 0 ? at + 1 : -at - 1];
    }

    /** The observation of this rank, from 0 (the smallest) to n-1. */
    double orderStatistic(long rank) {
        int at = Arrays.binarySearch(below, rank);
        return values[at >= 0 ? at : -at - 2];
    }

    /**
     * The quantile by linear interpolation between order statistics at {@code (n-1)p} (type 7 of Hyndman and Fan 1996;
     * the default of NumPy and R).
     *
     * @param p between 0 and 1
     */
    public double quantile(double p) {
        return Quantiles.interpolated(this, p);
    }

    /** Both samples as one. */
    NumericSample pooledWith(NumericSample other) {
        double[] merged = new double[values.length + other.values.length];
        long[] belowMerged = new long[merged.length + 1];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < values.length || theirs < other.values.length) {
            boolean takeMine =
                    theirs == other.values.length || mine < values.length && values[mine] <= other.values[theirs];
            double value = takeMine ? values[mine] : other.values[theirs];
            if (mine < values.length && values[mine] == value) {
                mine++;
            }
            if (theirs < other.values.length && other.values[theirs] == value) {
                theirs++;
            }
            merged[size] = value;
            size++;
            belowMerged[size] = Math.addExact(below[mine], other.below[theirs]);
        }
        return new NumericSample(Arrays.copyOf(merged, size), Arrays.copyOf(belowMerged, size + 1));
    }

    /** Whether every value is a whole number. */
    public boolean integral() {
        for (double value : values) {
            if (value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumericSample sample
                && Arrays.equals(values, sample.values)
                && Arrays.equals(below, sample.below);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(below);
    }

    @Override
    public String toString() {
        return "NumericSample[n=" + n() + ", distinct=" + distinct() + ", min=" + min() + ", max=" + max() + "]";
    }

    private static final class Distinct implements Cursor {

        private final NumericSample sample;
        private int at = -1;

        Distinct(NumericSample sample) {
            this.sample = sample;
        }

        @Override
        public boolean next() {
            at++;
            return at < sample.values.length;
        }

        @Override
        public double value() {
            return sample.values[at];
        }

        @Override
        public long count() {
            return sample.count(at);
        }
    }
}
