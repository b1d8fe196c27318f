package dev.modelgate.data;

/**
 * What a profile keeps of one column.
 *
 * @param name name of the column
 * @param type what it holds
 * @param nulls rows without a value
 * @param nonFinite values that are NaN or infinite, or do not read as the column's type
 * @param values the other values, condensed
 */
public record ColumnProfile(String name, ColumnType type, long nulls, long nonFinite, ProfiledValues values) {
    public ColumnProfile {
        if (nulls < 0 || nonFinite < 0) {
            throw new IllegalArgumentException("nulls and nonFinite are not negative");
        }
    }

    /** Condenses a column. */
    public static ColumnProfile of(ColumnSample column) {
        ProfiledValues values = ColumnSample.categorical(column.type())
                ? ProfiledValues.Categories.of(column.categories())
                : column.numbers().map(ProfiledValues::of).orElseGet(ProfiledValues.None::new);
        return new ColumnProfile(column.name(), column.type(), column.nulls(), column.nonFinite(), values);
    }
}
