package dev.modelgate.model;

import dev.modelgate.data.Rows;
import java.util.List;
import java.util.Map;

/**
 * A row and the score that the model gave it when it was trained. It proves that a reader encodes rows as the trainer
 * did: two features in another order give another score.
 *
 * @param values column to value as text; a column whose value is missing is not among them
 * @param score from 0 to 1
 */
public record GoldenRow(Map<String, String> values, double score) {
    public GoldenRow {
        values = Map.copyOf(values);
    }

    /** The row with its columns in a given order. */
    Rows.RowView view(List<String> columns) {
        return new View(columns);
    }

    private final class View implements Rows.RowView {
        private final List<String> columns;

        View(List<String> columns) {
            this.columns = columns;
        }

        @Override
        public boolean isNull(int column) {
            return !values.containsKey(columns.get(column));
        }

        @Override
        public double number(int column) {
            String text = text(column);
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true") ? 1 : 0;
            }
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        @Override
        public String text(int column) {
            return values.getOrDefault(columns.get(column), "");
        }
    }
}
