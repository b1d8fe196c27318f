package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataFile;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the first rows of a CSV file say of its columns.
 *
 * @param types DuckDB's type by column; text where there is none
 * @param dateFormat how dates are written, when not as ISO 8601
 * @param timeFormat how times are written, when not as ISO 8601
 */
record CsvTypes(Map<String, String> types, Optional<String> dateFormat, Optional<String> timeFormat) {
    private static final String TEXT = "VARCHAR";
    private static final String WHOLE = "'\\s*[-+]?[0-9]+\\s*'";

    private static final CsvTypes TEXTS = new CsvTypes(Map.of(), Optional.empty(), Optional.empty());

    CsvTypes {
        types = Map.copyOf(types);
    }

    /** How lines are cut into values. */
    static String dialect(CsvHeader header) {
        return "delim = " + Sql.literal(String.valueOf(header.delimiter()))
                + ", quote = '\"', escape = '\"', header = true, skip = 0, comment = ''";
    }

    /** Looks at the first rows. Where damaged lines make that impossible, all is text; copying will name the line. */
    static CsvTypes of(DataFile file, CsvHeader header, Session session) throws SQLException {
        String sniff = "SELECT unnest(Columns, recursive := true), DateFormat, TimestampFormat FROM sniff_csv("
                + Sql.path(file) + ", " + dialect(header) + ", ignore_errors = true)";
        try {
            Map<String, String> types = new HashMap<>();
            List<CsvTypes> formats = session.query(sniff, row -> {
                types.put(row.getString("name"), row.getString("type"));
                return new CsvTypes(
                        Map.of(),
                        Optional.ofNullable(row.getString("DateFormat")),
                        Optional.ofNullable(row.getString("TimestampFormat")));
            });
            return formats.isEmpty()
                    ? TEXTS
                    : new CsvTypes(types, formats.get(0).dateFormat, formats.get(0).timeFormat);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).startsWith("Invalid Input Error")) {
                return TEXTS;
            }
            throw e;
        }
    }

    /** What both files read as. */
    CsvTypes and(CsvTypes other) {
        boolean sameFormats = dateFormat.equals(other.dateFormat) && timeFormat.equals(other.timeFormat);
        Map<String, String> together = new HashMap<>();
        types.forEach((name, type) -> together.put(name, together(type, other.nativeType(name), sameFormats)));
        return new CsvTypes(
                together, sameFormats ? dateFormat : Optional.empty(), sameFormats ? timeFormat : Optional.empty());
    }

    private static String together(String type, String other, boolean sameFormats) {
        boolean time = NativeTypes.of(type).temporal() || NativeTypes.of(other).temporal();
        if (type.equals(other)) {
            return time && !sameFormats ? TEXT : type;
        }
        boolean numbers =
                NativeTypes.of(type).numeric() && NativeTypes.of(other).numeric();
        return numbers ? "DOUBLE" : TEXT;
    }

    String nativeType(String name) {
        return types.getOrDefault(name, TEXT);
    }

    /** Condition under which a text is a whole number. DuckDB rounds '1.5' when it casts to an integer. */
    static String whole(String raw) {
        return "regexp_full_match(" + raw + ", " + WHOLE + ")";
    }

    /** A column that is read as text first, and then as a type. */
    SqlColumn reading(String name, String raw, ColumnType asked) {
        return switch (asked) {
            case INTEGER ->
                new SqlColumn(
                        name,
                        asked,
                        "HUGEINT",
                        "CASE WHEN " + whole(raw) + " THEN TRY_CAST(" + raw + " AS HUGEINT) END",
                        raw);
            case NUMBER -> cast(name, raw, asked, "DOUBLE");
            case BOOLEAN -> cast(name, raw, asked, "BOOLEAN");
            case DATE -> time(name, raw, asked, "DATE", dateFormat);
            case TIMESTAMP -> time(name, raw, asked, "TIMESTAMP", timeFormat);
            default -> new SqlColumn(name, ColumnType.STRING, TEXT, raw, raw);
        };
    }

    private static SqlColumn cast(String name, String raw, ColumnType type, String nativeType) {
        return new SqlColumn(name, type, nativeType, "TRY_CAST(" + raw + " AS " + nativeType + ")", raw);
    }

    private static SqlColumn time(
            String name, String raw, ColumnType type, String nativeType, Optional<String> format) {
        return format.map(written -> new SqlColumn(
                        name,
                        type,
                        nativeType,
                        "CAST(try_strptime(" + raw + ", " + Sql.literal(written) + ") AS " + nativeType + ")",
                        raw))
                .orElseGet(() -> cast(name, raw, type, nativeType));
    }
}
