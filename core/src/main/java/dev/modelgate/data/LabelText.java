package dev.modelgate.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label rule as one text: {@code late}, {@code dep_delay >= 15}, {@code status = 'late'}. A column whose name holds an
 * operator or a quote stands in double quotes, as may any other; a value may stand in single or double ones. A quote
 * inside quotes is written twice.
 */
final class LabelText {
    private static final String DOUBLE = "\"(?:[^\"]|\"\")*\"";
    private static final String SINGLE = "'(?:[^']|'')*'";
    private static final String PLAIN_NAME = "[^\"'<>=!~]+?";
    private static final Pattern RULE = Pattern.compile(
            "\\s*(" + DOUBLE + "|" + SINGLE + "|" + PLAIN_NAME + ")\\s*(?:([<>=!~]+)\\s*(.*?))?\\s*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile(DOUBLE + "|" + SINGLE, Pattern.DOTALL);
    private static final String EXPECTED = "expected a column, column >= number or column = text, such as late,"
            + " dep_delay >= 15 or status = 'late'; a name with an operator stands in double quotes";

    private LabelText() {}

    static LabelRule parse(String text) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches() || text.isBlank()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        String column = unquoted(rule.group(1));
        if (rule.group(2) == null) {
            return new LabelRule(column, Optional.empty(), Optional.empty());
        }
        return switch (rule.group(2)) {
            case ">=" -> new LabelRule(column, Optional.of(number(rule.group(3))), Optional.empty());
            case "=" -> new LabelRule(column, Optional.empty(), Optional.of(value(rule.group(3))));
            default -> throw new IllegalArgumentException(EXPECTED + "; there is no " + rule.group(2));
        };
    }

    static String write(LabelRule rule) {
        String column = rule.column().matches(PLAIN_NAME) && isStripped(rule.column())
                ? rule.column()
                : quoted(rule.column(), '"');
        return rule.atLeast()
                .map(bound -> column + " >= " + bound)
                .or(() -> rule.positive().map(text -> column + " = " + written(text)))
                .orElse(column);
    }

    private static String written(String value) {
        boolean plain = isStripped(value) && !value.startsWith("'") && !value.startsWith("\"");
        return plain ? value : quoted(value, '\'');
    }

    private static boolean isStripped(String text) {
        return !text.isEmpty() && text.equals(text.strip());
    }

    private static String quoted(String text, char quote) {
        String one = String.valueOf(quote);
        return one + text.replace(one, one + one) + one;
    }

    private static String unquoted(String text) {
        if (!QUOTED.matcher(text).matches()) {
            return text;
        }
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }

    private static double number(String text) {
        try {
            double bound = Double.parseDouble(text);
            if (Double.isFinite(bound)) {
                return bound;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(EXPECTED + "; '" + text + "' is no number", e);
        }
        throw new IllegalArgumentException(EXPECTED + "; the bound has to be finite");
    }

    private static String value(String text) {
        boolean quoted = QUOTED.matcher(text).matches();
        if (!quoted && (text.isEmpty() || text.startsWith("'") || text.startsWith("\""))) {
            throw new IllegalArgumentException(
                    EXPECTED + (text.isEmpty() ? "; no text follows =" : "; a quote is not closed"));
        }
        return unquoted(text);
    }
}
