package dev.modelgate.problem;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that may name goals, options and keys of the project file without knowing which frontend will print it:
 * {@code "run {goal:train} first, or name a file with {option:model}"}.
 *
 * @param template the sentence; {@code {goal:x}}, {@code {option:x}}, {@code {option:x=value}} and
 *     {@code {key:x}} are names
 */
public record Phrase(String template) {
    private static final Pattern NAME = Pattern.compile("\\{(goal|option|key):([^{}=]+)(?:=([^{}]*))?}");

    public Phrase {
        if (template.isBlank()) {
            throw new IllegalArgumentException("template is blank");
        }
    }

    /** The sentence in the words of one frontend. Keys are printed as they stand in the file. */
    public String in(Dialect dialect) {
        return NAME.matcher(template).replaceAll(match -> Matcher.quoteReplacement(spell(match, dialect)));
    }

    private static String spell(MatchResult match, Dialect dialect) {
        String name = match.group(2);
        Optional<String> value = Optional.ofNullable(match.group(3));
        return switch (match.group(1)) {
            case "goal" -> dialect.goal(name);
            case "option" -> value.map(text -> dialect.option(name, text)).orElseGet(() -> dialect.option(name));
            default -> dialect.key(name);
        };
    }
}
