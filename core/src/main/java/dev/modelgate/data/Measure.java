package dev.modelgate.data;

import java.util.List;

/**
 * Something that an engine can tell of a dataset: a closed set of aggregates, each of which can be computed over parts
 * and merged. Equal measures are answered once.
 */
public sealed interface Measure {
    /** Number of rows; answered by {@link Measurements#count}. */
    record Rows() implements Measure {}

    /**
     * Number of rows on whose column a condition fails; answered by {@link Measurements#count}.
     *
     * @param column the column
     * @param condition the condition
     */
    record Violations(String column, Condition condition) implements Measure {}

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
    record Minimum(String column) implements Measure {}

    /**
     * Greatest finite number or latest time (seconds since 1970, UTC); answered by {@link Measurements#number}.
     *
     * @param column the column
     */
    record Maximum(String column) implements Measure {}

    /**
     * Mean of the finite numbers; answered by {@link Measurements#number}. Stable at any thread count.
     *
     * @param column the column
     */
    record Mean(String column) implements Measure {}

    /**
     * How often each finite number occurs; answered by {@link Measurements#numbers}.
     *
     * @param column a numeric, boolean, date or timestamp column
     */
    record Numbers(String column) implements Measure {}

    /**
     * How often each value occurs, as text; answered by {@link Measurements#categories}.
     *
     * @param column the column
     */
    record Categories(String column) implements Measure {}
}
