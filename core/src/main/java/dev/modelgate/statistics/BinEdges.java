package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * The edges of k adjacent bins: k+1 strictly ascending numbers. Bin i holds {@code edge(i) <= x < edge(i+1)}; the last
 * bin holds its upper edge too. The outer edges may be infinite.
 */
public final class BinEdges {

    private final double[] edges;

    private BinEdges(double[] edges) {
        this.edges = edges;
    }

    /**
     * Bins between these edges.
     *
     * @throws IllegalArgumentException if there are fewer than two edges, or they do not ascend strictly
     */
    public static BinEdges of(double... edges) {
        require(edges.length >= 2, "bins need at least two edges, not " + edges.length);
        for (int i = 1; i < edges.length; i++) {
            require(
                    edges[i - 1] < edges[i],
                    "the edges do not ascend: " + edges[i - 1] + " is followed by " + edges[i]);
        }
        return new BinEdges(edges.clone());
    }

    /**
     * Bins of about equal mass in this sample: for every j a new bin begins at the smallest value that has at least
     * j/bins of the observations below it. A value so frequent that it would fill a bin begins one too, so there may be
     * up to twice as many bins as asked for, or fewer when values repeat. The outer edges are the sample's minimum and
     * maximum (or the next number above, if the maximum has a bin of its own); see {@link #opened} for counting others.
     *
     * <p>Edges from the reference alone are what lets a committed profile stand in for its data, and, unlike edges of
     * equal width, they are not ruled by one far outlier.
     *
     * @param bins at least 2
     */
    public static BinEdges ofEqualMass(NumericSample sample, int bins) {
        require(bins >= 2, "at least 2 bins are needed, not " + bins);
        double[] edges = new double[sample.distinct() + 1];
        edges[0] = sample.min();
        int size = 1;
        long reached = 0;
        long below = sample.count(0);
        for (int i = 1; i < sample.distinct(); i++) {
            long shares = Math.multiplyExact(below, (long) bins) / sample.n();
            if (shares > reached || Math.multiplyExact(sample.count(i), (long) bins) >= sample.n()) {
                edges[size] = sample.value(i);
                size++;
            }
            reached = shares;
            below += sample.count(i);
        }
        edges[size] = edges[size - 1] < sample.max() ? sample.max() : Math.nextUp(sample.max());
        return new BinEdges(Arrays.copyOf(edges, size + 1));
    }

    /** One bin for every distinct value of the sample, which is its lower edge. */
    static BinEdges ofEachValue(NumericSample sample) {
        double[] edges = new double[sample.distinct() + 1];
        for (int i = 0; i < sample.distinct(); i++) {
            edges[i] = sample.value(i);
        }
        edges[sample.distinct()] = Math.nextUp(sample.max());
        return new BinEdges(edges);
    }

    /** The mean of each bin's observations; of a bin without any, its lower edge. */
    double[] centresOfMass(NumericSample sample) {
        double[] centres = new double[bins()];
        int at = 0;
        for (int bin = 0; bin < bins(); bin++) {
            Sum sum = new Sum();
            long n = 0;
            while (at < sample.distinct() && (bin == bins() - 1 || sample.value(at) < edges[bin + 1])) {
                sum.add(sample.value(at) * sample.count(at));
                n += sample.count(at++);
            }
            centres[bin] = n == 0 ? edges[bin] : sum.value() / n;
        }
        return centres;
    }

    /**
     * Bins for counting another sample: the first reaches down to -∞ and the last up to +∞. A single bin would hold
     * everything then, so it gets a neighbour on each side instead: that is how a constant column is told from one that
     * no longer is.
     */
    public BinEdges opened() {
        int last = edges.length - 1;
        if (bins() == 1 && Double.isFinite(edges[0]) && Double.isFinite(edges[1])) {
            return of(Double.NEGATIVE_INFINITY, edges[0], Math.nextUp(edges[1]), Double.POSITIVE_INFINITY);
        }
        double[] open = edges.clone();
        open[0] = Double.NEGATIVE_INFINITY;
        open[last] = Double.POSITIVE_INFINITY;
        return new BinEdges(open);
    }

    /** How many bins there are. */
    public int bins() {
        return edges.length - 1;
    }

    /** The lower edge of bin i, or for i = {@link #bins()} the upper edge of the last. */
    public double edge(int i) {
        return edges[i];
    }

    /** All edges, as a copy. */
    public double[] toArray() {
        return edges.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinEdges that && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return Arrays.toString(edges);
    }
}
