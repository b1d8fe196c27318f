package dev.modelgate.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to one value of a YAML file: keys joined by dots, {@code [i]} for elements of a sequence (from 0), and quoted
 * keys where a key has a dot: {@code metadata.annotations["modelgate.dev/version"]},
 * {@code spec.containers[0].image}.
 *
 * @param steps keys and indices from the root of the document, at least one
 */
public record YamlPath(List<Step> steps) {
    private static final Pattern KEY = Pattern.compile("[^.\\[\\]\"\\\\\\s]+");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");
    private static final Pattern QUOTED = Pattern.compile("\\[\"((?:[^\"\\\\]|\\\\[\"\\\\])+)\"]");

    public YamlPath {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps is empty");
        }
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException naming the column at which the text is no path
     */
    public static YamlPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean bracket = text.charAt(at) == '[';
            if (!bracket && !steps.isEmpty()) {
                if (text.charAt(at) != '.') {
                    throw unreadable(text, at);
                }
                at++;
            }
            at = bracket ? bracket(text, at, steps) : key(text, at, steps);
        }
        if (steps.isEmpty()) {
            throw unreadable(text, 0);
        }
        return new YamlPath(steps);
    }

    /** Why a text is no path; empty when it is one. */
    static Optional<String> problemOf(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static int key(String text, int at, List<Step> steps) {
        Matcher key = KEY.matcher(text).region(at, text.length());
        if (!key.lookingAt()) {
            throw unreadable(text, at);
        }
        steps.add(new Key(key.group()));
        return key.end();
    }

    private static int bracket(String text, int at, List<Step> steps) {
        Matcher index = INDEX.matcher(text).region(at, text.length());
        if (index.lookingAt()) {
            steps.add(new Index(Integer.parseInt(index.group(1))));
            return index.end();
        }
        Matcher quoted = QUOTED.matcher(text).region(at, text.length());
        if (!quoted.lookingAt()) {
            throw unreadable(text, at);
        }
        steps.add(new Key(quoted.group(1).replaceAll("\\\\(.)", "$1")));
        return quoted.end();
    }

    private static IllegalArgumentException unreadable(String text, int at) {
        return new IllegalArgumentException("not a path at column " + (at + 1) + ": " + text);
    }

    /** The path as it is written. */
    @Override
    public String toString() {
        return text(steps.size());
    }

    /** The first steps of the path as they are written. */
    String text(int length) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps.subList(0, length)) {
            String written = step.text();
            if (!text.isEmpty() && !written.startsWith("[")) {
                text.append('.');
            }
            text.append(written);
        }
        return text.toString();
    }

    /** One step from a collection to what it holds. */
    public sealed interface Step {
        /** The step as it is written in a path. */
        String text();
    }

    /**
     * Into a mapping.
     *
     * @param name the key's text
     */
    public record Key(String name) implements Step {
        @Override
        public String text() {
            return KEY.matcher(name).matches()
                    ? name
                    : "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
        }
    }

    /**
     * Into a sequence.
     *
     * @param position from 0
     */
    public record Index(int position) implements Step {
        @Override
        public String text() {
            return "[" + position + "]";
        }
    }
}
