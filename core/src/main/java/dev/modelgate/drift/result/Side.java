package dev.modelgate.drift.result;

import dev.modelgate.data.ColumnSample;
import dev.modelgate.evidence.Rounding;
import dev.modelgate.statistics.Moments;
import dev.modelgate.statistics.SortedValues;
import java.util.OptionalDouble;

/**
 * One side of a comparison.
 *
 * @param rows rows of the dataset
 * @param nulls rows without a value
 * @param nonFinite values that are NaN or infinite, or do not read as the column's type
 * @param mean mean of the numbers, 12 significant digits; absent for other columns, and when their sum is too large
 */
public record Side(long rows, long nulls, long nonFinite, OptionalDouble mean) {
    public Side {
        mean = Rounding.twelve(mean);
    }

    /** The side that a whole column is. */
    public static Side of(ColumnSample column) {
        return new Side(column.rows(), column.nulls(), column.nonFinite(), mean(column.numbers()));
    }

    /** Nothing when the sum is beyond all numbers. */
    private static OptionalDouble mean(SortedValues numbers) {
        double mean = numbers.n() == 0 ? Double.NaN : Moments.of(numbers).mean();
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    /** How many rows have no usable value. */
    public long missing() {
        return nulls + nonFinite;
    }

    /** How many values could be compared. */
    public long values() {
        return rows - missing();
    }
}
