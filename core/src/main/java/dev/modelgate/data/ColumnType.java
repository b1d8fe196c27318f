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

    /** Whether values are points or days on the time line. */
    public boolean temporal() {
        return this == DATE || this == TIMESTAMP;
    }

    /** Whether a column of this type may stand where a contract asks for another: an integer is a number. */
    public boolean fits(ColumnType asked) {
        return this == asked || this == INTEGER && asked == NUMBER;
    }

    /** Whether values are numbers that can be ordered and averaged. */
    public boolean numeric() {
        return this == INTEGER || this == NUMBER;
    }
}
