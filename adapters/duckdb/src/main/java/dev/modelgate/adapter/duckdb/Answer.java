package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a measure is answered: aggregates, and how their values are read.
 *
 * @param measure the measure
 * @param aggregates expressions of the SELECT list
 * @param reader reads the answer, given the 1-based position of the first aggregate
 */
record Answer(Measure measure, List<String> aggregates, Reader reader) {
    private static final int DIGITS = 12;
    private static final double SMALL = 0x1p-64;

    /** Reads an answer from the one row of the result. */
    @FunctionalInterface
    interface Reader {
        Object read(ResultSet row, int first) throws SQLException;
    }

    static Answer count(Measure measure, String aggregate) {
        return new Answer(measure, List.of(aggregate), (row, first) -> row.getLong(first));
    }

    static Answer number(Measure measure, String aggregate) {
        return new Answer(measure, List.of(aggregate), Answer::optional);
    }

    /**
     * A mean of floating-point numbers. Compensated summation leaves an error that depends on how threads shared the
     * work; rounding to twelve digits of the greatest magnitude in the column takes it away.
     */
    static Answer roundedMean(Measure measure, String number) {
        String mean = "favg(" + number + ")";
        String magnitude = "max(abs(" + number + "))";
        String scaled = "favg(" + number + " * " + Sql.number(SMALL) + ")";
        return new Answer(measure, List.of(mean, magnitude, scaled), (row, first) -> {
            OptionalDouble exact = optional(row, first);
            if (exact.isEmpty()) {
                return exact;
            }
            double greatest = row.getDouble(first + 1);
            // The sum of the largest numbers is infinite, and that of the smallest is lost when it is scaled.
            return OptionalDouble.of(
                    Double.isFinite(exact.getAsDouble())
                            ? rounded(exact.getAsDouble(), greatest)
                            : rounded(row.getDouble(first + 2), greatest * SMALL) / SMALL);
        });
    }

    private static OptionalDouble optional(ResultSet row, int index) throws SQLException {
        double value = row.getDouble(index);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static double rounded(double value, double magnitude) {
        if (magnitude == 0) {
            return 0;
        }
        int scale = DIGITS - 1 - (int) Math.floor(Math.log10(magnitude));
        return new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN).doubleValue();
    }
}
