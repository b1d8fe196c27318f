package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * Counts of a numeric sample over bins: what a committed reference profile keeps of a column. Never empty.
 *
 * <p>See {@link BinEdges} for which bin holds an edge.
 */
public final class BinnedSample {

    private final BinEdges edges;
    /** {@code below[i]}: how many observations lie in bins before bin i; one entry more, the size. */
    private final long[] below;

    private BinnedSample(BinEdges edges, long[] below) {
        this.edges = edges;
        this.below = below;
    }

    /**
     * What a profile says: these counts over these bins.
     *
     * @throws IllegalArgumentException if the numbers of bins differ, a count is negative, or all are zero
     */
    public static BinnedSample of(BinEdges edges, long[] counts) {
        require(counts.length == edges.bins(), "there are " + edges.bins() + " bins but " + counts.length + " counts");
        long[] below = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            require(counts[i] >= 0, "the count of bin " + i + " is negative: " + counts[i]);
            below[i + 1] = Math.addExact(below[i], counts[i]);
        }
        Checks.size(below[counts.length], "binned sample");
        return new BinnedSample(edges, below);
    }

    /**
     * Counts a sample over these bins.
     *
     * @throws IllegalArgumentException if a value lies outside; {@link BinEdges#opened} takes all values
     */
    public static BinnedSample of(NumericSample sample, BinEdges edges) {
        int bins = edges.bins();
        require(
                sample.min() >= edges.edge(0) && sample.max() <= edges.edge(bins),
                "the values from " + sample.min() + " to " + sample.max() + " leave the bins from " + edges.edge(0)
                        + " to " + edges.edge(bins));
        long[] below = new long[bins + 1];
        for (int i = 1; i < bins; i++) {
            below[i] = sample.countBelow(edges.edge(i));
        }
        below[bins] = sample.n();
        return new BinnedSample(edges, below);
    }

    public BinEdges edges() {
        return edges;
    }

    /** How many observations there are. */
    public long n() {
        return below[edges.bins()];
    }

    /** How many observations bin i holds. */
    public long count(int i) {
        return below[i + 1] - below[i];
    }

    /** The counts of all bins, as a copy. */
    public long[] counts() {
        long[] counts = new long[edges.bins()];
        Arrays.setAll(counts, this::count);
        return counts;
    }

    /** The fraction of observations in bins before bin i; for i = the number of bins, 1. */
    double cumulative(int i) {
        return (double) below[i] / n();
    }

    /**
     * The largest fraction of observations in one bin: how far a Kolmogorov–Smirnov distance to this sample may be off,
     * because nothing is known of where in the bin they lie.
     */
    public double resolution() {
        long largest = 0;
        for (int i = 0; i < edges.bins(); i++) {
            largest = Math.max(largest, count(i));
        }
        return (double) largest / n();
    }

    /** The same counts over {@link BinEdges#opened opened} bins, to put another sample's counts beside. */
    public BinnedSample opened() {
        BinEdges open = edges.opened();
        return open.bins() == edges.bins()
                ? new BinnedSample(open, below)
                : new BinnedSample(open, new long[] {0, 0, n(), n()});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinnedSample that && edges.equals(that.edges) && Arrays.equals(below, that.below);
    }

    @Override
    public int hashCode() {
        return 31 * edges.hashCode() + Arrays.hashCode(below);
    }

    @Override
    public String toString() {
        return "BinnedSample[n=" + n() + ", bins=" + edges.bins() + "]";
    }
}
