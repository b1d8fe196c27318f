package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Measure;
import dev.modelgate.data.ValueCounts;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each value of one column occurs. Groups of a query spill to disk when memory runs out, which an aggregate
 * that returns them all as one value does not; and their rows are taken one by one.
 */
final class DistributionQuery {
    private final Measure.OfColumn measure;
    private final SqlColumn column;
    private final String from;
    private final String block;

    private DistributionQuery(Measure.OfColumn measure, Relation relation, String block) {
        this.measure = measure;
        this.column = relation.column(measure.column());
        this.from = relation.from();
        this.block = block;
    }

    /**
     * The answer over all rows.
     *
     * @param measure numbers or categories, of a column that the relation has and that fits
     */
    static Object answer(Measure.OfColumn measure, Relation relation, Session session) throws SQLException {
        SortedMap<Long, Object> one = new DistributionQuery(measure, relation, "CAST(0 AS BIGINT)").run(session);
        return one.getOrDefault(0L, none(measure));
    }

    /** The answers for each block that has values. */
    static SortedMap<Long, Object> answersByBlock(
            Measure.OfColumn measure, Relation relation, BlockKey blocks, Session session) throws SQLException {
        return new DistributionQuery(measure, relation, blocks.sql()).run(session);
    }

    /** The answer where there is no value. */
    static Object none(Measure.OfColumn measure) {
        return measure instanceof Measure.Numbers ? new ValueCounts.Builder().build() : new TreeMap<String, Long>();
    }

    private SortedMap<Long, Object> run(Session session) throws SQLException {
        try {
            return measure instanceof Measure.Numbers ? numbers(session) : categories(session);
        } catch (SQLException e) {
            // A streamed result does not always say why it ended; the same column read at once does.
            session.query("SELECT count(" + column.value() + ") FROM " + from, row -> 0);
            throw e;
        }
    }

    private SortedMap<Long, Object> numbers(Session session) throws SQLException {
        SortedMap<Long, ValueCounts.Builder> counts = new TreeMap<>();
        String finite = column.value() + " IS NOT NULL AND " + column.finite();
        session.stream(
                grouped(column.number(), finite) + " ORDER BY 1, 2",
                row -> counts.computeIfAbsent(row.getLong(1), any -> new ValueCounts.Builder())
                        .add(row.getDouble(2), row.getLong(3)));
        SortedMap<Long, Object> built = new TreeMap<>();
        counts.forEach((key, builder) -> built.put(key, builder.build()));
        return built;
    }

    private SortedMap<Long, Object> categories(Session session) throws SQLException {
        SortedMap<Long, SortedMap<String, Long>> counts = new TreeMap<>();
        session.stream(
                grouped(column.category(), column.value() + " IS NOT NULL"),
                row -> counts.computeIfAbsent(row.getLong(1), any -> new TreeMap<>())
                        .put(row.getString(2), row.getLong(3)));
        return new TreeMap<>(counts);
    }

    private String grouped(String key, String condition) {
        return "SELECT " + block + " AS block, " + key + " AS value, count(*) FROM " + from + " WHERE " + condition
                + " AND " + block + " IS NOT NULL GROUP BY 1, 2";
    }
}
