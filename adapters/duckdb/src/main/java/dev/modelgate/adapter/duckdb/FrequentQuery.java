package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The most frequent categories of one column. All categories are grouped by the engine, which can spill; few leave it. */
final class FrequentQuery {
    private static final FrequentValues NONE = new FrequentValues(Collections.emptySortedMap(), 0, 0, 0, 0);

    private final Measure.FrequentCategories measure;
    private final String text;
    private final String from;

    /** What has been read of one set of rows; the row of their totals may come at any place. */
    private static final class Found {
        private final SortedMap<String, Long> counts = new TreeMap<>();
        private long rows;
        private long categories;
        private long once;
        private long twice;

        void take(ResultSet row) throws SQLException {
            String name = row.getString(2);
            if (name == null) {
                rows = row.getLong(3);
                categories = row.getLong(4);
                once = row.getLong(5);
                twice = row.getLong(6);
            } else {
                counts.put(name, row.getLong(3));
            }
        }

        FrequentValues values() {
            long named = counts.values().stream().mapToLong(Long::longValue).sum();
            return new FrequentValues(counts, rows - named, categories - counts.size(), once, twice);
        }
    }

    /**
     * A query.
     *
     * @param measure of a column that the relation has and that fits
     */
    FrequentQuery(Measure.FrequentCategories measure, Relation relation) {
        this.measure = measure;
        this.text = relation.column(measure.column()).category();
        this.from = relation.from();
    }

    /** The answer where there is no category. */
    static FrequentValues none() {
        return NONE;
    }

    /** The answer over all rows. */
    FrequentValues values(Session session) throws SQLException {
        String kept =
                "SELECT NULL, name, n, NULL, NULL, NULL FROM (SELECT name, n FROM counted ORDER BY n DESC, name LIMIT "
                        + measure.most() + ")";
        String totals = "SELECT NULL, NULL, sum(n), count(*), count_if(n = 1), count_if(n = 2) FROM counted";
        Found found = new Found();
        for (Found one : run(session, "SELECT " + text + " AS name, count(*) AS n", "TRUE GROUP BY 1", kept, totals)
                .values()) {
            found = one;
        }
        return found.values();
    }

    /** The answers for each block that has values. */
    SortedMap<Long, FrequentValues> valuesByBlock(BlockKey blocks, Session session) throws SQLException {
        String kept = "SELECT block, name, n, NULL, NULL, NULL FROM counted QUALIFY row_number() OVER"
                + " (PARTITION BY block ORDER BY n DESC, name) <= " + measure.most();
        String totals =
                "SELECT block, NULL, sum(n), count(*), count_if(n = 1), count_if(n = 2) FROM counted GROUP BY block";
        String counted = "SELECT " + blocks.sql() + " AS block, " + text + " AS name, count(*) AS n";
        String inBlock = blocks.sql() + " IS NOT NULL GROUP BY 1, 2";
        SortedMap<Long, FrequentValues> values = new TreeMap<>();
        run(session, counted, inBlock, kept, totals).forEach((block, found) -> values.put(block, found.values()));
        return values;
    }

    private SortedMap<Long, Found> run(Session session, String counted, String grouped, String kept, String totals)
            throws SQLException {
        SortedMap<Long, Found> found = new TreeMap<>();
        String sql = "WITH counted AS MATERIALIZED (" + counted + " FROM " + from + " WHERE " + text
                + " IS NOT NULL AND " + grouped + ") (" + kept + ") UNION ALL (" + totals + ")";
        session.query(sql, row -> {
            Found one = found.computeIfAbsent(row.getLong(1), block -> new Found());
            one.take(row);
            return one;
        });
        return found;
    }
}
