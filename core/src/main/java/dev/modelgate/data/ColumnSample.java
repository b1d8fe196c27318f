package dev.modelgate.data;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All values of a column, as counts: exact, and larger than what a profile keeps.
 *
 * @param name name of the column
 * @param type what it holds
 * @param rows rows of the dataset
 * @param nulls rows without a value
 * @param numbers the finite numbers, times as seconds since 1970; none of columns of other types
 * @param categories how often each text or truth value occurs; empty for columns of other types
 */
public record ColumnSample(
        String name, ColumnType type, long rows, long nulls, ValueCounts numbers, SortedMap<String, Long> categories) {
    private static final Measure.Rows ROWS = new Measure.Rows();

    public ColumnSample {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /** How many values there are, NaN and infinities left out; for types that are not read, all that are not null. */
    public long values() {
        if (ordered(type)) {
            return numbers.n();
        }
        return rows - nulls;
    }

    /** How many values are NaN or infinite, or do not read as the column's type. */
    public long nonFinite() {
        return rows - nulls - values();
    }

    /** Whether values of this type are read as numbers: numbers and times are. */
    public static boolean ordered(ColumnType type) {
        return type.numeric() || type.temporal();
    }

    /** Whether values of this type are read as categories: texts and truth values are. */
    public static boolean categorical(ColumnType type) {
        return type == ColumnType.STRING || type == ColumnType.BOOLEAN;
    }

    /** What an engine has to measure of a column for {@link #of}. */
    static List<Measure> measures(Column column) {
        if (ordered(column.type())) {
            return List.of(ROWS, nulls(column), new Measure.Numbers(column.name()));
        }
        return categorical(column.type())
                ? List.of(ROWS, nulls(column), new Measure.Categories(column.name()))
                : List.of(ROWS, nulls(column));
    }

    /** A column from the answers to its {@link #measures}. */
    static ColumnSample of(Column column, Measurements measured) {
        String name = column.name();
        long nulls = measured.count(nulls(column));
        ValueCounts numbers = ordered(column.type())
                ? measured.numbers(new Measure.Numbers(name))
                : new ValueCounts.Builder().build();
        SortedMap<String, Long> categories = categorical(column.type())
                ? measured.categories(new Measure.Categories(name))
                : Collections.emptySortedMap();
        return new ColumnSample(name, column.type(), measured.count(ROWS), nulls, numbers, categories);
    }

    private static Measure.Violations nulls(Column column) {
        return new Measure.Violations(column.name(), new Condition.NotNull());
    }
}
