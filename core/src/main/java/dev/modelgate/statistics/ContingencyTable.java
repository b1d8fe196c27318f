package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two samples counted over the same k cells (categories or bins): the 2×k table that divergences, the chi-square test
 * and the bootstrap work on. Both sides have at least one observation. Cells that are empty on both sides are kept.
 */
public final class ContingencyTable {

    private final long[] reference;
    private final long[] current;
    private final long referenceSize;
    private final long currentSize;

    private ContingencyTable(long[] reference, long[] current) {
        this.reference = reference;
        this.current = current;
        this.referenceSize = Checks.size(total(reference, "reference"), "reference");
        this.currentSize = Checks.size(total(current, "current"), "current sample");
    }

    /** @throws IllegalArgumentException if the lengths differ, a count is negative, or a side is all zeros */
    public static ContingencyTable of(long[] reference, long[] current) {
        require(
                reference.length == current.length,
                "the reference has " + reference.length + " cells but the current sample " + current.length);
        return new ContingencyTable(reference.clone(), current.clone());
    }

    /** One cell for every category of either side, in their order. */
    public static ContingencyTable of(CategoryCounts reference, CategoryCounts current) {
        SortedSet<String> categories = new TreeSet<>(reference.counts().keySet());
        categories.addAll(current.counts().keySet());
        return new ContingencyTable(
                categories.stream().mapToLong(reference::count).toArray(),
                categories.stream().mapToLong(current::count).toArray());
    }

    /**
     * One cell for every bin of the reference's {@link BinnedSample#opened opened} bins, over which the current sample
     * is counted.
     */
    public static ContingencyTable of(BinnedSample reference, NumericSample current) {
        BinnedSample opened = reference.opened();
        return of(opened, BinnedSample.of(current, opened.edges()));
    }

    /** One cell for every bin. @throws IllegalArgumentException if the two sides have different bins */
    public static ContingencyTable of(BinnedSample reference, BinnedSample current) {
        require(reference.edges().equals(current.edges()), "the two sides were counted over different bins");
        return new ContingencyTable(reference.counts(), current.counts());
    }

    /** How many cells there are, empty ones included. */
    public int cells() {
        return reference.length;
    }

    /** How many cells hold an observation of either side. */
    public int occupiedCells() {
        int occupied = 0;
        for (int i = 0; i < reference.length; i++) {
            if (reference[i] > 0 || current[i] > 0) {
                occupied++;
            }
        }
        return occupied;
    }

    /** The reference's counts, as a copy. */
    public long[] reference() {
        return reference.clone();
    }

    /** The current sample's counts, as a copy. */
    public long[] current() {
        return current.clone();
    }

    public long referenceSize() {
        return referenceSize;
    }

    public long currentSize() {
        return currentSize;
    }

    private static long total(long[] counts, String side) {
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            require(counts[i] >= 0, "the " + side + " count of cell " + i + " is negative: " + counts[i]);
            total = Math.addExact(total, counts[i]);
        }
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContingencyTable that
                && Arrays.equals(reference, that.reference)
                && Arrays.equals(current, that.current);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(reference) + Arrays.hashCode(current);
    }

    @Override
    public String toString() {
        return "ContingencyTable[reference=" + Arrays.toString(reference) + ", current=" + Arrays.toString(current)
                + "]";
    }
}
