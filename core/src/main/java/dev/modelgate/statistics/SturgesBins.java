package dev.modelgate.statistics;

/** Bins of equal width as {@code numpy.histogram_bin_edges(bins="sturges")} lays them, to the last bit. */
final class SturgesBins {

    /** Up to so many distinct values of the reference, Evidently counts values instead of bins. */
    static final int EXACT_VALUES = 20;

    private SturgesBins() {}

    static ContingencyTable tabulate(NumericSample reference, NumericSample current, long n, boolean integers) {
        double min = Math.min(reference.min(), current.min());
        double max = Math.max(reference.max(), current.max());
        BinEdges edges = edges(min, max, n, integers);
        return ContingencyTable.of(BinnedSample.of(reference, edges), BinnedSample.of(current, edges));
    }

    static BinEdges edges(double min, double max, long n, boolean integers) {
        double range = max - min;
        if (range == 0) {
            return BinEdges.of(min - 0.5, max + 0.5);
        }
        double width = range / (log2(n) + 1.0);
        if (integers && width < 1) {
            width = 1;
        }
        // Both divisions as NumPy has them: the quotient may round above a whole number, which makes one bin more.
        int bins = (int) Math.ceil(range / width);
        double[] edges = new double[bins + 1];
        double step = range / bins;
        for (int i = 0; i < bins; i++) {
            edges[i] = i * step + min;
        }
        edges[bins] = max;
        return BinEdges.of(edges);
    }

    /** Exact for powers of two, where a quotient of logarithms is not and the number of bins jumps. */
    static double log2(long n) {
        return Long.bitCount(n) == 1 ? Long.numberOfTrailingZeros(n) : StrictMath.log(n) / StrictMath.log(2);
    }
}
