package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;

/**
 * A column as a statement sees it.
 *
 * @param name name, for messages
 * @param type what its values are
 * @param nativeType DuckDB's type of {@code value}
 * @param value expression that gives the value; null when the text does not read as the type
 * @param raw expression that gives what the file holds; null when that is missing
 */
record SqlColumn(String name, ColumnType type, String nativeType, String value, String raw) {
    boolean floating() {
        return NativeTypes.floating(nativeType);
    }

    /** Condition under which the value is a finite number or a real time; true when it cannot be anything else. */
    String finite() {
        return floating() || type.temporal() ? "isfinite(" + value + ")" : "TRUE";
    }

    /** An expression over finite numbers and real times; null where the value is none. */
    String ifFinite(String expression) {
        String finite = finite();
        return finite.equals("TRUE") ? expression : "CASE WHEN " + finite + " THEN " + expression + " END";
    }

    /** The value as the text that tells categories apart. */
    String category() {
        return type == ColumnType.NUMBER ? NumberText.sql(number()) : text();
    }

    String text() {
        return nativeType.equals("VARCHAR") ? value : "CAST(" + value + " AS VARCHAR)";
    }

    /** As {@link #number}, but that infinite times are infinite. */
    String numberOrInfinity() {
        return type.temporal()
                ? "CASE WHEN isinf(" + value + ") THEN CASE WHEN " + value
                        + " > make_timestamp(0) THEN 'Infinity' ELSE '-Infinity' END::DOUBLE ELSE " + number() + " END"
                : number();
    }

    /** The value as a double: booleans are 0 and 1, times are seconds since 1970, and null when infinite. */
    String number() {
        return switch (type) {
            case DATE, TIMESTAMP -> "epoch(" + value + ")";
            case BOOLEAN -> "CAST(CAST(" + value + " AS TINYINT) AS DOUBLE)";
            case STRING -> "TRY_CAST(" + text() + " AS DOUBLE)";
            case OTHER -> "CAST(NULL AS DOUBLE)";
            default -> nativeType.equals("DOUBLE") ? value : "CAST(" + value + " AS DOUBLE)";
        };
    }
}
