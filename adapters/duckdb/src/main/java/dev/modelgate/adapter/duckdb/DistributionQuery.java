package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.ValueCounts;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each value of one column occurs. Groups of a query spill to disk when memory runs out, which an aggregate
 * that returns them all as one value does not; and their rows are taken one by one.
 */
final class DistributionQuery {
    private final Measure measure;
    private final SqlColumn column;
    private final String from;

    /**
     * A query of one measure.
     *
     * @param measure numbers or categories, of a column that the relation has and that fits
     */
    DistributionQuery(Measure measure, Relation relation, Dataset dataset) {
        this.measure = measure;
        this.column = relation.require(List.of(MeasureQuery.columnOf(measure)), dataset)
                .get(0);
        this.from = relation.from();
    }

    /** Whether a measure is answered by a query of its own. */
    static boolean answers(Measure measure) {
        return measure instanceof Measure.Numbers || measure instanceof Measure.Categories;
    }

    Object run(Session session) throws SQLException {
        try {
            return measure instanceof Measure.Numbers ? numbers(session) : categories(session);
        } catch (SQLException e) {
            // A streamed result does not always say why it ended; the same column read at once does.
            session.query("SELECT count(" + column.value() + ") FROM " + from, row -> 0);
            throw e;
        }
    }

    private ValueCounts numbers(Session session) throws SQLException {
        ValueCounts.Builder counts = new ValueCounts.Builder();
        String finite = column.value() + " IS NOT NULL AND " + column.finite();
        session.stream(
                grouped(column.number(), finite) + " ORDER BY 1", row -> counts.add(row.getDouble(1), row.getLong(2)));
        return counts.build();
    }

    private SortedMap<String, Long> categories(Session session) throws SQLException {
        boolean floating = column.type() == ColumnType.NUMBER;
        SortedMap<String, Long> counts = new TreeMap<>();
        session.stream(
                grouped(floating ? column.number() : column.text(), column.value() + " IS NOT NULL"),
                row -> counts.merge(
                        floating ? NumberText.of(row.getDouble(1)) : row.getString(1), row.getLong(2), Long::sum));
        return counts;
    }

    private String grouped(String key, String condition) {
        return "SELECT " + key + " AS value, count(*) FROM " + from + " WHERE " + condition + " GROUP BY 1";
    }
}
