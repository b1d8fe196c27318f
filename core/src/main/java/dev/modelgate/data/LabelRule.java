package dev.modelgate.data;

import dev.modelgate.settings.Description;
import dev.modelgate.settings.Shorthand;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the truth is read from a column: a row is positive when the number is at least a bound, or the text is a given
 * one; by default when the number is 1 or the text is {@code true}. A row whose label is missing has no label.
 *
 * @param column the column that holds the truth
 * @param atLeast least number of a positive row
 * @param positive text of a positive row
 */
@Description("How the truth is read from the data: a column, and which of its values are positive.")
public record LabelRule(
        @Description("Column that holds the truth.") String column,

        @Description("Rows with at least this number are positive.")
        Optional<Double> atLeast,

        @Description("Rows with this text are positive.") Optional<String> positive) {
    public LabelRule {
        if (column.isBlank()) {
            throw new IllegalArgumentException("the label's column is blank");
        }
        if (atLeast.isPresent() && positive.isPresent()) {
            throw new IllegalArgumentException("the label has both atLeast and positive; one of them is enough");
        }
    }

    /** Whether a row is positive; only for rows whose label is not missing. */
    public boolean isPositive(Rows.RowView row, int index) {
        if (atLeast.isPresent()) {
            return row.number(index) >= atLeast.get();
        }
        if (positive.isPresent()) {
            return row.text(index).equals(positive.get());
        }
        return row.number(index) == 1 || row.text(index).equals("true");
    }

    /**
     * A rule in one text: {@code late}, {@code dep_delay >= 15}, {@code status = 'late'}. A name with an operator or a
     * quote in it stands in double quotes.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    @Shorthand("column, column >= number or column = text")
    public static LabelRule of(String text) {
        return LabelText.parse(text);
    }

    /** The rule in a few words, for reports and keys: {@link #of} reads it as the same rule. */
    public String describe() {
        return LabelText.write(this);
    }

    /** What a column has to be read as for the rule to make sense of it, where it holds nothing but text. */
    ColumnType readAs() {
        return atLeast.isPresent() ? ColumnType.NUMBER : ColumnType.STRING;
    }

    /** The text of a positive row, when the rule is not about a least number. */
    public String positiveText() {
        return positive.orElse("true");
    }

    /** The number of a positive row, when the rule is not about a least number; empty when its text is none. */
    public OptionalDouble positiveNumber() {
        try {
            return OptionalDouble.of(positive.map(Double::parseDouble).orElse(1.0));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Where numbers stop and begin to be positive. */
    double[] edges() {
        double first = atLeast.orElseGet(() -> positiveNumber().orElse(Double.NaN));
        if (!Double.isFinite(first)) {
            return new double[0];
        }
        return atLeast.isPresent() ? new double[] {first} : new double[] {first, Math.nextUp(first)};
    }
}
