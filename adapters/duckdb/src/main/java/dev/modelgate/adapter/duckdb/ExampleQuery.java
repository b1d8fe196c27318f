package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Condition;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.RowExample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the first rows that break a condition, file by file. */
final class ExampleQuery {
    private final Dataset dataset;
    private final Source source;
    private final Measure.Violations violations;
    private final List<String> shown;

    ExampleQuery(Dataset dataset, Source source, Measure.Violations violations, List<String> shown) {
        this.dataset = dataset;
        this.source = source;
        this.violations = violations;
        this.shown = List.copyOf(shown);
    }

    List<RowExample> run(Session session, int limit) throws SQLException {
        List<RowExample> found = new ArrayList<>();
        for (DataFile file : dataset.files()) {
            if (found.size() < limit) {
                String sql = sql(file, limit - found.size());
                found.addAll(session.query(sql, row -> example(file, row)));
            }
        }
        return found;
    }

    private String sql(DataFile file, int limit) {
        String row = source.unused("row");
        Relation relation = source.numbered(file, row);
        List<String> needed = new ArrayList<>(shown);
        needed.add(violations.column());
        relation.require(needed, dataset);
        String list = shown.stream()
                .map(name -> ", CAST(" + relation.column(name).raw() + " AS VARCHAR)")
                .collect(Collectors.joining());
        // A join, which repetitions need, gives its rows in no order of its own.
        return "SELECT " + Sql.identifier(row) + list + " FROM " + relation.from() + " WHERE " + broken(relation)
                + " ORDER BY " + Sql.identifier(row) + " LIMIT " + limit;
    }

    private String broken(Relation relation) {
        List<String> key = new ArrayList<>(List.of(violations.column()));
        if (violations.condition() instanceof Condition.OnceWith together) {
            key.addAll(together.others());
        } else if (!(violations.condition() instanceof Condition.Once)) {
            return Conditions.broken(relation.column(violations.column()), violations.condition());
        }
        Relation all = source.all("");
        String columns =
                all.require(key, dataset).stream().map(SqlColumn::value).collect(Collectors.joining(", "));
        // row() makes missing values equal to each other, as they are in a key; alone they are never repetitions.
        String combination = key.size() == 1 ? columns : "row(" + columns + ")";
        return combination + " IN (SELECT " + combination + " FROM " + all.from() + " GROUP BY " + columns
                + " HAVING count(*) > 1)";
    }

    private RowExample example(DataFile file, ResultSet row) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < shown.size(); i++) {
            String value = row.getString(i + 2);
            values.put(shown.get(i), value == null ? "null" : value);
        }
        return new RowExample(file.name(), row.getLong(1), values);
    }
}
