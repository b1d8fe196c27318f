package dev.modelgate.data;

import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.SortedValues;
import java.util.Arrays;
import java.util.Optional;

/** Distinct finite numbers, ascending, each with how often it occurs: 16 bytes for each, however many there are. */
public final class ValueCounts implements SortedValues {
    private final double[] values;
    private final long[] counts;
    private final long n;

    private ValueCounts(double[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        this.n = Arrays.stream(counts).sum();
    }

    /** Takes numbers in ascending order. */
    public static final class Builder {
        private double[] values = new double[16];
        private long[] counts = new long[16];
        private int size;

        /**
         * Adds a number; one that was added last counts on.
         *
         * @param value a finite number, not less than the one before; the two zeros are one
         * @param count how often it occurs, at least once
         */
        public void add(double value, long count) {
            double one = value + 0.0;
            if (!Double.isFinite(one) || count < 1 || size > 0 && one < values[size - 1]) {
                throw new IllegalArgumentException("not a count of the next finite number: " + value + ", " + count);
            }
            if (size > 0 && values[size - 1] == one) {
                counts[size - 1] += count;
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size + size / 2);
                counts = Arrays.copyOf(counts, size + size / 2);
            }
            values[size] = one;
            counts[size++] = count;
        }

        /** The numbers that were added. */
        public ValueCounts build() {
            return new ValueCounts(Arrays.copyOf(values, size), Arrays.copyOf(counts, size));
        }
    }

    /** How many distinct numbers there are. */
    public int size() {
        return values.length;
    }

    /** The {@code i}-th smallest number, counting from 0. */
    public double value(int i) {
        return values[i];
    }

    /** How often the {@code i}-th smallest number occurs. */
    public long count(int i) {
        return counts[i];
    }

    /** The numbers as a sample; empty when there are none, or one is beyond {@link NumericSample#LARGEST}. */
    public Optional<NumericSample> sample() {
        boolean computable = n > 0 && Math.max(-least(), greatest()) <= NumericSample.LARGEST;
        return computable ? Optional.of(NumericSample.ofAscending(values, counts)) : Optional.empty();
    }

    @Override
    public long n() {
        return n;
    }

    @Override
    public double least() {
        return values[0];
    }

    @Override
    public double greatest() {
        return values[values.length - 1];
    }

    @Override
    public Cursor cursor() {
        return new Walk(this);
    }

    private static final class Walk implements Cursor {
        private final ValueCounts walked;
        private int at = -1;

        Walk(ValueCounts walked) {
            this.walked = walked;
        }

        @Override
        public boolean next() {
            at++;
            return at < walked.values.length;
        }

        @Override
        public double value() {
            return walked.values[at];
        }

        @Override
        public long count() {
            return walked.counts[at];
        }
    }
}
