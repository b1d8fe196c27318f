package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import java.util.List;

/** A text that is written somewhere, such as an expression in a settings file, and the places of its characters. */
public final class Passage {
    private final String text;
    private final Place start;
    /** Of each code point and of the end; empty when they cannot be told. */
    private final List<Place> places;

    private Passage(String text, Place start, List<Place> places) {
        this.text = text;
        this.start = start;
        this.places = List.copyOf(places);
    }

    /** A text that is all of what has this name. */
    public static Passage whole(String text, String name) {
        Place start = new Place(name, 1, 1);
        return new Passage(text, start, new ScalarPlaces(text, start).places(text));
    }

    /** A value of a YAML file that starts at a place. */
    static Passage within(String file, Place start, String value) {
        return new Passage(value, start, new ScalarPlaces(file, start).ofValue(value));
    }

    /** The text. */
    public String text() {
        return text;
    }

    /**
     * Where a character stands: exactly when that can be told, otherwise the start of the text.
     *
     * @param line line of the text, from 1
     * @param column column in that line in code points, from 1
     */
    public Place at(int line, int column) {
        if (places.isEmpty()) {
            return start;
        }
        int[] codePoints = text.codePoints().toArray();
        int at = 0;
        for (int passed = 1; passed < line && at < codePoints.length; at++) {
            passed += codePoints[at] == '\n' ? 1 : 0;
        }
        return places.get(Math.min(at + Math.max(1, column) - 1, codePoints.length));
    }
}
