package dev.modelgate.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.YamlNode.Entry;
import dev.modelgate.settings.YamlNode.Style;
import dev.modelgate.settings.YamlNode.YamlList;
import dev.modelgate.settings.YamlNode.YamlMap;
import dev.modelgate.settings.YamlNode.YamlRefused;
import dev.modelgate.settings.YamlNode.YamlScalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one YAML document into a tree that knows its places. Anchors, aliases and tags are refused, so the tree is never
 * larger than its text.
 */
final class YamlDocument {
    /** Deeper than any settings record; keeps the recursion far from the end of the stack. */
    private static final int DEEPEST = 32;

    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final String text;
    private final YAMLParser parser;
    private final Problems problems;
    private final int[] codePoints;
    private final Marks anchors = new Marks();
    private final Marks aliases = new Marks();
    private Place lastMark;

    private YamlDocument(String file, String text, YAMLParser parser, Problems problems) {
        this.file = file;
        this.text = text;
        this.parser = parser;
        this.problems = problems;
        this.codePoints = text.codePoints().toArray();
        this.lastMark = Place.of(file);
    }

    /**
     * The tree of a text, as far as it goes; what is wrong with it is added to the problems.
     *
     * @return empty when the text holds no value
     * @throws ProblemException with all problems so far when the text cannot be read to its end
     */
    static Optional<YamlNode> parse(String file, String text, Problems problems) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlDocument(file, text, parser, problems).read();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    private Optional<YamlNode> read() throws IOException {
        try {
            return document();
        } catch (JsonProcessingException e) {
            problems.add(YamlSyntax.problem(file, e, parser.currentTokenLocation()));
            throw ProblemException.invalid(problems.all());
        }
    }

    private Optional<YamlNode> document() throws IOException {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        YamlNode root;
        try {
            root = node(1);
        } finally {
            anchors.tell("anchors", "Remove");
            aliases.tell("aliases", "Write the value out in the place of");
        }
        if (parser.nextToken() != null) {
            problems.add(
                    startOfDocument(),
                    "a second document starts here; a settings file holds one",
                    "Put it into a file of its own, and remove the line '---'");
        }
        return root instanceof YamlScalar scalar && scalar.style() == Style.NOTHING
                ? Optional.empty()
                : Optional.of(root);
    }

    private YamlNode node(int depth) throws IOException {
        Place place = place();
        if (depth > DEEPEST) {
            problems.add(place, "the values are nested deeper than " + DEEPEST + " levels", "Flatten them");
            throw ProblemException.invalid(problems.all());
        }
        if (parser.isCurrentAlias()) {
            aliases.add(place, "*" + Quoted.shortened(parser.getText()));
            return new YamlRefused(place);
        }
        refuseMarks(place);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(place, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(place, depth);
        }
        return new YamlScalar(place, parser.getText(), style(token));
    }

    private YamlNode mapping(Place place, int depth) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Place keyPlace = place();
            String key = parser.getText();
            refuseMarks(keyPlace);
            parser.nextToken();
            YamlNode value = node(depth + 1);
            Entry first = entries.putIfAbsent(key, new Entry(keyPlace, value));
            if (first != null) {
                problems.add(
                        keyPlace,
                        "the key " + Quoted.of(key) + " is already on line "
                                + first.place().line(),
                        "Remove one of the two");
            }
        }
        return new YamlMap(place, entries);
    }

    private YamlNode sequence(Place place, int depth) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new YamlList(place, items);
    }

    private Style style(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Style.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Style.BOOLEAN;
            case VALUE_NULL -> Style.NOTHING;
            default -> nothingWritten() ? Style.NOTHING : Style.TEXT;
        };
    }

    /** Tells {@code key:} from {@code key: ''}, for which the parser has one token. */
    private boolean nothingWritten() {
        JsonLocation start = parser.currentTokenLocation();
        JsonLocation end = parser.currentLocation();
        return start.getLineNr() == end.getLineNr() && start.getColumnNr() == end.getColumnNr();
    }

    /**
     * Looks at the text itself, since the parser does not tell of the anchors of scalars: a value without quotes starts
     * with neither mark.
     */
    private void refuseMarks(Place place) {
        int offset = (int) parser.currentTokenLocation().getCharOffset();
        int first = offset < codePoints.length ? codePoints[offset] : 0;
        // a mapping starts where its first key does, so both may show the same mark
        if ((first != '&' && first != '!') || place.equals(lastMark)) {
            return;
        }
        lastMark = place;
        String mark = word(offset);
        if (first == '&') {
            anchors.add(place, mark);
        } else {
            problems.add(place, "tags such as " + mark + " are not read", "Remove it; quotes make a value text");
        }
    }

    private String word(int offset) {
        int end = offset;
        while (end < codePoints.length
                && !Character.isWhitespace(codePoints[end])
                && ",[]{}".indexOf(codePoints[end]) < 0) {
            end++;
        }
        return Quoted.shortened(new String(codePoints, offset, end - offset));
    }

    /** Marks of one kind: a file can be full of them, and they are one problem, told at the first. */
    private final class Marks {
        private static final int MOST_LINES = 5;

        private final List<Place> places = new ArrayList<>();
        private String first = "";

        void add(Place place, String mark) {
            first = places.isEmpty() ? mark : first;
            places.add(place);
        }

        void tell(String kind, String fix) {
            if (!places.isEmpty()) {
                String others =
                        places.size() == 1 ? "" : "; the file has " + places.size() + ", on the lines " + lines();
                problems.add(
                        places.get(0),
                        kind + " such as " + first + " are not read" + others,
                        fix + (places.size() == 1 ? " it" : " each"));
            }
        }

        private String lines() {
            List<String> lines = places.stream()
                    .map(place -> String.valueOf(place.line()))
                    .distinct()
                    .toList();
            String named = String.join(", ", lines.subList(0, Math.min(MOST_LINES, lines.size())));
            return lines.size() > MOST_LINES ? named + " and more" : named;
        }
    }

    /** The line of the {@code ---} before the current token, or the token when there is none. */
    private Place startOfDocument() {
        List<String> lines = text.lines().toList();
        int token = Math.min(place().line(), lines.size());
        for (int line = token; line > 1; line--) {
            if (lines.get(line - 1).startsWith("---")) {
                return new Place(file, line, 1);
            }
        }
        return place();
    }

    private Place place() {
        JsonLocation location = parser.currentTokenLocation();
        return new Place(file, location.getLineNr(), location.getColumnNr());
    }
}
