package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions as the expressions that are true on the rows that break them. */
final class Conditions {
    private static final int HUGEINT_BITS = 127;
    private static final long MICROS = 1_000_000;

    private Conditions() {}

    /** Whether a condition can be asked of a column. */
    static boolean fits(Condition condition, ColumnType type) {
        if (condition instanceof Condition.AtLeast || condition instanceof Condition.AtMost) {
            return type.numeric() || type.temporal();
        }
        if (condition instanceof Condition.Matches || condition instanceof Condition.LengthBetween) {
            return type == ColumnType.STRING;
        }
        return !(condition instanceof Condition.OneOf) || type != ColumnType.OTHER;
    }

    /** Condition under which a value is not finite in a way; false where it cannot be. */
    static String is(SqlColumn column, Measure.NonFinite.Kind kind) {
        boolean nan = kind == Measure.NonFinite.Kind.NAN;
        if (column.type().temporal() && !nan) {
            String side = kind == Measure.NonFinite.Kind.POSITIVE_INFINITY ? ">" : "<";
            return "isinf(" + column.value() + ") AND " + column.value() + " " + side + " make_timestamp(0)";
        }
        if (!column.floating()) {
            return "FALSE";
        }
        String infinity = kind == Measure.NonFinite.Kind.POSITIVE_INFINITY ? "'Infinity'" : "'-Infinity'";
        return nan ? "isnan(" + column.value() + ")" : column.number() + " = CAST(" + infinity + " AS DOUBLE)";
    }

    /** The expression; a missing value makes it null or false, but for {@link Condition.NotNull}. */
    static String broken(SqlColumn column, Condition condition) {
        if (condition instanceof Condition.NotNull) {
            return column.raw() + " IS NULL";
        }
        if (condition instanceof Condition.Finite) {
            return column.floating() ? "NOT isfinite(" + column.value() + ")" : "FALSE";
        }
        if (condition instanceof Condition.AtLeast least) {
            return bound(column, least.value(), "<", RoundingMode.CEILING);
        }
        if (condition instanceof Condition.AtMost most) {
            return bound(column, most.value(), ">", RoundingMode.FLOOR);
        }
        if (condition instanceof Condition.OneOf set) {
            return outside(column, set.values());
        }
        if (condition instanceof Condition.Matches matches) {
            return "NOT regexp_full_match(" + column.text() + ", " + Sql.literal(matches.regex()) + ")";
        }
        if (condition instanceof Condition.LengthBetween length) {
            return "length(" + column.text() + ") NOT BETWEEN " + length.least() + " AND " + length.most();
        }
        if (condition instanceof Condition.ReadsAs readsAs) {
            String unread = column.raw() + " IS NOT NULL";
            return column.type().fits(readsAs.type()) ? unread + " AND " + column.value() + " IS NULL" : unread;
        }
        throw new IllegalArgumentException("only for examples: " + condition);
    }

    private static String bound(SqlColumn column, double bound, String beyond, RoundingMode inward) {
        if (column.type().temporal()) {
            return column.value() + " " + beyond + " make_timestamp(" + (long) (bound * MICROS) + ")";
        }
        if (column.type() == ColumnType.INTEGER) {
            BigDecimal whole = new BigDecimal(bound).setScale(0, inward);
            boolean representable = whole.toBigInteger().bitLength() < HUGEINT_BITS;
            // A bound beyond all integers is broken by all of them or by none.
            return representable
                    ? column.value() + " " + beyond + " " + whole.toPlainString()
                    : column.value() + " IS NOT NULL AND " + (beyond.equals("<") == bound > 0);
        }
        String comparison = column.value() + " " + beyond + " " + number(column, bound);
        return finite(column, comparison);
    }

    /** A single-precision 0.1 is not the double 0.1: a bound has the precision of its column. */
    private static String number(SqlColumn column, double value) {
        boolean single = column.nativeType().equals("FLOAT") && Math.abs(value) <= Float.MAX_VALUE;
        return single ? "CAST('" + value + "' AS FLOAT)" : Sql.number(value);
    }

    private static String outside(SqlColumn column, List<String> values) {
        boolean numbers = column.type().numeric();
        List<String> literals = numbers
                ? values.stream()
                        .map(text -> number(column, text))
                        .flatMap(Optional::stream)
                        .toList()
                : values.stream().map(Sql::literal).toList();
        String value = numbers ? column.value() : column.text();
        String outside = literals.isEmpty()
                ? value + " IS NOT NULL"
                : value + " NOT IN " + literals.stream().collect(Collectors.joining(", ", "(", ")"));
        return numbers ? finite(column, outside) : outside;
    }

    /** A number that is not finite breaks {@link Condition.Finite} alone. */
    private static String finite(SqlColumn column, String broken) {
        return column.floating() ? "(" + broken + " AND isfinite(" + column.value() + "))" : broken;
    }

    /** A text as a literal that numbers can be compared with; empty when it is no number that the column can hold. */
    private static Optional<String> number(SqlColumn column, String text) {
        try {
            BigDecimal exact = new BigDecimal(text.strip());
            if (column.type() != ColumnType.INTEGER) {
                double value = exact.doubleValue();
                return Double.isFinite(value) ? Optional.of(number(column, value)) : Optional.empty();
            }
            boolean whole = exact.stripTrailingZeros().scale() <= 0 && exact.precision() - exact.scale() < 39;
            return whole && exact.toBigInteger().bitLength() < HUGEINT_BITS
                    ? Optional.of(exact.toBigInteger().toString())
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
