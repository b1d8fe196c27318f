package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The narrowest type that all values of a column read as. It is told from all rows: what the first ones suggest, a later
 * one may belie. A column without any value is text.
 */
final class CsvInference {
    private static final int FIRST_ROWS = 20_000;

    private final CsvTypes types;
    private final Map<String, List<Candidate>> candidates = new LinkedHashMap<>();

    /** A column as a type, and the condition under which all of a text is a value of that type. */
    private record Candidate(SqlColumn column, String condition) {
        String misfits() {
            return "count(*) FILTER (WHERE " + column.raw() + " IS NOT NULL AND (" + condition + ") IS NOT TRUE)";
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
        inference.leaveOutEmpty(from, session);
        // The first rows tell most of what a column is not, for little.
        String first = "(SELECT * FROM " + from + " LIMIT " + FIRST_ROWS + ")";
        inference.keep(
                inference.candidates.values().stream().flatMap(List::stream).toList(), first, session);
        return inference.narrowest(from, session);
    }

    private void propose(String name) {
        String raw = Sql.identifier(name);
        List<Candidate> all = new ArrayList<>();
        String big = "TRY_CAST(" + raw + " AS BIGINT)";
        SqlColumn small = new SqlColumn(name, ColumnType.INTEGER, "BIGINT", big, raw);
        // A text such as 02134 is a code and no number.
        String number = " AND NOT regexp_matches(" + raw + ", '^\\s*[-+]?0[0-9]')";
        all.add(new Candidate(small, CsvTypes.whole(raw) + " AND " + big + " IS NOT NULL" + number));
        for (ColumnType type : List.of(ColumnType.INTEGER, ColumnType.NUMBER)) {
            SqlColumn column = types.reading(name, raw, type);
            all.add(new Candidate(column, column.value() + " IS NOT NULL" + number));
        }
        SqlColumn truth = types.reading(name, raw, ColumnType.BOOLEAN);
        all.add(new Candidate(truth, "regexp_full_match(" + raw + ", '(?i)\\s*(true|false)\\s*')"));
        ColumnType suggested = NativeTypes.of(types.nativeType(name));
        if (suggested == ColumnType.DATE) {
            SqlColumn day = types.reading(name, raw, ColumnType.DATE);
            // A time of day is cut off when it is read as a date.
            String whole = types.dateFormat().isPresent()
                    ? " IS NOT NULL"
                    : " = CAST(TRY_CAST(" + raw + " AS TIMESTAMP) AS TIMESTAMP)";
            all.add(new Candidate(day, day.value() + whole));
        }
        if (suggested.temporal()) {
            SqlColumn time = types.reading(name, raw, ColumnType.TIMESTAMP);
            all.add(new Candidate(time, time.value() + " IS NOT NULL"));
        }
        candidates.put(name, all);
    }

    private void leaveOutEmpty(String from, Session session) throws SQLException {
        List<String> names = List.copyOf(candidates.keySet());
        List<Long> present = counts(names.stream().map(name -> "count(" + Sql.identifier(name) + ")"), from, session);
        for (int i = 0; i < names.size(); i++) {
            if (present.get(i) == 0) {
                candidates.put(names.get(i), List.of());
            }
        }
    }

    /** Drops of these candidates those that some value does not fit. */
    private void keep(List<Candidate> tried, String from, Session session) throws SQLException {
        if (tried.isEmpty()) {
            return;
        }
        List<Long> misfits = counts(tried.stream().map(Candidate::misfits), from, session);
        for (int i = 0; i < tried.size(); i++) {
            if (misfits.get(i) > 0) {
                Candidate refuted = tried.get(i);
                candidates.computeIfPresent(refuted.column().name(), (name, all) -> without(all, refuted));
            }
        }
    }

    private static List<Candidate> without(List<Candidate> all, Candidate refuted) {
        return all.stream().filter(candidate -> !candidate.equals(refuted)).toList();
    }

    private Map<String, SqlColumn> narrowest(String from, Session session) throws SQLException {
        Map<String, SqlColumn> chosen = new HashMap<>();
        while (chosen.size() < candidates.size()) {
            Map<String, Candidate> heads = new LinkedHashMap<>();
            candidates.forEach((name, all) -> {
                if (all.isEmpty()) {
                    chosen.put(name, types.reading(name, Sql.identifier(name), ColumnType.STRING));
                } else if (!chosen.containsKey(name)) {
                    heads.put(name, all.get(0));
                }
            });
            keep(List.copyOf(heads.values()), from, session);
            heads.forEach((name, head) -> {
                if (candidates.getOrDefault(name, List.of()).contains(head)) {
                    chosen.put(name, head.column());
                }
            });
        }
        return chosen;
    }

    private static List<Long> counts(Stream<String> expressions, String from, Session session) throws SQLException {
        List<String> all = expressions.toList();
        String select = all.stream().collect(Collectors.joining(", ", "SELECT ", " FROM ")) + from;
        return session.query(select, row -> {
                    List<Long> counts = new ArrayList<>();
                    for (int i = 1; i <= all.size(); i++) {
                        counts.add(row.getLong(i));
                    }
                    return counts;
                })
                .get(0);
    }
}
