package dev.modelgate.drift.calibrated;

/**
 * A column that both sides have, counted.
 *
 * @param name its name
 * @param ordered whether neighbouring cells are alike, as bins of numbers are and categories are not
 * @param reference the side that is compared with
 * @param current the side that is looked at
 * @param weight how much the column matters, not negative; only proportions between columns count
 */
public record ColumnCells(String name, boolean ordered, SideCells reference, SideCells current, double weight) {
    public ColumnCells {
        if (reference.cells().size() != current.cells().size()) {
            throw new IllegalArgumentException(
                    "column " + name + " was counted over " + reference.cells().size() + " cells on one side and "
                            + current.cells().size() + " on the other");
        }
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("the weight of column " + name + " is " + weight);
        }
    }

    /** The same column, mattering so much. */
    public ColumnCells weighing(double other) {
        return new ColumnCells(name, ordered, reference, current, other);
    }
}
