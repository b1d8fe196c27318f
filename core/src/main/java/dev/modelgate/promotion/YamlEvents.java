package dev.modelgate.promotion;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML file as text and parse events. Events are never composed, so aliases do not expand. */
final class YamlEvents {
    private static final int LARGEST = 3 * 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final String start;
    private final String text;
    private final List<Event> events;

    private YamlEvents(String file, String start, String text) {
        this.file = file;
        this.start = start;
        this.text = text;
        this.events = parse(file, text);
    }

    /**
     * Parses a file.
     *
     * @param file name for problems
     * @param bytes UTF-8, with or without a byte order mark
     * @throws ProblemException with line and column when it is not YAML
     */
    static YamlEvents of(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(file),
                    "It has " + bytes.length + " bytes, a manifest that can be edited has at most " + LARGEST,
                    "Split the file, and point {key:gitops.environments} at the part with the model"));
        }
        String decoded = decode(file, bytes);
        boolean marked = decoded.startsWith(BYTE_ORDER_MARK);
        return new YamlEvents(
                file, marked ? BYTE_ORDER_MARK : "", marked ? decoded.substring(BYTE_ORDER_MARK.length()) : decoded);
    }

    /** The same file with a part of its text replaced; positions count code points after a byte order mark. */
    YamlEvents splice(int from, int to, String replacement) {
        int begin = text.offsetByCodePoints(0, from);
        int end = text.offsetByCodePoints(begin, to - from);
        return new YamlEvents(file, start, text.substring(0, begin) + replacement + text.substring(end));
    }

    List<Event> all() {
        return events;
    }

    String file() {
        return file;
    }

    byte[] bytes() {
        return (start + text).getBytes(StandardCharsets.UTF_8);
    }

    Place place(Event event) {
        return event.getStartMark().map(mark -> place(file, mark)).orElse(Place.of(file));
    }

    /** Where an event begins, in code points. */
    static int from(Event event) {
        return event.getStartMark().map(Mark::getIndex).orElseThrow();
    }

    /** Where an event ends, in code points. */
    static int to(Event event) {
        return event.getEndMark().map(Mark::getIndex).orElseThrow();
    }

    private static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String decode(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw ProblemException.invalid(
                    Problem.at(new Place(file, line, 0), "It is not UTF-8 from here on", "Save the file as UTF-8"));
        }
    }

    private static List<Event> parse(String file, String text) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        List<Event> events = new ArrayList<>();
        try {
            new Parse(settings).parseString(text).forEach(events::add);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw notYaml(mark.map(found -> place(file, found)).orElse(Place.of(file)), e.getProblem());
        } catch (YamlEngineException e) {
            throw notYaml(
                    Place.of(file),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
        }
        return List.copyOf(events);
    }

    private static ProblemException notYaml(Place place, String reason) {
        return ProblemException.invalid(
                Problem.at(place, "It is not YAML: " + reason, "Mend the file; nothing was written"));
    }
}
