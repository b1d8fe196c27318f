package dev.modelgate.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.modelgate.data.DataFile;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.Event;
import dev.modelgate.run.RunContext;
import dev.modelgate.training.Source;
import dev.modelgate.training.SourceRevision.Revision;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;
import dev.modelgate.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training with real processes: the project's command is a shell script here. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands of this test are shell scripts")
class TrainTest {
    private static final String WRITES_BOTH = "echo model > out/model.onnx; cp signature.json out/";
    private static final String SIGNATURE = """
            {"apiVersion":"modelgate.dev/v1","kind":"ModelSignature",
             "input":{"name":"input","width":1},"output":{"name":"output","positive":1},
             "features":[{"name":"a","type":"numeric","encoding":"identity"}],
             "threshold":0.5,
             "golden":[{"row":{"a":1},"score":0.25}]}
            """;
    private static final Revision CLEAN =
            new Revision("c0ffee", Instant.parse("2013-05-01T10:00:00Z"), Optional.empty());

    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private Optional<Revision> revision = Optional.of(CLEAN);
    private Map<String, String> passed = Map.of();
    private String seed = "42";
    private Duration timeout = Duration.ofMinutes(1);
    private Map<String, String> environment = Map.of();
    private String toolVersion = "1.0";

    @BeforeEach
    void writeInput() throws IOException {
        Files.writeString(folder.resolve("input.csv"), "a,b\n1,2\n");
        Files.writeString(folder.resolve("signature.json"), SIGNATURE);
    }

    @Test
    void keepsWhatTheCommandWroteAndBindsTheSignatureToTheModel() {
        Evidence evidence = train(WRITES_BOTH);

        TrainingResult result = evidence.resultAs(TrainingResult.class);
        Digest model = Digest.of("model\n".getBytes(StandardCharsets.UTF_8));
        assertThat(result.model().digest()).isEqualTo(model);
        assertThat(result.model().signature()).isEqualTo(Digest.of(SIGNATURE.getBytes(StandardCharsets.UTF_8)));
        assertThat(result.model().version())
                .isEqualTo("2013.05.01-" + model.hex().substring(0, 8));
        assertThat(result.inputs()).containsOnlyKeys("input.csv");
        assertThat(new FolderArtifactStore(folder.resolve("artifacts"), Optional.empty()).fetch(model))
                .isPresent();
    }

    @Test
    void streamsWhatTheCommandPrints() {
        train("echo epoch 1; echo epoch 2 >&2; " + WRITES_BOTH);

        assertThat(events).containsExactly(new Event.Output("epoch 1"), new Event.Output("epoch 2"));
    }

    @Test
    void givesTheCommandItsSeedAndOnlyTheDeclaredEnvironment() {
        environment = Map.of("RATE", "0.1");

        train("echo seed=$MODELGATE_SEED rate=$RATE secret=$SECRET; " + WRITES_BOTH);

        assertThat(events).containsExactly(new Event.Output("seed=42 rate=0.1 secret="));
    }

    @Test
    void refusesAnExitCodeOtherThanZeroAndQuotesTheLastLines() {
        assertThatThrownBy(() -> train("echo out of memory; exit 7"))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID))
                .satisfies(
                        e -> assertThat(e.getMessage()).contains("exit code 7").contains("out of memory"));
    }

    @Test
    void refusesACommandThatWritesNoModel() {
        assertThatThrownBy(() -> train("exit 0"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("did not write out/model.onnx");
    }

    @Test
    void doesNotTakeAModelOfAnEarlierRunForTheResult() {
        train(WRITES_BOTH);

        assertThatThrownBy(() -> train("cp signature.json out/")).hasMessageContaining("did not write out/model.onnx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 7",
                "sleep 60",
                "echo stop; sleep 60",
                "rm out/signature.json",
                "rm -r out",
                "rm out/model.onnx; mkdir out/model.onnx; echo x > out/model.onnx/part"
            })
    void whatAnEarlierTrainingWroteIsThereAgainAfterOneThatFailed(String ending) throws IOException {
        train(WRITES_BOTH);
        timeout = ending.equals("sleep 60") ? Duration.ofMillis(300) : timeout;

        assertThatThrownBy(() -> train(
                        "echo half > out/model.onnx; echo half > out/signature.json; " + ending,
                        line -> cancellation.request()))
                .isInstanceOf(ProblemException.class);

        assertThat(folder.resolve("out/model.onnx")).hasContent("model");
        assertThat(folder.resolve("out/signature.json")).hasContent(SIGNATURE);
    }

    @Test
    void refusesASignatureThatIsNone() {
        assertThatThrownBy(() -> train("echo model > out/model.onnx; echo {} > out/signature.json"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("features is missing");
        assertThat(folder.resolve("out/model.onnx")).doesNotExist();
    }

    @Test
    void saysWhatStandsInThePlaceOfAFile() {
        assertThatThrownBy(() -> train("mkdir out/model.onnx; cp signature.json out/"))
                .hasMessageContaining("it wrote a folder to out/model.onnx");
        assertThatThrownBy(() -> train("ln -s /etc/passwd out/model.onnx; cp signature.json out/"))
                .hasMessageContaining("it wrote a link that leads out of the project's folder to out/model.onnx");
        assertThat(train("echo model > real.onnx; ln -s ../real.onnx out/model.onnx; cp signature.json out/")
                        .conclusion())
                .isEqualTo(Conclusion.PASSED);
    }

    @Test
    void killsWhatDoesNotEndWhenItIsAskedTo() throws IOException {
        timeout = Duration.ofMillis(500);

        assertThatThrownBy(() -> train("trap '' TERM INT; echo $$ > pids; sleep 300 & echo $! >> pids;"
                        + " sleep 300 & echo $! >> pids; wait; wait; sleep 300"))
                .hasMessageContaining("did not end within");

        assertThat(Files.readAllLines(folder.resolve("pids")))
                .hasSize(3)
                .noneMatch(pid -> ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isPresent());
    }

    @Test
    void keepsAlsoWhatNoTrainingWrote() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/model.onnx"), "by hand");

        assertThatThrownBy(() -> train("echo half > out/model.onnx; echo half > out/signature.json; exit 1"))
                .isInstanceOf(ProblemException.class);

        assertThat(folder.resolve("out/model.onnx")).hasContent("by hand");
        assertThat(folder.resolve("out/signature.json")).doesNotExist();
    }

    @Test
    void leavesNothingBesideWhatWasTrained() throws IOException {
        train(WRITES_BOTH);
        train(WRITES_BOTH);

        try (Stream<Path> left = Files.walk(folder.resolve(".modelgate"))) {
            assertThat(left.filter(Files::isRegularFile))
                    .containsExactly(folder.resolve(".modelgate/before-training/flights/lock"));
        }
    }

    @Test
    void refusesAFolderWhereAFileIsToBeWritten() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("out/model.onnx")).resolve("notes.txt");
        Files.writeString(kept, "mine");

        assertThatThrownBy(() -> train(WRITES_BOTH)).hasMessageContaining("It is a folder");
        assertThat(kept).hasContent("mine");
    }

    @Test
    void oneTrainingAtATimeWritesTheOutputs() {
        List<String> refused = new ArrayList<>();

        train("echo started; " + WRITES_BOTH, line -> {
            try {
                train(WRITES_BOTH);
            } catch (ProblemException e) {
                refused.add(e.getMessage());
            }
        });

        assertThat(refused).singleElement().asString().contains("Another training of this model runs");
    }

    @Test
    void endsACommandThatAKilledRunLeftRunning() throws Exception {
        Path mark = Files.createDirectories(folder.resolve(".modelgate/before-training/flights"))
                .resolve("command");
        Process left = new ProcessBuilder("sleep", "60").start();
        try {
            new RunningMark(mark).set(left.toHandle());

            train(WRITES_BOTH);

            assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(mark).doesNotExist();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void leavesNothingHalfWrittenBehindWhenTheTimeIsUp() {
        timeout = Duration.ofMillis(300);

        assertThatThrownBy(() -> train("echo half > out/model.onnx; sleep 60; echo never"))
                .hasMessageContaining("did not end within 300ms");
        assertThat(folder.resolve("out/model.onnx")).doesNotExist();
    }

    @Test
    void stopsTheCommandAndEverythingItStartedOnRequest() {
        assertThatThrownBy(() -> train("echo started; sleep 60 & sleep 60", line -> cancellation.request()))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.conclusion()).isEqualTo(Conclusion.UNKNOWN))
                .satisfies(e -> assertThat(e.getMessage()).contains("stopped on request"));
    }

    @Test
    void survivesACommandThatPrintsWithoutEnd() {
        Evidence evidence = train("head -c 20000000 /dev/zero | tr '\\0' 'x'; echo; " + WRITES_BOTH);

        assertThat(evidence.resultAs(TrainingResult.class).lines()).isEqualTo(1);
        assertThat(events).allSatisfy(event -> assertThat(event.toString()).hasSizeLessThan(9000));
    }

    @Test
    void namesAProgramThatDoesNotExist() {
        TrainingSettings settings = settings(List.of("no-such-program"));

        assertThatThrownBy(() -> step().run(request(settings), step().key(request(settings), context()), context()))
                .hasMessageContaining("'no-such-program' cannot be started: there is no such program");
    }

    @Test
    void runsAgainWhenAnythingThatTheResultDependsOnChanges() throws IOException {
        StepKey before = key(WRITES_BOTH);

        assertThat(key("true; " + WRITES_BOTH).differencesFrom(before)).containsExactly("command");
        seed = "43";
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("seed");
        seed = "42";
        environment = Map.of("RATE", "0.1");
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("environment RATE");
        environment = Map.of();
        passed = Map.of("GPU", "0");
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("environment GPU");
        passed = Map.of();
        revision = Optional.of(new Revision("badcafe", CLEAN.committedAt(), Optional.empty()));
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("commit");
        revision = Optional.of(new Revision(CLEAN.commit(), CLEAN.committedAt(), Optional.of(Digest.of(new byte[0]))));
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("dirty");
        revision = Optional.of(CLEAN);
        toolVersion = "2.0";
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("tool");
        toolVersion = "1.0";
        timeout = Duration.ofHours(2);
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("timeout");
        timeout = Duration.ofMinutes(1);
        Files.writeString(folder.resolve("input.csv"), "a,b\n1,3\n");
        assertThat(key(WRITES_BOTH).differencesFrom(before)).containsExactly("input input.csv");
    }

    @Test
    void isOutdatedWhenAnOutputIsGoneOrWasChanged() throws IOException {
        Evidence evidence = train(WRITES_BOTH);
        Train.Request request = request(settings(List.of("sh", "-c", WRITES_BOTH)));
        assertThat(step().outdated(request, evidence)).isEmpty();

        Files.writeString(folder.resolve("out/model.onnx"), "another");
        assertThat(step().outdated(request, evidence)).contains("out/model.onnx was changed since it was trained");

        Files.delete(folder.resolve("out/model.onnx"));
        assertThat(step().outdated(request, evidence)).contains("out/model.onnx is gone");
    }

    private Evidence train(String script) {
        return train(script, line -> {});
    }

    private Evidence train(String script, Consumer<Event> listener) {
        Train.Request request = request(settings(List.of("sh", "-c", script)));
        RunContext context = new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                event -> {
                    events.add(event);
                    listener.accept(event);
                },
                cancellation,
                1,
                toolVersion,
                true);
        return step().run(request, step().key(request, context), context);
    }

    private StepKey key(String script) {
        return step().key(request(settings(List.of("sh", "-c", script))), context());
    }

    private RunContext context() {
        return new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), events::add, cancellation, 1, toolVersion, true);
    }

    private Train step() {
        return new Train(
                new ProcessCommandRunner(Map.of("PATH", "/usr/bin:/bin", "SECRET", "s3cret")),
                new LocalOutputs(),
                new FolderArtifactStore(folder.resolve("artifacts"), Optional.empty()));
    }

    private TrainingSettings settings(List<String> command) {
        return new TrainingSettings(
                command,
                List.of(),
                List.of("input.csv"),
                new TrainingSettings.Outputs("out/model.onnx", "out/signature.json"),
                environment,
                List.copyOf(passed.keySet()),
                Long.parseLong(seed),
                timeout);
    }

    private Train.Request request(TrainingSettings settings) {
        Path input = folder.resolve("input.csv");
        try {
            DataFile file = new DataFile(input, "input.csv", FolderArtifactStore.digestOf(input), Files.size(input));
            Source source = new Source(revision, List.of(), List.of(file));
            return new Train.Request(folder, "flights", Optional.empty(), settings, source, passed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
