package dev.modelgate.data;

/** What a column holds, in the terms that contracts and drift use. */
public enum ColumnType {
    /** Whole numbers. */
    INTEGER,
    /** Real numbers, with or without a fixed scale. */
    NUMBER,
    /** Text. */
    STRING,
    /** True or false. */
    BOOLEAN,
    /** A day. */
    DATE,
    /** A point in time. */
    TIMESTAMP,
    /** Lists, structs, blobs: anything that only presence can be checked of. */
    OTHER;

    /** Whether values are numbers that can be ordered and averaged. */
    public boolean numeric() {
        return this == INTEGER || this == NUMBER;
    }
}
