package dev.modelgate.drift.replay;

import java.util.Arrays;

/**
 * What was counted of a column in some rows. Counts of parts add up to those of the whole.
 *
 * @param values the values over cells
 * @param nulls rows without a value
 * @param nonFinite values that are in no cell
 * @param unseen values that no other window has, as far as blocks tell
 */
record Counts(long[] values, long nulls, long nonFinite, long unseen) {
    static Counts none(int cells) {
        return new Counts(new long[cells], 0, 0, 0);
    }

    Counts plus(Counts other) {
        return new Counts(
                sum(values, other.values, 1), nulls + other.nulls, nonFinite + other.nonFinite, unseen + other.unseen);
    }

    Counts minus(Counts other) {
        return new Counts(
                sum(values, other.values, -1), nulls - other.nulls, nonFinite - other.nonFinite, unseen - other.unseen);
    }

    private static long[] sum(long[] a, long[] b, int sign) {
        long[] sum = new long[a.length];
        Arrays.setAll(sum, i -> a[i] + sign * b[i]);
        return sum;
    }

    long rows() {
        return finite() + nulls + nonFinite;
    }

    private long finite() {
        return Arrays.stream(values).sum();
    }

    /** Rows with and without a value. */
    long[] missingTable() {
        return new long[] {rows() - nulls, nulls};
    }

    /** Values that are in a cell, and that are in none. */
    long[] nonFiniteTable() {
        return new long[] {finite(), nonFinite};
    }

    /** Values that other windows have, and that none has. */
    long[] unseenTable() {
        return new long[] {finite() - unseen, unseen};
    }
}
