package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Rows.RowReader;
import dev.modelgate.data.Rows.RowView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Hands rows on while DuckDB still reads: each column travels as a number and, where that says less, as text. */
final class RowStream {
    private final Relation relation;
    private final List<SqlColumn> columns;

    RowStream(Relation relation, List<SqlColumn> columns) {
        this.relation = relation;
        this.columns = columns;
    }

    void read(Session session, RowReader reader) throws SQLException {
        Values values = new Values(columns);
        try {
            session.stream(sql(), row -> {
                values.take(row);
                reader.accept(values);
            });
        } catch (SQLException e) {
            diagnose(session);
            throw e;
        }
    }

    /** A streamed result does not say why it ended; the same columns read at once do. */
    private void diagnose(Session session) throws SQLException {
        String counts = columns.stream()
                .map(column -> "count(" + column.value() + ")")
                .collect(Collectors.joining(", ", "SELECT ", " FROM "));
        session.query(counts + relation.from(), row -> 0);
    }

    private String sql() {
        return columns.stream()
                .map(column -> column.numberOrInfinity() + ", " + (numberSaysAll(column) ? "NULL" : column.text()))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + relation.from()));
    }

    private static boolean numberSaysAll(SqlColumn column) {
        return column.type() == ColumnType.NUMBER || column.type() == ColumnType.BOOLEAN;
    }

    private static final class Values implements RowView {
        private final List<SqlColumn> columns;
        private final double[] numbers;
        private final boolean[] missing;
        private final String[] texts;

        Values(List<SqlColumn> columns) {
            this.columns = columns;
            numbers = new double[columns.size()];
            missing = new boolean[columns.size()];
            texts = new String[columns.size()];
        }

        void take(ResultSet row) throws SQLException {
            for (int i = 0; i < numbers.length; i++) {
                double number = row.getDouble(2 * i + 1);
                boolean noNumber = row.wasNull();
                numbers[i] = noNumber ? Double.NaN : number;
                if (numberSaysAll(columns.get(i))) {
                    missing[i] = noNumber;
                } else {
                    String text = row.getString(2 * i + 2);
                    missing[i] = text == null;
                    texts[i] = text == null ? "" : text;
                }
            }
        }

        @Override
        public boolean isNull(int column) {
            return missing[column];
        }

        @Override
        public double number(int column) {
            return numbers[column];
        }

        @Override
        public String text(int column) {
            return switch (columns.get(column).type()) {
                case NUMBER -> missing[column] ? "" : NumberText.of(numbers[column]);
                case BOOLEAN -> missing[column] ? "" : Boolean.toString(numbers[column] == 1);
                default -> texts[column];
            };
        }
    }
}
