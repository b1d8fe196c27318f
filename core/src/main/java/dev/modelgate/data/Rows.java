package dev.modelgate.data;

import java.util.List;

/** Reads rows as they are, for scoring. */
public interface Rows {
    /**
     * Hands every row, in file order, to a reader. Memory does not grow with the number of rows.
     *
     * @param columns the columns to read
     * @throws dev.modelgate.problem.ProblemException when a file cannot be read or a column does not exist
     */
    void read(Dataset dataset, List<String> columns, RowReader reader);

    /** Takes one row after the other. */
    @FunctionalInterface
    interface RowReader {
        /**
         * Takes a row; the view is only valid during the call.
         *
         * @param row the values, in the order of the columns asked for
         */
        void accept(RowView row);
    }

    /** The values of one row. */
    interface RowView {
        /** Whether the value is missing. */
        boolean isNull(int column);

        /** The value as a number; booleans are 0 and 1, times are seconds since 1970; NaN when it is no number. */
        double number(int column);

        /** The value as text: integers without a fraction, booleans {@code true} and {@code false}. */
        String text(int column);
    }
}
