package dev.modelgate.report;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A number that monitoring may watch.
 *
 * @param name what is measured, such as {@code drift_effect}: lower case, words apart by an underscore, with the base
 *     unit at the end where it has one
 * @param help what that is, the same for every gauge of the name
 * @param labels what it is measured of
 * @param value the number, finite
 */
public record Gauge(String name, String help, SortedMap<String, String> labels, double value) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    public Gauge {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        for (String word : labels.keySet()) {
            requireName(word);
        }
        requireName(name);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name + " is no name of a metric or label");
        }
    }

    /** A gauge. */
    public static Gauge of(String name, String help, Map<String, String> labels, double value) {
        return new Gauge(name, help, new TreeMap<>(labels), value);
    }
}
