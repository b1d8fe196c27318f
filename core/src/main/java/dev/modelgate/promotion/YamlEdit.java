package dev.modelgate.promotion;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.List;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads and replaces single values of a YAML file by their place in the text. Every byte outside the value stays as it
 * is: comments, quotes, flow mappings, line ends, documents, a byte order mark, a missing final newline. What cannot be
 * replaced without changing the meaning of anything else is refused.
 */
public final class YamlEdit {
    private YamlEdit() {}

    /**
     * The text of a value; empty when nothing is written after its key.
     *
     * @param file name of the file, for problems
     * @param bytes the file, UTF-8
     * @throws ProblemException INVALID with line and column when the value is missing or could not be replaced either
     */
    public static String read(String file, byte[] bytes, YamlPath path) {
        YamlEvents yaml = YamlEvents.of(file, bytes);
        return scalar(yaml, YamlTarget.find(yaml, path)).getValue();
    }

    /**
     * The file with one value replaced by a string. The quotes of the old value are kept; an unquoted one gets quotes
     * when some YAML reader would take the bare text for anything but this string.
     *
     * @param file name of the file, for problems
     * @param bytes the file, UTF-8
     * @param value one line of printable text
     * @throws ProblemException INVALID with line and column when the value is missing or cannot be replaced safely
     */
    public static byte[] replace(String file, byte[] bytes, YamlPath path, String value) {
        if (!YamlScalar.writable(value)) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(file),
                    "The new value of " + path + " has line breaks or control characters",
                    "Give a value of one line of printable text"));
        }
        YamlEvents before = YamlEvents.of(file, bytes);
        int index = YamlTarget.find(before, path);
        ScalarEvent old = scalar(before, index);
        if (old.getValue().equals(value) && stays(old)) {
            return bytes.clone();
        }
        int from = YamlEvents.from(old);
        int to = YamlEvents.to(old);
        String written = YamlScalar.written(value, old.getScalarStyle());
        YamlEvents after = before.splice(from, to, from == to ? " " + written : written);
        verify(before, after, index, value);
        return after.bytes();
    }

    private static boolean stays(ScalarEvent old) {
        return !old.isPlain() || YamlScalar.safePlain(old.getValue());
    }

    /** The result is read again: the new value is where the old one was, and nothing else has changed. */
    private static void verify(YamlEvents before, YamlEvents after, int index, String value) {
        List<Event> old = before.all();
        List<Event> now = after.all();
        boolean same = old.size() == now.size()
                && now.get(index) instanceof ScalarEvent written
                && written.getValue().equals(value)
                && stays(written);
        for (int i = 0; same && i < old.size(); i++) {
            // The text of an event holds its kind, anchor, tag, style and value, and no position.
            same = i == index || old.get(i).toString().equals(now.get(i).toString());
        }
        if (!same) {
            throw ProblemException.invalid(Problem.at(
                    before.place(old.get(index)),
                    "This value cannot be replaced without changing the meaning of the text around it",
                    "Write it as key: value on a line of its own"));
        }
    }

    private static ScalarEvent scalar(YamlEvents yaml, int index) {
        return (ScalarEvent) yaml.all().get(index);
    }
}
