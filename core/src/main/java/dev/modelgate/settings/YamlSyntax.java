package dev.modelgate.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in a plain sentence why a text is not YAML; the parser speaks of tokens and block ends. */
final class YamlSyntax {
    private static final List<Explanation> EXPLANATIONS = List.of(
            new Explanation("(TAB)", "a tab cannot indent a line", "Indent with spaces"),
            new Explanation(
                    "cannot start any token",
                    "a value cannot start with this character",
                    "Put the whole value into quotes"),
            new Explanation(
                    "mapping values are not allowed",
                    "a ':' stands where no key can be",
                    "Put the text into quotes if the ':' belongs to it, or start the key on a line of its own"),
            new Explanation(
                    "sequence entries are not allowed",
                    "a list cannot start here",
                    "Start it on a new line, or write it as [a, b]"),
            new Explanation(
                    "expected the node content, but found",
                    "a value is missing here",
                    "Write the value, or remove the mark"),
            new Explanation(
                    "expected '<document start>'",
                    "a second document starts here; a settings file holds one",
                    "Put it into a file of its own"),
            new Explanation(
                    "but found '<block mapping start>'",
                    "this line does not line up with the lines above it",
                    "Indent it like its neighbours"),
            new Explanation(
                    "but found '<block sequence start>'",
                    "this list does not line up with the lines above it",
                    "Indent it like its neighbours"),
            new Explanation(
                    "expected ',' or", "a ',' or the closing bracket is missing", "Close the bracket that is open"),
            new Explanation(
                    "expected <block end>",
                    "this does not belong here",
                    "Remove it, put the whole value into quotes, or indent the line like its neighbours"),
            new Explanation("could not find expected ':'", "a ':' is missing after a key", "Write it as 'key: value'"),
            new Explanation("unexpected end of stream", "a quoted text is not closed", "Close the quotes"),
            new Explanation(
                    "unknown escape character",
                    "there is no such escape in double quotes",
                    "Write \\\\ for a backslash, or use single quotes"),
            new Explanation(
                    "Expected a field name",
                    "a key has to be text; a list, a mapping or an alias is not read",
                    "Write the key as text"));

    private record Explanation(String marker, String what, String fix) {}

    private YamlSyntax() {}

    /**
     * The one problem that a syntax error is.
     *
     * @param token where the parser stands, for errors that do not tell
     */
    static Problem problem(String file, JsonProcessingException error, JsonLocation token) {
        String reason = reason(error);
        Place place = place(file, error, token);
        return EXPLANATIONS.stream()
                .filter(explanation -> reason.contains(explanation.marker()))
                .findFirst()
                .map(explanation -> Problem.at(place, explanation.what(), explanation.fix()))
                .orElseGet(() -> Problem.at(
                        place,
                        "this is not YAML: " + Quoted.shortened(reason),
                        "Correct this line, or put the value into quotes"));
    }

    private static String reason(JsonProcessingException error) {
        if (error.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
            return marked.getProblem();
        }
        return error.getOriginalMessage();
    }

    private static Place place(String file, JsonProcessingException error, JsonLocation token) {
        Optional<Mark> mark = error.getCause() instanceof MarkedYAMLException marked ? start(marked) : Optional.empty();
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> new Place(file, Math.max(0, token.getLineNr()), Math.max(0, token.getColumnNr())));
    }

    /** What was never closed is best shown where it was opened; the end of the file says nothing. */
    private static Optional<Mark> start(MarkedYAMLException error) {
        boolean unclosed = error.getContextMark() != null
                && (String.valueOf(error.getProblem()).contains("unexpected end of stream")
                        || String.valueOf(error.getProblem()).contains("expected ',' or"));
        return Optional.ofNullable(unclosed ? error.getContextMark() : error.getProblemMark());
    }
}
