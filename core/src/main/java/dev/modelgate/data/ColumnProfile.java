package dev.modelgate.data;

/**
 * What a profile keeps of one column.
 *
 * @param name name of the column
 * @param type what it holds
 * @param nulls rows without a value
 * @param nonFinite values that are NaN or infinite, or do not read as the column's type
 * @param infinities how many of them are infinite
 * @param values the other values, counted
 * @param dependence how much they vary between blocks of rows
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        long nulls,
        long nonFinite,
        Infinities infinities,
        ProfiledValues values,
        ColumnDependence dependence) {
    public ColumnProfile {
        if (nulls < 0 || nonFinite < 0) {
            throw new IllegalArgumentException("nulls and nonFinite are not negative");
        }
        if (infinities.total() > nonFinite) {
            throw new IllegalArgumentException("more values are infinite than are not finite");
        }
    }
}
