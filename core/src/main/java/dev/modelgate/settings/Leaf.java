package dev.modelgate.settings;

import dev.modelgate.settings.YamlNode.Style;
import java.lang.invoke.MethodType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that is written as one scalar.
 *
 * @param javaType the class, boxed
 * @param expectation what is expected, with its article
 * @param example a value as it may be written
 * @param styles what an unquoted scalar may look like
 * @param parser the value of a text; throws IllegalArgumentException with the expectation that the text does not meet
 * @param pattern regular expression that a text matches, where there is one
 */
record Leaf(
        Class<?> javaType,
        String expectation,
        String example,
        Set<Style> styles,
        Function<String, Object> parser,
        Optional<String> pattern)
        implements ValueType {
    static final String DURATION = "(\\d+)(ms|s|m|h|d)";

    private static final Set<Style> ANY = EnumSet.of(Style.TEXT, Style.NUMBER, Style.BOOLEAN);
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?");
    private static final Pattern SHORT_DURATION = Pattern.compile(DURATION);

    private static final List<Leaf> ALL = List.of(
            new Leaf(String.class, "a text", "abc", ANY, text -> text),
            new Leaf(Integer.class, "a whole number", "3", Set.of(Style.NUMBER), Leaf::integer),
            new Leaf(Long.class, "a whole number", "3", Set.of(Style.NUMBER), Leaf::whole),
            new Leaf(Double.class, "a number", "0.5", Set.of(Style.NUMBER), Leaf::decimal),
            new Leaf(Boolean.class, "true or false", "true", Set.of(Style.BOOLEAN), Leaf::bool),
            new Leaf(Duration.class, "a duration such as 30d, 12h, 90m or 45s", "12h", ANY, Leaf::duration),
            new Leaf(Path.class, "a path", "data/a.parquet", ANY, Leaf::path));

    private Leaf(
            Class<?> javaType, String expectation, String example, Set<Style> styles, Function<String, Object> parser) {
        this(javaType, expectation, example, styles, parser, Optional.empty());
    }

    /** A text that is spelled in some way. */
    static Leaf of(Spelled spelled) {
        Pattern pattern = Pattern.compile(spelled.pattern());
        Function<String, Object> parser = text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException(spelled.meaning());
            }
            return text;
        };
        return new Leaf(
                String.class, spelled.meaning(), spelled.example(), ANY, parser, Optional.of(spelled.pattern()));
    }

    /** The leaf of a class, primitive or not. */
    static Optional<Leaf> of(Class<?> type) {
        return ALL.stream().filter(leaf -> leaf.javaType == boxed(type)).findFirst();
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException with what was expected instead
     */
    Object parse(String text) {
        return parser.apply(text);
    }

    boolean isNumber() {
        return Number.class.isAssignableFrom(javaType);
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }

    private static Object integer(String text) {
        long value = within(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return (int) value;
    }

    private static Object whole(String text) {
        return within(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static long within(String text, long least, long most) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("a whole number");
        }
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // more digits than any long has: out of range like the others
        }
        throw new IllegalArgumentException("a whole number from " + least + " to " + most);
    }

    private static Object decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("a finite number");
        }
        double value = Double.parseDouble(text.replace("_", ""));
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("a number of at most 1.8e308");
        }
        return value;
    }

    private static Object bool(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("true or false");
    }

    private static Object duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        try {
            if (!matcher.matches()) {
                Duration value = Duration.parse(text);
                if (!value.isNegative()) {
                    return value;
                }
            } else {
                return duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            // neither form, or too long for any clock
        }
        throw new IllegalArgumentException("a duration such as 30d, 12h, 90m or 45s");
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Object path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a path");
        }
        // an InvalidPathException is an IllegalArgumentException, but its message is no expectation
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a path", e);
        }
    }
}
