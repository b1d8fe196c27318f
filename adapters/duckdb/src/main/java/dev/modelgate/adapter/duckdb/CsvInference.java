package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The narrowest type that all values of a column read as. It is told from all rows: what the first ones suggest, a later
 * one may belie. A column without any value is text.
 */
final class CsvInference {
    /** A text that begins so is a code, such as 02134, and no number. */
    private static final String LEADING_ZERO = "'\\s*[-+]?0[0-9].*'";

    private final CsvTypes types;
    private final List<Candidate> candidates = new ArrayList<>();

    /** A column as a type, and the condition under which all of a text is a value of that type. */
    private record Candidate(SqlColumn column, String condition) {
        String count() {
            return "count(*) FILTER (WHERE " + condition + ")";
        }
    }

    private CsvInference(CsvTypes types) {
        this.types = types;
    }

    /**
     * Types of columns.
     *
     * @param names the columns
     * @param from what stands after FROM to read them as texts
     * @param types how dates and times are written
     */
    static Map<String, SqlColumn> of(List<String> names, String from, CsvTypes types, Session session)
            throws SQLException {
        CsvInference inference = new CsvInference(types);
        names.forEach(inference::propose);
        String present = names.stream()
                .map(name -> ", count(" + Sql.identifier(name) + ")")
                .collect(Collectors.joining());
        String select = inference.candidates.stream()
                        .map(Candidate::count)
                        .collect(Collectors.joining(", ", "SELECT ", present + " FROM "))
                + from;
        List<Long> counts = session.query(select, row -> {
                    List<Long> all = new ArrayList<>();
                    for (int i = 1; i <= inference.candidates.size() + names.size(); i++) {
                        all.add(row.getLong(i));
                    }
                    return all;
                })
                .get(0);
        return inference.narrowest(names, counts);
    }

    /** The candidates of a column, narrowest first. */
    private void propose(String name) {
        String raw = Sql.identifier(name);
        String big = "TRY_CAST(" + raw + " AS BIGINT)";
        String number = " AND NOT regexp_full_match(" + raw + ", " + LEADING_ZERO + ")";
        SqlColumn small = new SqlColumn(name, ColumnType.INTEGER, "BIGINT", big, raw);
        propose(small, CsvTypes.whole(raw) + " AND " + big + " IS NOT NULL" + number);
        for (ColumnType type : List.of(ColumnType.INTEGER, ColumnType.NUMBER)) {
            SqlColumn column = types.reading(name, raw, type);
            propose(column, column.value() + " IS NOT NULL" + number);
        }
        SqlColumn truth = types.reading(name, raw, ColumnType.BOOLEAN);
        propose(truth, "regexp_full_match(" + raw + ", '(?i)\\s*(true|false)\\s*')");
        ColumnType suggested = NativeTypes.of(types.nativeType(name));
        SqlColumn time = types.reading(name, raw, ColumnType.TIMESTAMP);
        if (suggested == ColumnType.DATE) {
            SqlColumn day = types.reading(name, raw, ColumnType.DATE);
            // A time of day is cut off when it is read as a date.
            String whole = types.dateFormat().isPresent()
                    ? " IS NOT NULL"
                    : " IS NOT DISTINCT FROM TRY_CAST(" + raw + " AS TIMESTAMP) AND " + raw + " IS NOT NULL";
            propose(day, day.value() + whole);
        }
        if (suggested.temporal()) {
            propose(time, time.value() + " IS NOT NULL");
        }
    }

    private void propose(SqlColumn column, String condition) {
        candidates.add(new Candidate(column, condition));
    }

    private Map<String, SqlColumn> narrowest(List<String> names, List<Long> counts) {
        Map<String, SqlColumn> chosen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            long present = counts.get(candidates.size() + i);
            for (int j = 0; j < candidates.size(); j++) {
                SqlColumn column = candidates.get(j).column();
                if (column.name().equals(name) && present > 0 && counts.get(j) == present) {
                    chosen.putIfAbsent(name, column);
                }
            }
            chosen.putIfAbsent(name, types.reading(name, Sql.identifier(name), ColumnType.STRING));
        }
        return chosen;
    }
}
