package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.ValueType.Structure;
import dev.modelgate.settings.YamlNode.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads settings files of one kind, strictly: what is not understood is a problem, and all problems of a file are told
 * at once, in the order of the file.
 *
 * @param <T> the record that a file is read into
 */
public final class DocumentReader<T> {
    /** More than anybody mends in one go. */
    private static final int MOST_PROBLEMS = 100;

    private final DocumentKind<T> kind;

    /** A reader of files of this kind. */
    public DocumentReader(DocumentKind<T> kind) {
        this.kind = kind;
    }

    /**
     * Reads a file of at most 1 MiB.
     *
     * @param file where it is
     * @param name how the user wrote it, for places
     * @throws ProblemException with every problem of the file
     */
    public Located<T> read(Path file, String name) {
        return read(SourceText.bytes(file, name), name);
    }

    /**
     * Reads the bytes of a file, UTF-8, at most 1 MiB.
     *
     * @throws ProblemException with every problem of the file
     */
    public Located<T> read(byte[] bytes, String name) {
        Problems problems = new Problems();
        try {
            String text = SourceText.decode(bytes, name);
            YamlMap root = root(YamlDocument.parse(name, text, problems), name, problems);
            RecordBinder binder = new RecordBinder(problems);
            Optional<T> value = new DocumentHeader(root, kind, problems).fits()
                    ? binder.composite(new Structure(kind.type()), root, "", DocumentHeader.KEYS)
                            .map(kind.type()::cast)
                    : Optional.empty();
            binder.finish();
            problems.throwIfAny();
            return new Located<>(value.orElseThrow(), new Positions(name, text, binder.places()));
        } catch (ProblemException e) {
            throw ProblemException.invalid(inOrder(e.problems(), name));
        }
    }

    private YamlMap root(Optional<YamlNode> document, String name, Problems problems) {
        String start = "Start it with 'apiVersion: " + DocumentKind.API_VERSION + "' and 'kind: " + kind.name() + "'";
        if (document.isEmpty()) {
            problems.add(Place.of(name), "the file is empty; expected a " + kind.name(), start);
        } else if (document.get() instanceof YamlMap map) {
            return map;
        } else {
            YamlNode node = document.get();
            problems.add(node.place(), "expected a mapping of keys, found " + node.found(), start);
        }
        throw ProblemException.invalid(problems.all());
    }

    private static List<Problem> inOrder(List<Problem> problems, String name) {
        Place whole = Place.of(name);
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing(problem -> problem.where().orElse(whole)));
        if (sorted.size() <= MOST_PROBLEMS) {
            return sorted;
        }
        List<Problem> bounded = new ArrayList<>(sorted.subList(0, MOST_PROBLEMS));
        bounded.add(Problem.at(
                whole,
                "there are " + (sorted.size() - MOST_PROBLEMS) + " more problems",
                "Correct the first ones, then try again"));
        return bounded;
    }
}
