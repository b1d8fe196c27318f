package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/** Fisher's exact test (1922) of a 2×2 table, as {@code scipy.stats.fisher_exact}. */
public final class FisherExact {

    /** Probabilities that differ by less are the same number, computed in two ways. */
    private static final double SAME = 1e-12;

    /** The hypergeometric law of the upper left cell, by its margins. */
    private final double rows;

    private final double others;
    private final double column;

    private FisherExact(ContingencyTable table) {
        this.rows = table.referenceSize();
        this.others = table.currentSize();
        this.column = (double) table.reference()[0] + table.current()[0];
    }

    /**
     * The two-sided p-value: how probable, with these margins, the tables are that are no more probable than this one.
     *
     * @throws IllegalArgumentException if the table does not have two columns
     */
    public static double pValue(ContingencyTable table) {
        require(table.cells() == 2, "Fisher's exact test takes a table of two columns, not of " + table.cells());
        return new FisherExact(table).pValue(table.reference()[0]);
    }

    /**
     * Weights relative to that of the mode, from which they fall on both sides. A table so far out that its weight
     * underflows has p-value 0.
     */
    private double pValue(double observed) {
        double mode = Math.floor((column + 1) * (rows + 1) / (rows + others + 2));
        double threshold = weight(mode, observed) * (1 + SAME);
        Sum all = new Sum();
        Sum unlikely = new Sum();
        double weight = 1;
        for (double cell = mode; weight > 0; cell++) {
            all.add(weight);
            unlikely.add(weight <= threshold ? weight : 0);
            weight *= ratio(cell);
        }
        weight = 1 / ratio(mode - 1);
        for (double cell = mode - 1; weight > 0; cell--) {
            all.add(weight);
            unlikely.add(weight <= threshold ? weight : 0);
            weight /= ratio(cell - 1);
        }
        return Math.min(1, unlikely.value() / all.value());
    }

    private double weight(double mode, double observed) {
        double weight = 1;
        for (double cell = mode; cell < observed; cell++) {
            weight *= ratio(cell);
        }
        for (double cell = mode; cell > observed; cell--) {
            weight /= ratio(cell - 1);
        }
        return weight;
    }

    /** The probability of the cell's next larger count over that of this one; 0 at the largest, infinite below the least. */
    private double ratio(double cell) {
        double taken = (cell + 1) * (others - column + cell + 1);
        return taken <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, (column - cell) * (rows - cell)) / taken;
    }
}
