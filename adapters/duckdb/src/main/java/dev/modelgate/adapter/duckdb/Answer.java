package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

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
        return new Answer(measure, List.of(mean, magnitude), (row, first) -> {
            OptionalDouble exact = optional(row, first);
            boolean finite = exact.isPresent() && Double.isFinite(exact.getAsDouble());
            return finite ? OptionalDouble.of(rounded(exact.getAsDouble(), row.getDouble(first + 1))) : exact;
        });
    }

    /** As {@link #roundedMean}, of numbers so large that their sum is infinite: what is added up is smaller. */
    static Answer roundedMeanOfLarge(Measure measure, String number) {
        Answer small = roundedMean(measure, number + " * " + Sql.number(SMALL));
        return new Answer(measure, small.aggregates, (row, first) -> {
            OptionalDouble mean = (OptionalDouble) small.reader.read(row, first);
            return mean.isPresent() ? OptionalDouble.of(finite(mean.getAsDouble() / SMALL)) : mean;
        });
    }

    /** Twelve digits may be a little more than the greatest number. */
    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** Whether an answer is a mean of numbers too large to be added up. */
    static boolean overflowed(@Nullable Object answer) {
        return answer instanceof OptionalDouble number && number.isPresent() && !Double.isFinite(number.getAsDouble());
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
