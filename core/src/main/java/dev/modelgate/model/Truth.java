package dev.modelgate.model;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.Rows;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.Optional;

/** Reads whether a row is positive, and refuses a column that the rule makes no sense of. */
public final class Truth {
    private final LabelRule rule;
    private final ColumnType type;
    private final int index;
    private final String file;

    /**
     * A reader of one column.
     *
     * @param rule which of its values are positive
     * @param type what the column holds
     * @param index where the column stands in the rows
     * @param file name of the data, for messages
     */
    public Truth(LabelRule rule, ColumnType type, int index, String file) {
        this.rule = rule;
        this.type = type;
        this.index = index;
        this.file = file;
    }

    /** Empty when the row has no label; a NaN is none either, compared with a bound it would count as negative. */
    public Optional<Boolean> of(Rows.RowView row) {
        if (row.isNull(index) || type.numeric() && Double.isNaN(row.number(index))) {
            return Optional.empty();
        }
        if (rule.atLeast().isEmpty() && rule.positive().isEmpty()) {
            requireTruthValue(row);
        }
        return Optional.of(rule.isPositive(row, index));
    }

    /** Without a rule, everything but 1 and true would silently count as negative. */
    private void requireTruthValue(Rows.RowView row) {
        double number = row.number(index);
        String text = row.text(index);
        if (number != 0 && number != 1 && !text.equals("true") && !text.equals("false")) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(file),
                    "The label " + rule.column() + " is " + text + " in a row, but it is not said which values are"
                            + " positive; expected 0 and 1, or true and false",
                    "Say from which number on a row is positive, as column >= number, or which text is, as column = text,"
                            + " with {option:label} or {key:label}"));
        }
    }
}
