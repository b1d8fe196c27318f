package dev.modelgate.drift.evidently;

import dev.modelgate.statistics.MergedValues;
import dev.modelgate.statistics.SortedValues;
import java.util.Optional;

/** Bins of equal width as {@code numpy.histogram_bin_edges(bins="sturges")} lays them, to the last bit. */
public final class SturgesBins {

    private SturgesBins() {}

    /**
     * The edges of bins from min to max, both finite.
     *
     * @param n how many observations, or distinct values, Sturges' rule goes by
     * @param integers whether the numbers have an integer type: bins are then at least 1 wide (NumPy 2.0 and later)
     * @return empty if doubles cannot tell so many edges apart, or the range overflows
     */
    public static Optional<double[]> edges(double min, double max, long n, boolean integers) {
        double first = min == max ? min - 0.5 : min;
        double last = min == max ? max + 0.5 : max;
        double width = (max - min) / (log2(n) + 1.0);
        // Both divisions as NumPy has them: the quotient may round above a whole number, which makes one bin more.
        double bins = width == 0 ? 1 : Math.ceil((last - first) / (integers && width < 1 ? 1 : width));
        if (!(bins >= 1 && bins < Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        double[] edges = new double[(int) bins + 1];
        double step = (last - first) / bins;
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i == edges.length - 1 ? last : i * step + first;
            if (i > 0 && edges[i - 1] >= edges[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(edges);
    }

    /** The edges over both samples together, by their observations or, on demand, by their distinct values. */
    static Optional<double[]> edges(SortedValues reference, SortedValues current, boolean integers, boolean distinct) {
        double min = Math.min(reference.least(), current.least());
        double max = Math.max(reference.greatest(), current.greatest());
        return edges(min, max, distinct ? distinct(reference, current) : reference.n() + current.n(), integers);
    }

    private static long distinct(SortedValues reference, SortedValues current) {
        MergedValues walk = MergedValues.of(reference, current);
        long distinct = 0;
        while (walk.next()) {
            distinct++;
        }
        return distinct;
    }

    /** How far apart the least and the largest value of both samples are. */
    static double range(SortedValues reference, SortedValues current) {
        return Math.max(reference.greatest(), current.greatest()) - Math.min(reference.least(), current.least());
    }

    /** Exact for powers of two, where a quotient of logarithms is not and the number of bins jumps. */
    private static double log2(long n) {
        return Long.bitCount(n) == 1 ? Long.numberOfTrailingZeros(n) : StrictMath.log(n) / StrictMath.log(2);
    }
}
