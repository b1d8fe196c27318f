package dev.modelgate.promotion;

import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file of the GitOps repository that says which model an environment runs, as one commit has it. */
final class EnvironmentFile {
    private static final String NONE = "none";

    private final Environment environment;
    private final byte[] bytes;

    private EnvironmentFile(Environment environment, byte[] bytes) {
        this.environment = environment;
        this.bytes = bytes;
    }

    /**
     * Reads the file.
     *
     * @throws ProblemException when the commit does not have it
     */
    static EnvironmentFile at(GitopsRepository.Snapshot snapshot, Environment environment) {
        return new EnvironmentFile(
                environment,
                snapshot.read(environment.path())
                        .orElseThrow(() -> ProblemException.invalid(Problem.at(
                                Place.of(environment.path()),
                                "The GitOps repository has no such file at " + brief(snapshot.commit()),
                                "Add the manifest of " + environment.name() + ", or correct {key:gitops.environments."
                                        + environment.name() + ".path}"))));
    }

    /** The file as it was at some commit. */
    static EnvironmentFile of(Environment environment, byte[] bytes) {
        return new EnvironmentFile(environment, bytes);
    }

    static String brief(String commit) {
        return commit.substring(0, Math.min(commit.length(), 12));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The model that the file names; empty when its values still say {@code none}. */
    Optional<ModelVersion> champion(String name) {
        String version = read(BumpField.Value.VERSION);
        String digest = read(BumpField.Value.DIGEST);
        String signature = read(BumpField.Value.SIGNATURE);
        if (isNone(version) && isNone(digest) && isNone(signature)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ModelVersion(name, version, digest(digest), digest(signature)));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(environment.path()),
                    "It does not tell which model " + environment.name() + " runs: " + e.getMessage(),
                    "Write none into version, digest and signature when no model runs there; otherwise restore the"
                            + " values of the last promotion from the file's history"));
        }
    }

    /** The file with every field set to the candidate's value: one unit. */
    byte[] bumped(ModelVersion candidate, String uri) {
        byte[] edited = bytes;
        for (Environment.Field field : environment.fields()) {
            edited = YamlEdit.replace(
                    environment.path(), edited, field.path(), field.value().of(candidate, uri));
        }
        return edited.clone();
    }

    /** What each field says now and would say, in the order of the settings. */
    List<Change> changes(ModelVersion candidate, String uri) {
        List<Change> changes = new ArrayList<>();
        for (Environment.Field field : environment.fields()) {
            String before = YamlEdit.read(environment.path(), bytes, field.path());
            changes.add(new Change(field.path(), before, field.value().of(candidate, uri)));
        }
        return changes;
    }

    private String read(BumpField.Value value) {
        Environment.Field field = environment.fields().stream()
                .filter(one -> one.value() == value)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a pipeline has a field for " + value));
        return YamlEdit.read(environment.path(), bytes, field.path());
    }

    private static boolean isNone(String value) {
        return value.isEmpty() || value.equals(NONE);
    }

    private static Digest digest(String text) {
        return Digest.parse(text).orElseThrow(() -> new IllegalArgumentException("not a digest: " + text));
    }

    /**
     * A value before and after.
     *
     * @param path way to it
     * @param before what the file says
     * @param after what it would say
     */
    record Change(YamlPath path, String before, String after) {}
}
