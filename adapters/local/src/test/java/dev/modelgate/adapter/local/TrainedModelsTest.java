package dev.modelgate.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.training.Checkout;
import dev.modelgate.training.SourceRevision.Revision;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainedModels;
import dev.modelgate.training.TrainingResult;
import dev.modelgate.training.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the models that were trained is the candidate. */
class TrainedModelsTest {
    private static final String HERE = "aaaaaaaaaaaabbbb";
    private static final String ELSEWHERE = "ccccccccccccdddd";
    private static final Digest CHANGES = digest("changes");
    private static final Digest OTHER_CHANGES = digest("other changes");
    private static final Map<String, Digest> INPUTS = Map.of("data.csv", digest("data"), "train.jar", digest("jar"));

    @TempDir
    private Path folder;

    private Optional<String> commit = Optional.of(HERE);
    private Optional<Digest> dirty = Optional.empty();
    private String name = "credit";
    private long seed = 42;
    private int minute;

    @Test
    void isTheModelThatWasTrainedFromTheCommitThatIsCheckedOut() {
        ModelVersion mine = trained("1.0.0", "mine");
        commit = Optional.of(ELSEWHERE);
        trained("1.1.0", "trained later, elsewhere");

        assertThat(models().from(clean())).contains(mine);
    }

    @Test
    void isTheOneThatWasAskedForLastOfThoseFromTheSameSource() {
        ModelVersion first = trained("1.0.0", "same");
        ModelVersion second = trained("1.0.1", "same");
        assertThat(models().from(clean())).contains(second);

        minute = 0;
        trained("1.0.0", "same");
        assertThat(models().from(clean())).contains(first);
    }

    @Test
    void looksAtModelsOfTheProjectOnly() {
        ModelVersion mine = trained("1.0.0", "mine");
        name = "fraud";
        trained("2.0.0", "theirs");

        assertThat(models().from(clean())).contains(mine);
    }

    @Test
    void saysThatAModelOfUncommittedChangesIsNoneOfTheCommitThatFollowed() {
        commit = Optional.of(ELSEWHERE);
        dirty = Optional.of(CHANGES);
        trained("1.0.0", "model");

        assertMissing(
                clean(),
                "No model was trained from what is here: credit 1.0.0 was trained from commit cccccccccccc with"
                        + " uncommitted changes, and commit aaaaaaaaaaaa is checked out; whether it holds those"
                        + " changes, the evidence does not say");
    }

    @Test
    void saysHowUncommittedChangesDiffer() {
        trained("1.0.0", "model");
        assertMissing(
                checkout(Optional.of(CHANGES), INPUTS, true),
                "No model was trained from what is here: credit 1.0.0 was trained from commit aaaaaaaaaaaa without the"
                        + " uncommitted changes that are here");

        dirty = Optional.of(OTHER_CHANGES);
        trained("1.1.0", "model");
        assertMissing(
                checkout(Optional.of(CHANGES), INPUTS, true),
                "No model was trained from what is here: credit 1.1.0 was trained from commit aaaaaaaaaaaa with other"
                        + " uncommitted changes than those here");
    }

    @Test
    void saysThatChangesWereTakenBack() {
        dirty = Optional.of(CHANGES);
        ModelVersion model = trained("1.0.0", "model");

        assertThat(models().from(checkout(Optional.of(CHANGES), INPUTS, true))).contains(model);
        assertMissing(
                clean(),
                "No model was trained from what is here: credit 1.0.0 was trained from commit aaaaaaaaaaaa with"
                        + " uncommitted changes, which are not here");
    }

    @Test
    void asksForNoInputThatIsNotThere() {
        ModelVersion model = trained("1.0.0", "model");

        assertThat(models().from(checkout(Optional.empty(), Map.of(), false))).contains(model);
        assertThat(models().from(checkout(Optional.empty(), Map.of("train.jar", digest("jar")), false)))
                .contains(model);
    }

    @Test
    void isNotTheModelOfOtherInputs() {
        trained("1.0.0", "model");
        String start = "No model was trained from what is here: credit 1.0.0 was trained from commit aaaaaaaaaaaa, ";

        assertMissing(
                checkout(Optional.empty(), Map.of("data.csv", digest("other")), false),
                start + "but from another data.csv");
        assertMissing(
                checkout(Optional.empty(), Map.of("more.csv", digest("more")), false), start + "but without more.csv");
        assertMissing(
                checkout(Optional.empty(), Map.of("data.csv", digest("data")), true),
                start + "but also from train.jar, which is gone");
    }

    @Test
    void takesAPointerForTheFileThatItNames() {
        ModelVersion model = trained("1.0.0", "model");
        SortedMap<String, Set<Digest>> pointer = new TreeMap<>(alone(INPUTS));
        pointer.put("data.csv", Set.of(digest("pointer"), digest("data")));

        assertThat(models().from(new Checkout(clean().revision(), Optional.empty(), pointer, true)))
                .contains(model);
    }

    @Test
    void isNotTheModelOfOtherSettings() {
        commit = Optional.empty();
        seed = 7;
        trained("1.0.0", "model");

        assertMissing(
                new Checkout(Optional.empty(), Optional.of(settings(List.of("make"))), alone(INPUTS), true),
                "No model was trained from what is here: credit 1.0.0 was trained from a folder under no version"
                        + " control, but by another command");
        assertMissing(
                new Checkout(Optional.empty(), Optional.of(settings(List.of("train"))), alone(INPUTS), true),
                "No model was trained from what is here: credit 1.0.0 was trained from a folder under no version"
                        + " control, but with another seed");
    }

    @Test
    void needsNoVersionControl() {
        commit = Optional.empty();
        ModelVersion model = trained("1.0.0", "model");
        Checkout plain = new Checkout(Optional.empty(), Optional.empty(), alone(INPUTS), true);

        assertThat(models().from(plain)).contains(model);
        assertMissing(
                clean(),
                "No model was trained from what is here: credit 1.0.0 was trained from a folder under no version"
                        + " control, and commit aaaaaaaaaaaa is checked out");
    }

    @Test
    void saysThatNothingWasTrained() {
        assertMissing(clean(), "There is no evidence that a model credit was trained");
        assertThatThrownBy(() -> models().named("1.0.0"))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.conclusion()).isEqualTo(Conclusion.UNKNOWN));
    }

    @Test
    void isTheModelThatAPersonNamesWhereverItWasTrained() {
        commit = Optional.of(ELSEWHERE);
        ModelVersion first = trained("1.0.0", "first");
        ModelVersion second = trained("1.1.0", "second");
        String hex = first.digest().hex();

        assertThat(models().named("1.1.0")).isEqualTo(second);
        assertThat(models().named(hex.substring(0, 8))).isEqualTo(first);
        assertThat(models().named("sha256:" + hex)).isEqualTo(first);
        assertThat(models().named("SHA256:" + hex.substring(0, 12).toUpperCase(Locale.ROOT)))
                .isEqualTo(first);
    }

    @Test
    void aVersionIsMeantBeforeADigestThatBeginsLikeIt() {
        ModelVersion first = trained("1.0.0", "first");
        ModelVersion second = trained(first.digest().hex().substring(0, 10), "second");

        assertThat(models().named(second.version())).isEqualTo(second);
    }

    @Test
    void theSameModelTrainedAtTwoCommitsIsOne() {
        ModelVersion model = trained("1.0.0", "model");
        commit = Optional.of(ELSEWHERE);
        trained("1.0.0", "model");

        assertThat(models().named("1.0.0")).isEqualTo(model);
    }

    @Test
    void listsWhatThereIsWhenAPersonNamesNone() {
        ModelVersion first = trained("1.0.0", "first");
        ModelVersion second = trained("1.1.0", "second");
        String all = "1.1.0 (" + second.digest().brief() + "), 1.0.0 ("
                + first.digest().brief() + ")";

        assertInvalid("2.0.0", "No model credit that was trained has the version or digest 2.0.0; there is " + all);
        assertInvalid(
                first.digest().hex().substring(0, 7),
                "has the version or digest " + first.digest().hex().substring(0, 7));
    }

    @Test
    void listsNoMoreThanAPersonReads() {
        for (int i = 0; i < 12; i++) {
            trained("1.0." + i, "model " + i);
        }

        assertInvalid("2.0.0", "and 2 more");
    }

    @Test
    void refusesANameOfSeveralModels() {
        ModelVersion first = trained("1.0.0", "first");
        ModelVersion second = trained("1.0.0", "second");
        trained("1.1.0", "second");

        assertInvalid(
                "1.0.0",
                "1.0.0 is the name of 2 models that were trained: 1.0.0 ("
                        + second.digest().brief() + "), 1.0.0 ("
                        + first.digest().brief() + ")");
        assertInvalid(second.digest().hex(), "is the name of 2 models that were trained: 1.1.0 (");
        assertThat(models().named("1.1.0").digest()).isEqualTo(second.digest());
    }

    private void assertMissing(Checkout checkout, String what) {
        TrainedModels models = models();
        assertThat(models.from(checkout)).isEmpty();
        assertThat(models.missing(checkout).what()).isEqualTo(what);
        assertThat(models.missing(checkout).fix().template()).startsWith("Run {goal:train} ");
    }

    private void assertInvalid(String named, String what) {
        assertThatThrownBy(() -> models().named(named))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID))
                .satisfies(e -> assertThat(e.problems().get(0).what()).contains(what));
    }

    private TrainedModels models() {
        return new TrainedModels(store(), "credit");
    }

    private static Checkout clean() {
        return checkout(Optional.empty(), INPUTS, true);
    }

    private static Checkout checkout(Optional<Digest> dirty, Map<String, Digest> inputs, boolean complete) {
        return new Checkout(
                Optional.of(new Revision(HERE, Instant.EPOCH, dirty)),
                Optional.of(settings(List.of("train"))),
                alone(inputs),
                complete);
    }

    private static SortedMap<String, Set<Digest>> alone(Map<String, Digest> inputs) {
        SortedMap<String, Set<Digest>> sets = new TreeMap<>();
        inputs.forEach((input, digest) -> sets.put(input, Set.of(digest)));
        return sets;
    }

    private static TrainingSettings settings(List<String> command) {
        return new TrainingSettings(
                command,
                List.of(),
                List.of(),
                new TrainingSettings.Outputs("model.onnx", "signature.json"),
                Map.of(),
                List.of(),
                42,
                Duration.ofMinutes(1));
    }

    /** Keeps evidence of a training, a minute after the one before. */
    private ModelVersion trained(String version, String bytes) {
        ModelVersion model = new ModelVersion(name, version, digest(bytes), digest("signature of " + bytes));
        TrainingResult result = new TrainingResult(
                model,
                bytes.length(),
                List.of("train"),
                seed,
                commit,
                dirty,
                new TreeMap<>(),
                new TreeMap<>(INPUTS),
                new TreeMap<>(),
                0);
        StepKey key = StepKey.of(
                Train.KIND, Map.of("model", name, "version", version, "commit", commit + " " + dirty, "input", bytes));
        Instant at = Instant.EPOCH.plus(Duration.ofMinutes(minute++));
        store().put(Evidence.of(
                key,
                List.of(new Subject("model", model.digest())),
                Conclusion.PASSED,
                result,
                Map.of("at", at.toString())));
        return model;
    }

    private FolderEvidenceStore store() {
        return new FolderEvidenceStore(folder, ".modelgate/evidence", List.of());
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
