package dev.modelgate.statistics;

import java.util.Arrays;

/**
 * A numeric sample in ascending order, which can be walked any number of times: an array, counts of distinct values, or
 * what an engine streams from disk. Values are finite; the sample may be empty.
 */
public interface SortedValues {

    /** How many observations there are. */
    long n();

    /** A walk from the smallest value up, not yet at any value. */
    Cursor cursor();

    /**
     * The sample of an array that ascends already. The array is not copied: nobody may write to it any more.
     *
     * @throws IllegalArgumentException if it does not ascend, or a value is NaN or infinite
     */
    static SortedValues of(double[] ascending) {
        return new SortedArray(ascending);
    }

    /**
     * The sample of an array in any order, which is sorted when it is first walked. The array is not copied: nobody may
     * write to it any more.
     *
     * @throws IllegalArgumentException if a value is NaN or infinite
     */
    static SortedValues unordered(double[] values) {
        return new UnorderedArray(values);
    }

    /** The least value of a sample that is not empty. */
    default double least() {
        Cursor values = cursor();
        values.next();
        return values.value();
    }

    /** The greatest value of a sample that is not empty. */
    default double greatest() {
        Cursor values = cursor();
        double last = Double.NaN;
        while (values.next()) {
            last = values.value();
        }
        return last;
    }

    /** So many distinct values, ascending, or all of them if there are fewer; which ones is left open. */
    default double[] someDistinct(int most) {
        Cursor values = cursor();
        double[] some = new double[most];
        int size = 0;
        while (size < most && values.next()) {
            some[size] = values.value();
            size++;
        }
        return Arrays.copyOf(some, size);
    }

    /** How many observations are less than each of some ascending numbers. */
    default long[] countsBelow(double[] ascending) {
        long[] below = new long[ascending.length];
        Cursor values = cursor();
        boolean left = values.next();
        long passed = 0;
        for (int i = 0; i < ascending.length; i++) {
            while (left && values.value() < ascending[i]) {
                passed += values.count();
                left = values.next();
            }
            below[i] = passed;
        }
        return below;
    }

    /** A walk over distinct values, each with how often it occurs. */
    interface Cursor {

        /** Goes to the next larger value; false when there is none. */
        boolean next();

        /** The value it stands at. */
        double value();

        /** How often that value occurs; at least once. */
        long count();
    }
}
