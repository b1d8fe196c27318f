package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
        values = List.copyOf(values);
        Violations violations = new Violations()
                .when(name.isBlank(), "name", "a column's name is blank")
                .when(
                        min.isPresent() && max.isPresent() && min.get() > max.get(),
                        "min",
                        "min of " + name + " is greater than max");
        requireTime("earliest", earliest, violations);
        requireTime("latest", latest, violations);
        type.ifPresent(held -> {
            requireFit("min", min, held.numeric(), "is a number or an integer", violations);
            requireFit("max", max, held.numeric(), "is a number or an integer", violations);
            requireFit("earliest", earliest, held.temporal(), "is a date or a timestamp", violations);
            requireFit("latest", latest, held.temporal(), "is a date or a timestamp", violations);
            requireFit("pattern", pattern, held == ColumnType.STRING, "is a string", violations);
            requireFit("length", length, held == ColumnType.STRING, "is a string", violations);
        });
        violations.throwIfAny();
    }

    private static void requireTime(String key, Optional<String> iso, Violations violations) {
        Optional<String> wrong = iso.filter(text -> seconds(text).isEmpty());
        violations.when(
                wrong.isPresent(),
                key,
                key + " is neither a date nor a time: " + wrong.orElse(""),
                "Write it as in 2013-01-31 or 2013-01-31T05:00:00Z");
    }

    private static void requireFit(
            String rule, Optional<?> value, boolean fits, String expected, Violations violations) {
        violations.when(
                value.isPresent() && !fits,
                rule,
                rule + " can be asked of a column only whose type " + expected,
                "Remove it, or correct the column's type");
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
        return seconds(iso).orElseThrow();
    }

    private static OptionalDouble seconds(String iso) {
        try {
            return OptionalDouble.of(
                    iso.contains("T")
                            ? Instant.parse(iso).getEpochSecond()
                            : LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        } catch (DateTimeException e) {
            return OptionalDouble.empty();
        }
    }
}
