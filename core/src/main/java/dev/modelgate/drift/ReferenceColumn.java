package dev.modelgate.drift;

import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A column of the reference, from its data or from a profile.
 *
 * @param name name of the column
 * @param type what it holds
 * @param side its rows
 * @param numbers its numbers, when it has any
 * @param categories its categories, when it has any
 */
record ReferenceColumn(
        String name,
        ColumnType type,
        Side side,
        Optional<NumericReference> numbers,
        Optional<CategoryReference> categories) {
    static ReferenceColumn of(ColumnSample column) {
        Optional<CategoryReference> categories = column.categories().isEmpty()
                ? Optional.empty()
                : Optional.of(CategoryReference.of(column.categories()));
        return new ReferenceColumn(
                column.name(), column.type(), side(column), column.numbers().map(NumericReference::of), categories);
    }

    static ReferenceColumn of(ColumnProfile column, long rows) {
        Optional<NumericReference> numbers = Optional.empty();
        Optional<CategoryReference> categories = Optional.empty();
        if (column.values() instanceof ProfiledValues.Numbers exact) {
            numbers = Optional.of(NumericReference.of(exact.sample()));
        } else if (column.values() instanceof NumberBins bins) {
            numbers = Optional.of(NumericReference.of(bins));
        } else if (column.values() instanceof ProfiledValues.Categories counts && counts.total() > 0) {
            categories = Optional.of(CategoryReference.of(counts));
        }
        Side side = new Side(rows, column.nulls(), column.nonFinite(), mean(numbers));
        return new ReferenceColumn(column.name(), column.type(), side, numbers, categories);
    }

    /** The current side of a column. */
    static Side side(ColumnSample column) {
        OptionalDouble mean = mean(column.numbers().map(NumericReference::of));
        return new Side(column.rows(), column.nulls(), column.nonFinite(), mean);
    }

    private static OptionalDouble mean(Optional<NumericReference> numbers) {
        return numbers.map(values -> OptionalDouble.of(values.mean())).orElse(OptionalDouble.empty());
    }
}
