package dev.modelgate.data;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.statistics.NumericSample;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All values of a column, as counts: exact, and larger than what a profile keeps.
 *
 * @param name name of the column
 * @param type what it holds
 * @param rows rows of the dataset
 * @param nulls rows without a value
 * @param numbers the finite numbers, times as seconds since 1970; empty when there are none
 * @param categories how often each text or truth value occurs; empty for columns of other types
 */
public record ColumnSample(
        String name,
        ColumnType type,
        long rows,
        long nulls,
        Optional<NumericSample> numbers,
        SortedMap<String, Long> categories) {
    private static final Measure.Rows ROWS = new Measure.Rows();

    public ColumnSample {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /** How many values there are, NaN and infinities left out; for types that are not read, all that are not null. */
    public long values() {
        if (ordered(type)) {
            return numbers.map(NumericSample::n).orElse(0L);
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

    /**
     * A column from the answers to its {@link #measures}.
     *
     * @throws ProblemException when a number is too large to compute with
     */
    static ColumnSample of(Column column, Measurements measured) {
        String name = column.name();
        long nulls = measured.count(nulls(column));
        Optional<NumericSample> numbers =
                ordered(column.type()) ? sample(name, measured.numbers(new Measure.Numbers(name))) : Optional.empty();
        SortedMap<String, Long> categories = categorical(column.type())
                ? measured.categories(new Measure.Categories(name))
                : Collections.emptySortedMap();
        return new ColumnSample(name, column.type(), measured.count(ROWS), nulls, numbers, categories);
    }

    private static Optional<NumericSample> sample(String column, ValueCounts counts) {
        try {
            return counts.sample();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(Problem.of(
                    "Column " + column + " cannot be computed with: " + e.getMessage(),
                    "Write a missing value as null, or leave the column out with {key:drift.columns.exclude}"));
        }
    }

    private static Measure.Violations nulls(Column column) {
        return new Measure.Violations(column.name(), new Condition.NotNull());
    }
}
