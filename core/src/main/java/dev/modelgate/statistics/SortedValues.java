package dev.modelgate.statistics;

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
