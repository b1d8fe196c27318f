package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What the values of one column must meet. A missing value breaks no rule but {@code nulls}.
 *
 * @param name name of the column, as in the data
 * @param type what it holds; {@code number} takes whole numbers too; NaN and infinities are not numbers
 * @param required whether the data must have the column
 * @param nulls how many values may be missing
 * @param unique whether no value occurs twice
 * @param min least number allowed
 * @param max greatest number allowed
 * @param earliest earliest date or time allowed, ISO 8601
 * @param latest latest date or time allowed, ISO 8601
 * @param values the only values allowed, as text; any when empty
 * @param pattern RE2 regular expression that each whole text must match
 * @param length bounds on the length of texts
 */
@Description("What the values of one column must meet.")
public record ColumnContract(
        @Description("Name of the column, as in the data.") String name,

        @Description("What the column holds. NaN and infinities are not numbers.")
        Optional<ColumnType> type,

        @Description("Whether the data must have the column.") @Default("true")
        boolean required,

        @Description("How many values may be missing.") @Default("{most: 0}")
        NullShare nulls,

        @Description("Whether no value may occur twice.") @Default("false")
        boolean unique,

        @Description("Least number allowed.") Optional<Double> min,
        @Description("Greatest number allowed.") Optional<Double> max,

        @Description("Earliest date or time (UTC) allowed, such as 2013-01-01.")
        Optional<String> earliest,

        @Description("Latest date or time (UTC) allowed, such as 2013-12-31T23:59:59Z.")
        Optional<String> latest,

        @Description("The only values allowed.") @Default("[]")
        List<String> values,

        @Description("RE2 regular expression that each whole text must match.")
        Optional<String> pattern,

        @Description("Bounds on the length of texts.") Optional<LengthBounds> length) {
    public ColumnContract {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column's name is blank");
        }
        values = List.copyOf(values);
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            throw new IllegalArgumentException("min of " + name + " is greater than max");
        }
        earliest.ifPresent(ColumnContract::secondsOf);
        latest.ifPresent(ColumnContract::secondsOf);
        boolean range = min.isPresent() || max.isPresent();
        boolean time = earliest.isPresent() || latest.isPresent();
        boolean text = pattern.isPresent() || length.isPresent();
        if (type.isPresent()) {
            requireFit(name, range, type.get().numeric(), "min and max", "a number or an integer");
            requireFit(name, time, type.get().temporal(), "earliest and latest", "a date or a timestamp");
            requireFit(name, text, type.get() == ColumnType.STRING, "pattern and length", "a string");
        }
    }

    private static void requireFit(String name, boolean used, boolean fits, String rules, String type) {
        if (used && !fits) {
            throw new IllegalArgumentException(rules + " ask that the type of column " + name + " is " + type);
        }
    }

    /** A column of a type, required, without missing values, and free otherwise. */
    public static ColumnContract of(String name, ColumnType type) {
        return new ColumnContract(
                name,
                Optional.of(type),
                true,
                NullShare.none(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Seconds since 1970 (UTC) of a date, its midnight, or of an instant. */
    static double secondsOf(String iso) {
        try {
            return iso.contains("T")
                    ? Instant.parse(iso).getEpochSecond()
                    : LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "not a date such as 2013-01-31 or a time such as 2013-01-31T05:00:00Z: " + iso, e);
        }
    }
}
