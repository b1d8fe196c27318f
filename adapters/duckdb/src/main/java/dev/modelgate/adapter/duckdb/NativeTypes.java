package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Storage;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's types in the terms of contracts. */
final class NativeTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(\\d+,(\\d+)\\)");
    private static final Map<String, ColumnType> TYPES = Map.ofEntries(
            Map.entry("TINYINT", ColumnType.INTEGER),
            Map.entry("SMALLINT", ColumnType.INTEGER),
            Map.entry("INTEGER", ColumnType.INTEGER),
            Map.entry("BIGINT", ColumnType.INTEGER),
            Map.entry("HUGEINT", ColumnType.INTEGER),
            Map.entry("UTINYINT", ColumnType.INTEGER),
            Map.entry("USMALLINT", ColumnType.INTEGER),
            Map.entry("UINTEGER", ColumnType.INTEGER),
            Map.entry("UBIGINT", ColumnType.INTEGER),
            Map.entry("UHUGEINT", ColumnType.INTEGER),
            Map.entry("FLOAT", ColumnType.NUMBER),
            Map.entry("DOUBLE", ColumnType.NUMBER),
            Map.entry("VARCHAR", ColumnType.STRING),
            Map.entry("UUID", ColumnType.STRING),
            Map.entry("BOOLEAN", ColumnType.BOOLEAN),
            Map.entry("DATE", ColumnType.DATE),
            Map.entry("TIMESTAMP", ColumnType.TIMESTAMP),
            Map.entry("TIMESTAMP_S", ColumnType.TIMESTAMP),
            Map.entry("TIMESTAMP_MS", ColumnType.TIMESTAMP),
            Map.entry("TIMESTAMP_NS", ColumnType.TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", ColumnType.TIMESTAMP));

    private NativeTypes() {}

    static ColumnType of(String nativeType) {
        Matcher decimal = DECIMAL.matcher(nativeType);
        if (decimal.matches()) {
            return decimal.group(1).equals("0") ? ColumnType.INTEGER : ColumnType.NUMBER;
        }
        if (nativeType.startsWith("ENUM(")) {
            return ColumnType.STRING;
        }
        return TYPES.getOrDefault(nativeType, ColumnType.OTHER);
    }

    /** What the type alone says of how values are held. */
    static Storage storage(String nativeType) {
        if (DECIMAL.matcher(nativeType).matches()) {
            return Storage.DECIMAL;
        }
        if (nativeType.startsWith("ENUM(")) {
            return Storage.CATEGORY;
        }
        boolean unsigned = nativeType.startsWith("U") && of(nativeType) == ColumnType.INTEGER;
        return unsigned ? Storage.UNSIGNED : Storage.PLAIN;
    }

    /** Whether values can be NaN or infinite. */
    static boolean floating(String nativeType) {
        return nativeType.equals("FLOAT") || nativeType.equals("DOUBLE");
    }
}
