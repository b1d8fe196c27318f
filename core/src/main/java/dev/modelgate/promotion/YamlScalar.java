package dev.modelgate.promotion;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** How a text is written as one YAML scalar so that YAML 1.1 and YAML 1.2 readers both get the same text back. */
final class YamlScalar {
    /**
     * Everything else is quoted. Stricter than the grammar, so that it holds in block and flow context: what begins
     * with a digit, sign or dot may be a number, date or base-60 integer to some reader.
     */
    private static final Pattern SAFE_PLAIN =
            Pattern.compile("[A-Za-z/](?:[A-Za-z0-9_./@+=-]|:(?=[A-Za-z0-9_./@+=-]))*");

    /** Words that YAML 1.1 (yaml.org/type) or the core schema of 1.2 read as null, a truth value or a number. */
    private static final Set<String> WORDS =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan");

    private static final Pattern PRINTABLE =
            Pattern.compile("[\\x20-\\x7E\\xA0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");

    private YamlScalar() {}

    /** Whether a text can be written on one line at all: no line breaks, no control characters. */
    static boolean writable(String text) {
        return PRINTABLE.matcher(text).matches()
                && text.indexOf('\uFEFF') < 0
                && text.indexOf('\u2028') < 0
                && text.indexOf('\u2029') < 0;
    }

    /** Whether every reader takes the bare text as this string. */
    static boolean safePlain(String text) {
        return SAFE_PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The text in the style that the old value has; a plain one is quoted where it must be. */
    static String written(String text, ScalarStyle style) {
        if (style == ScalarStyle.SINGLE_QUOTED) {
            return "'" + text.replace("'", "''") + "'";
        }
        if (style == ScalarStyle.PLAIN && safePlain(text)) {
            return text;
        }
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
