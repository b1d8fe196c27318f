package dev.modelgate.adapter.duckdb;

import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Json;
import java.util.List;

/** Floating-point numbers as text, where they stand for categories. */
final class NumberText {
    private static final double LARGEST_EXACT = 1L << 53;

    /**
     * Makes {@link #sql} known to a session. The engine, too, writes the fewest digits that read as the number; where
     * the point and the exponent go is another matter. What is used more than once is bound by a list of one: a macro
     * repeats its arguments.
     */
    static final List<String> MACROS = List.of(
            "CREATE MACRO number_layout(digits, point) AS CASE"
                    + " WHEN point BETWEEN length(digits) AND 21 THEN rpad(digits, point, '0')"
                    + " WHEN point BETWEEN 1 AND 21 THEN digits[:point] || '.' || digits[point + 1:]"
                    + " WHEN point BETWEEN -5 AND 0 THEN '0.' || repeat('0', -point) || digits"
                    + " ELSE digits[1] || CASE WHEN length(digits) > 1 THEN '.' ELSE '' END || digits[2:] || 'e'"
                    + " || CASE WHEN point < 1 THEN '-' ELSE '+' END || abs(point - 1) END",
            "CREATE MACRO number_trimmed(digits, point) AS list_transform([{'digits': trim(digits, '0'),"
                    + " 'point': CAST(point - length(digits) + length(ltrim(digits, '0')) AS INTEGER)}],"
                    + " lambda one: number_layout(one.digits, one.point))[1]",
            "CREATE MACRO number_written(mantissa, exponent) AS list_transform([{'digits': replace(mantissa, '.', ''),"
                    + " 'point': length(split_part(mantissa, '.', 1)) + coalesce(TRY_CAST(exponent AS INTEGER), 0)}],"
                    + " lambda one: number_trimmed(one.digits, one.point))[1]",
            "CREATE MACRO number_text(x) AS CASE WHEN isnan(x) THEN 'NaN' WHEN x = 0 THEN '0' ELSE"
                    + " CASE WHEN x < 0 THEN '-' ELSE '' END || CASE WHEN isinf(x) THEN 'Infinity' ELSE"
                    + " list_transform([CAST(abs(x) AS VARCHAR)],"
                    + " lambda one: number_written(split_part(one, 'e', 1), split_part(one, 'e', 2)))[1] END END");

    private NumberText() {}

    /**
     * The text of {@link #of} as an expression, null for null.
     *
     * @param number expression that gives a double
     */
    static String sql(String number) {
        return "number_text(" + number + ")";
    }

    /** The shortest text that reads as the number; whole numbers have no fraction. */
    static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
            return Long.toString((long) value);
        }
        return Double.isFinite(value) ? CanonicalJson.text(Json.tree(value)) : Double.toString(value);
    }
}
