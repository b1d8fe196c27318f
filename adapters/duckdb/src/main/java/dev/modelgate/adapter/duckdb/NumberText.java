package dev.modelgate.adapter.duckdb;

import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Json;
import java.util.List;

/** Floating-point numbers as text, where they stand for categories. */
final class NumberText {
    private static final double LARGEST_EXACT = 1L << 53;

    /**
     * Makes {@link #sql} known to a session. The engine, too, writes the fewest digits that read as the number; where
     * the point and the exponent go is another matter.
     */
    static final List<String> MACROS = List.of(
            "CREATE MACRO number_layout(digits, point) AS CASE"
                    + " WHEN point BETWEEN length(digits) AND 21 THEN rpad(digits, point, '0')"
                    + " WHEN point BETWEEN 1 AND 21 THEN digits[:point] || '.' || digits[point + 1:]"
                    + " WHEN point BETWEEN -5 AND 0 THEN '0.' || repeat('0', -point) || digits"
                    + " ELSE digits[1] || CASE WHEN length(digits) > 1 THEN '.' ELSE '' END || digits[2:] || 'e'"
                    + " || CASE WHEN point < 1 THEN '-' ELSE '+' END || abs(point - 1) END",
            "CREATE MACRO number_digits(digits, point) AS number_layout(trim(digits, '0'),"
                    + " CAST(point - length(digits) + length(ltrim(digits, '0')) AS INTEGER))",
            "CREATE MACRO number_parts(whole, fraction, exponent) AS"
                    + " number_digits(whole || fraction, length(whole) + coalesce(TRY_CAST(exponent AS INTEGER), 0))",
            "CREATE MACRO number_written(mantissa, exponent) AS"
                    + " number_parts(split_part(mantissa, '.', 1), split_part(mantissa, '.', 2), exponent)",
            "CREATE MACRO number_text(x) AS CASE WHEN isnan(x) THEN 'NaN' WHEN x = 0 THEN '0' ELSE"
                    + " CASE WHEN x < 0 THEN '-' ELSE '' END || CASE WHEN isinf(x) THEN 'Infinity' ELSE"
                    + " number_written(split_part(CAST(abs(x) AS VARCHAR), 'e', 1),"
                    + " split_part(CAST(abs(x) AS VARCHAR), 'e', 2)) END END");

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
