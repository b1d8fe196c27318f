package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts over cells as counts of conditions. Comparing each value with every edge costs less than looking for its cell:
 * a comparison works on many values at once, and so does adding up what it says.
 */
final class CellCounting {
    private CellCounting() {}

    /**
     * How a measure is answered.
     *
     * @param column the measure's column, whose type fits
     */
    static Answer answer(Measure.CellCounts measure, SqlColumn column) {
        if (measure.cells() instanceof Cells.Names names) {
            return names(measure, names, column);
        }
        return bins(measure, (Cells.Bins) measure.cells(), column);
    }

    private static Answer bins(Measure.CellCounts measure, Cells.Bins bins, SqlColumn column) {
        String number = column.number();
        boolean floating = column.floating();
        List<String> below = new ArrayList<>();
        below.add(floating ? below(column, -Double.MAX_VALUE) : "0");
        bins.edges().forEach(edge -> below.add(below(column, edge)));
        // NaN is greater than all other numbers here, and infinite times have no number.
        below.add(
                floating
                        ? "count_if(" + number + " <= " + Sql.number(Double.MAX_VALUE) + ")"
                        : "count(" + number + ")");
        return new Answer(measure, below, (row, first) -> differences(row, first, below.size()));
    }

    /** Counts the numbers that are less than an edge. */
    static String below(SqlColumn column, double edge) {
        return "count_if(" + column.number() + " < " + Sql.number(edge) + ")";
    }

    private static List<Long> differences(ResultSet row, int first, int ends) throws SQLException {
        List<Long> counts = new ArrayList<>();
        for (int i = 1; i < ends; i++) {
            counts.add(row.getLong(first + i) - row.getLong(first + i - 1));
        }
        return counts;
    }

    private static Answer names(Measure.CellCounts measure, Cells.Names names, SqlColumn column) {
        String text = column.category();
        List<String> aggregates = new ArrayList<>();
        names.names().forEach(name -> aggregates.add("count_if(" + text + " = " + Sql.literal(name) + ")"));
        aggregates.add("count(" + text + ")");
        return new Answer(
                measure,
                aggregates,
                (row, first) -> withOthers(row, first, names.names().size()));
    }

    private static List<Long> withOthers(ResultSet row, int first, int names) throws SQLException {
        List<Long> counts = new ArrayList<>();
        long others = row.getLong(first + names);
        for (int i = 0; i < names; i++) {
            counts.add(row.getLong(first + i));
            others -= row.getLong(first + i);
        }
        counts.add(others);
        return counts;
    }
}
