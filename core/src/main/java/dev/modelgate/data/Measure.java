package dev.modelgate.data;

import java.util.List;

/**
 * Something that an engine can tell of a dataset: a closed set of aggregates, each of which can be computed over parts
 * and merged. Equal measures are answered once.
 */
public sealed interface Measure {
    /** A measure of one column. */
    sealed interface OfColumn extends Measure {
        /** The column. */
        String column();
    }

    /** Number of rows; answered by {@link Measurements#count}. */
    record Rows() implements Measure {}

    /**
     * Number of rows on whose column a condition fails; answered by {@link Measurements#count}.
     *
     * @param column the column
     * @param condition the condition
     */
    record Violations(String column, Condition condition) implements OfColumn {}

    /**
     * Number of distinct combinations of values, null counting as a value; answered by {@link Measurements#count}.
     * Exact.
     *
     * @param columns one column or more
     */
    record Distinct(List<String> columns) implements Measure {
        public Distinct {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Least finite number or earliest time (seconds since 1970, UTC); answered by {@link Measurements#number}, absent
     * when there is none.
     *
     * @param column the column
     */
    record Minimum(String column) implements OfColumn {}

    /**
     * Greatest finite number or latest time (seconds since 1970, UTC); answered by {@link Measurements#number}.
     *
     * @param column the column
     */
    record Maximum(String column) implements OfColumn {}

    /**
     * Mean of the finite numbers; answered by {@link Measurements#number}. Stable at any thread count.
     *
     * @param column the column
     */
    record Mean(String column) implements OfColumn {}

    /**
     * How often each finite number occurs; answered by {@link Measurements#numbers}.
     *
     * @param column a numeric, boolean, date or timestamp column
     */
    record Numbers(String column) implements OfColumn {}

    /**
     * How often each value occurs, as text; answered by {@link Measurements#categories}.
     *
     * @param column the column
     */
    record Categories(String column) implements OfColumn {}

    /**
     * How many values fall into each cell; answered by {@link Measurements#cells}. Cells of a column without any value
     * hold 0 each.
     *
     * @param column for {@link Cells.Bins} a numeric, boolean, date or timestamp column; for {@link Cells.Names} a
     *     column of any type but {@link ColumnType#OTHER}
     * @param cells what the values are counted over
     */
    record CellCounts(String column, Cells cells) implements OfColumn {}

    /**
     * The most frequent categories and the mass of the others; answered by {@link Measurements#frequent}. Values are
     * told apart by their text, as {@link Categories} gives it. Exact; {@link FrequentValues#order} says which of equally
     * frequent ones are named. Nulls, and values that do not read as their column's type, are left out.
     *
     * @param column a column of any type but {@link ColumnType#OTHER}
     * @param most the most categories to name, at least 1
     */
    record FrequentCategories(String column, int most) implements OfColumn {
        public FrequentCategories {
            if (most < 1) {
                throw new IllegalArgumentException("at most " + most + " categories are named");
            }
        }
    }

    /**
     * How many values are something else than a finite number; answered by {@link Measurements#count}. 0 for columns
     * whose type has no such values.
     *
     * @param column a numeric, boolean, date or timestamp column
     * @param kind what they are
     */
    record NonFinite(String column, Kind kind) implements OfColumn {
        /** What a number that is not finite may be. */
        public enum Kind {
            /** Not a number; nulls are not among them. */
            NAN,
            /** Greater than every number, or later than every time. */
            POSITIVE_INFINITY,
            /** Less than every number, or earlier than every time. */
            NEGATIVE_INFINITY
        }
    }
}
