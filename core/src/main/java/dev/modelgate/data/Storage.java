package dev.modelgate.data;

/** How a file holds the values of a column, where others tell columns of one {@link ColumnType} apart by it. */
public enum Storage {
    /** As values of the type usually are. */
    PLAIN,
    /** Whole numbers of a type that has no negative ones. */
    UNSIGNED,
    /** Numbers with a fixed count of decimals. */
    DECIMAL,
    /** Texts that are numbered in a list of all that there may be: categories of pandas. */
    CATEGORY,
    /** What a data frame wrote and only it reads again: nullable types and durations of pandas. */
    EXTENSION
}
