package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the characters of a scalar's value in the file that it was read from. Quotes, indentation and folded lines lie
 * between the two; where the way from one to the other is not plain, nothing is told.
 */
final class ScalarPlaces {
    private static final int NOTHING = 0;

    private final int[] file;
    private final Place start;
    private int line = 1;
    private int column = 1;
    private int at;

    /** Reads a file from a place on. */
    ScalarPlaces(String file, Place start) {
        this.file = file.replace("\r\n", "\n").replace('\r', '\n').codePoints().toArray();
        this.start = start;
        while (at < this.file.length && (line < start.line() || line == start.line() && column < start.column())) {
            advance();
        }
    }

    /** The places of a text that stands there as it is, and of its end. */
    List<Place> places(String text) {
        return matched(text, NOTHING);
    }

    /** The places of the value of a scalar that starts there, and of its end; empty when they cannot be told. */
    List<Place> ofValue(String value) {
        int first = current();
        if (first == '|' || first == '>') {
            while (current() != NOTHING && current() != '\n') {
                advance();
            }
            skipSpace();
            return matched(value, NOTHING);
        }
        if (first != '\'' && first != '"') {
            return matched(value, NOTHING);
        }
        advance();
        List<Place> places = matched(value, first);
        return current() == first ? places : List.of();
    }

    private List<Place> matched(String value, int quote) {
        List<Place> places = new ArrayList<>();
        boolean inSpace = false;
        for (int character : value.codePoints().toArray()) {
            boolean space = Character.isWhitespace(character);
            if (space && inSpace) {
                places.add(place());
                continue;
            }
            if (inSpace) {
                skipSpace();
            }
            inSpace = space;
            places.add(place());
            if (space ? !Character.isWhitespace(current()) : !consume(character, quote)) {
                return List.of();
            }
        }
        places.add(place());
        if (inSpace) {
            skipSpace();
        }
        return places;
    }

    /** Takes one character of the value, which quotes may write as two. */
    private boolean consume(int character, int quote) {
        boolean doubled = quote == '\'' && character == '\'';
        boolean escaped = quote == '"' && (character == '"' || character == '\\');
        if (doubled || escaped) {
            if (current() != (doubled ? '\'' : '\\')) {
                return false;
            }
            advance();
        }
        if (current() != character) {
            return false;
        }
        advance();
        return true;
    }

    private void skipSpace() {
        while (current() != NOTHING && Character.isWhitespace(current())) {
            advance();
        }
    }

    private int current() {
        return at < file.length ? file[at] : NOTHING;
    }

    private void advance() {
        if (file[at] == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        at++;
    }

    private Place place() {
        return new Place(start.file(), line, column);
    }
}
