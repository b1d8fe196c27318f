package dev.modelgate.adapter.local;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.evidence.InToto;
import dev.modelgate.evidence.PredicateType;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Evidence as files: {@code <kind>/<key>.json}, and {@code <kind>/latest-<subject>} with the key that was put last. */
public final class FolderEvidenceStore implements EvidenceStore {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final String LATEST = "latest-";
    private static final String ENDING = ".json";

    private final Path folder;
    private final String shownAs;
    private final List<PredicateType> standard;
    private final Map<Path, Reading> readings = new ConcurrentHashMap<>();

    /**
     * A store in a folder, which is made with the first evidence.
     *
     * @param folder where the evidence is
     * @param shownAs how the folder is called in messages
     * @param standard the kinds of evidence that have a standard predicate
     */
    public FolderEvidenceStore(Path folder, String shownAs, List<PredicateType> standard) {
        this.folder = folder;
        this.shownAs = shownAs;
        this.standard = List.copyOf(standard);
    }

    @Override
    public Optional<Evidence> find(StepKey key) {
        return readIfThere(fileOf(key.kind(), key.digest().hex()));
    }

    @Override
    public List<Evidence> about(Digest subject) {
        return read(folder, bytes -> mentions(bytes, subject)).stream()
                .filter(one -> one.isAbout(subject))
                .toList();
    }

    @Override
    public List<Evidence> all(String kind) {
        return read(folder.resolve(kind), bytes -> true);
    }

    /** What is in a folder, and can be used; every file that cannot is a problem. */
    private List<Evidence> read(Path below, Predicate<byte[]> looked) {
        Problems problems = new Problems();
        List<Evidence> found = new ArrayList<>();
        for (Path file : files(below)) {
            try {
                byte[] bytes = bytes(file);
                if (looked.test(bytes)) {
                    found.add(parse(file, bytes));
                }
            } catch (ProblemException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfAny();
        return List.copyOf(found);
    }

    @Override
    public Optional<Evidence> latest(String kind, String subject) {
        Path pointer = pointerOf(kind, subject);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        try {
            String key = Files.readString(pointer, StandardCharsets.ISO_8859_1).strip();
            if (!KEY.matcher(key).matches()) {
                throw ProblemException.invalid(Problem.at(
                        Place.of(shown(pointer)),
                        "This file does not name the evidence that is the latest of its kind",
                        "Delete the file and run the goals again"));
            }
            return readIfThere(fileOf(kind, key));
        } catch (IOException e) {
            throw unreadable(pointer, e);
        }
    }

    @Override
    public void put(Evidence evidence) {
        String key = evidence.key().digest().hex();
        Path file = fileOf(evidence.kind(), key);
        try {
            AtomicFile.write(file, InToto.write(evidence));
            String subject = evidence.subjects().get(0).name();
            AtomicFile.write(pointerOf(evidence.kind(), subject), (key + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "Tried to keep evidence in " + shown(file) + ", but failed: " + FileFailure.reason(e),
                            "Make the folder writable, or name another with {key:stores.evidence}"),
                    e);
        }
    }

    private Optional<Evidence> readIfThere(Path file) {
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private Evidence read(Path file) {
        return parse(file, bytes(file));
    }

    private byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Most files of a store are about other models: this tells without parsing them. */
    private static boolean mentions(byte[] bytes, Digest subject) {
        return InToto.textOf(bytes).contains(subject.hex());
    }

    /** A step asks for the same evidence several times: what was checked is checked again only when the bytes changed. */
    private Evidence parse(Path file, byte[] bytes) {
        Reading last = readings.get(file);
        if (last != null && Arrays.equals(last.bytes(), bytes)) {
            return last.evidence();
        }
        try {
            Evidence evidence = InToto.read(bytes, standard);
            requireItsPlace(evidence, file);
            readings.put(file, new Reading(bytes, evidence));
            return evidence;
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(shown(file)),
                    "This evidence cannot be used: " + e.getMessage(),
                    "Delete the file and run the goal that wrote it again"));
        }
    }

    /** Evidence is looked for by its kind and key: elsewhere it would be taken for something that it is not. */
    private void requireItsPlace(Evidence evidence, Path file) {
        Path place = fileOf(evidence.kind(), evidence.key().digest().hex());
        if (!place.equals(file)) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(shown(file)),
                    "this is evidence of the kind " + evidence.kind() + ", whose place is " + shown(place),
                    "Move the file there, or delete it"));
        }
    }

    private ProblemException unreadable(Path file, IOException cause) {
        return ProblemException.unknown(
                Problem.of(
                        "Tried to read " + shown(file) + ", but failed: " + FileFailure.reason(cause),
                        "Make the file readable"),
                cause);
    }

    private List<Path> files(Path below) {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below, 2)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(below, e);
        }
    }

    private Path pointerOf(String kind, String subject) {
        return folder.resolve(kind).resolve(LATEST + subject.replaceAll("[^A-Za-z0-9_-]", "_"));
    }

    private Path fileOf(String kind, String key) {
        return folder.resolve(kind).resolve(key.substring(0, 32) + ENDING);
    }

    private String shown(Path file) {
        return shownAs + "/" + folder.relativize(file).toString().replace('\\', '/');
    }

    private record Reading(byte[] bytes, Evidence evidence) {}
}
