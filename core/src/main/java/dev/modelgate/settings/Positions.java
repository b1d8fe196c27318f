package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the values of a file stand, by their paths in it, such as {@code gitops.environments[1].path}. */
public final class Positions {
    private final String file;
    private final String text;
    private final Map<String, Place> places;

    Positions(String file, String text, Map<String, Place> places) {
        this.file = file;
        this.text = text;
        this.places = new TreeMap<>(places);
    }

    /**
     * The place of a value. A value that is not written (a default, or what a shorthand stands for) has the place of the
     * nearest part around it.
     *
     * @param path keys joined by dots, with indices in brackets; a key that holds other characters than letters, digits,
     *     {@code _} and {@code -} is written {@code ["the key"]}; empty for the whole document
     */
    public Place of(String path) {
        return nearest(path, places).orElseGet(() -> Place.of(file));
    }

    /** The place of a value, or of the nearest part around it that has one. */
    static Optional<Place> nearest(String path, Map<String, Place> places) {
        for (String around = path; ; around = KeyPath.parent(around)) {
            Optional<Place> place = Optional.ofNullable(places.get(around));
            if (place.isPresent() || around.isEmpty()) {
                return place;
            }
        }
    }

    /**
     * A text of the file, with the places of its characters.
     *
     * @param path where it stands, as {@link #of} takes it
     * @param value the text as it was read
     */
    public Passage passage(String path, String value) {
        return Passage.within(text, of(path), value);
    }
}
