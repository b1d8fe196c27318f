package dev.modelgate.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses edges between which a column's values have about equal mass. The number of cells is fixed, so that what an
 * effect over them means does not depend on how much data there is, and the tails have no more weight than the middle,
 * however heavy they are. Any edges are valid; counts over them are exact.
 */
final class QuantileCells {
    private static final int CELLS = 10;

    private static final int MOST_DIGITS = 17;

    private QuantileCells() {}

    /**
     * The edges between the cells of values, ascending. For every j a new cell begins at the smallest value that has at
     * least a j-th tenth of the values below it; a value that alone would fill a cell has one.
     *
     * @param sorted a sample, ascending
     */
    static List<Double> edges(double[] sorted) {
        List<Double> edges = new ArrayList<>();
        int n = sorted.length;
        long reached = 0;
        for (int at = 0; at < n; ) {
            int after = at;
            while (after < n && sorted[after] == sorted[at]) {
                after++;
            }
            long tenths = (long) CELLS * at / n;
            boolean frequent = (long) CELLS * (after - at) >= n;
            if (at > 0 && (tenths > reached || frequent)) {
                edges.add(shortest(sorted[at - 1], sorted[at]));
            }
            reached = tenths;
            at = after;
        }
        return edges;
    }

    /** The number of fewest digits above one value and not above the next: it parts the two. */
    private static double shortest(double below, double value) {
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            Optional<Double> rounded = rounded(value, new MathContext(digits));
            if (rounded.isPresent() && below < rounded.get() && rounded.get() <= value) {
                return rounded.get();
            }
        }
        return value;
    }

    private static Optional<Double> rounded(double value, MathContext digits) {
        double rounded = new BigDecimal(value).round(digits).doubleValue();
        return Double.isFinite(rounded) ? Optional.of(rounded + 0.0) : Optional.empty();
    }
}
