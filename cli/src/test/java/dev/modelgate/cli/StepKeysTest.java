package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.app.AdapterSource;
import dev.modelgate.app.Modelgate;
import dev.modelgate.app.Surroundings;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.Event;
import dev.modelgate.testkit.scenario.ParquetFile;
import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step runs again when anything changed that its result depends on, says what, and does not when nothing did. */
class StepKeysTest {
    private static final String AGAIN = "changed since the last run: ";

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void trainOnce() throws IOException {
        project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", folder, commandLine(Map.of()));
        edit("modelgate.yaml", "timeout: 1m", "timeout: 1m\n  environment: {MODE: fast}\n  passEnvironment: [TOKEN]");
        git("add", "-A");
        git("commit", "-q", "-m", "Declare the environment");
        assertThat(run("train")).contains("there is no evidence of an earlier run");
    }

    private void delivered(String file) throws IOException {
        ParquetFile.write(
                project.resolve("data/train.csv"),
                project.resolve(file),
                "*, TIMESTAMP '2024-01-01' + INTERVAL 1 HOUR * id AS at");
    }

    @Test
    void doesNotTrainAgainWhenNothingChanged() {
        assertThat(run("train")).contains("train not run: nothing changed since its evidence");
    }

    @Test
    void trainsAgainWhenItsDataChanged() throws IOException {
        edit("data/train.csv", ",north,", ",south,");
        assertThat(run("train")).contains(AGAIN + "dirty, input data/train.csv");
    }

    @Test
    void trainsAgainWhenAnotherInputChanged() throws IOException {
        Files.writeString(project.resolve("models/good/note"), "new");
        assertThat(run("train")).contains(AGAIN + "dirty, input models/good/note");
    }

    @Test
    void trainsAgainWhenTheCommandChanged() throws IOException {
        edit("modelgate.yaml", "[cp, models/good/model.onnx", "[cp, -p, models/good/model.onnx");
        assertThat(run("train")).contains(AGAIN + "command, dirty");
    }

    @Test
    void trainsAgainWhenTheDeclaredEnvironmentChanged() throws IOException {
        edit("modelgate.yaml", "MODE: fast", "MODE: slow");
        assertThat(run("train")).contains(AGAIN + "dirty, environment MODE");
    }

    @Test
    void trainsAgainWhenAPassedVariableChanged() {
        assertThat(run(Map.of("TOKEN", "secret"), "train")).contains(AGAIN + "environment TOKEN");
    }

    @Test
    void doesNotTrainAgainWhenAVariableChangedThatIsNotPassed() {
        assertThat(run(Map.of("EDITOR", "vi"), "train")).contains("train not run");
    }

    @Test
    void trainsAgainWhenItsSettingsChanged() throws IOException {
        edit("modelgate.yaml", "timeout: 1m", "timeout: 2m\n  seed: 7");
        assertThat(run("train")).contains(AGAIN + "dirty, seed, timeout");
    }

    @Test
    void trainsAgainWhenSomethingWasCommitted() {
        git("commit", "-q", "--allow-empty", "-m", "Nothing");
        assertThat(run("train")).contains(AGAIN + "commit");
    }

    @Test
    void trainsAgainWhenAnyFileOfTheRepositoryIsDirty() throws IOException {
        Files.writeString(project.resolve("features.py"), "pass");
        assertThat(run("train")).contains(AGAIN + "dirty");
    }

    @Test
    void trainsAgainWhenAnotherVersionIsAskedFor() {
        assertThat(run("train", "--model-version", "2.0.0")).contains(AGAIN + "version");
    }

    @Test
    void trainsAgainWhenAnOutputWasChanged() throws IOException {
        Files.writeString(project.resolve("build/model.onnx"), "tampered");
        assertThat(run("train")).contains("build/model.onnx was changed since it was trained");
    }

    @Test
    void trainsAgainWhenAnOutputIsGone() throws IOException {
        Files.delete(project.resolve("build/signature.json"));
        assertThat(run("train")).contains("build/signature.json is gone");
    }

    @Test
    void runsEveryStepWhenAsked() {
        assertThat(run("train", "--no-cache")).contains("train (every step was asked to run)");
    }

    @Test
    void validatesDataAgainWhenTheContractChanged() throws IOException {
        run("validate-data", "--data", "train");
        assertThat(run("validate-data", "--data", "train")).contains("validate-data train not run");
        edit("credit.contract.yaml", "max: 100", "max: 99");
        assertThat(run("validate-data", "--data", "train")).contains(AGAIN + "contract");
    }

    @Test
    void validatesTheModelAgainWhenTheHoldoutChanged() throws IOException {
        run("train", "--model-version", "1.0.0");
        String[] validate = {"validate-model", "--candidate", "1.0.0"};
        run(validate);
        assertThat(run(validate)).contains("validate-model not run");
        edit("data/holdout.csv", ",north,", ",south,");
        assertThat(run(validate)).contains(AGAIN).contains("▶ validate-model");
    }

    @Test
    void decidesAgainWhenThePolicyChanged() throws IOException {
        run("train", "--model-version", "1.0.0");
        String[] gate = {"gate", "--to", "dev", "--candidate", "1.0.0"};
        run(gate);
        assertThat(run(gate)).contains("gate not run");
        edit("promotion.policy.yaml", "bound: 0.65", "bound: 0.66");
        assertThat(run(gate)).contains(AGAIN + "policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"validate-data", "train", "validate-model", "profile", "drift", "calibrate", "quality", "gate"})
    void runsEveryStepAgainWithAnotherVersionOfTheTool(String goal) throws IOException {
        delivered("past.parquet");
        run("train", "--model-version", "1.0.0");

        assertThat(starts("1", goal)).isTrue();
        assertThat(starts("1", goal)).isFalse();
        assertThat(starts("2", goal)).isTrue();
    }

    /** Whether a goal runs its step, and does not find evidence of it. */
    private boolean starts(String toolVersion, String goal) {
        Map<String, Map<String, List<String>>> options = Map.of(
                "validate-data", Map.of("data", List.of("train")),
                "train", Map.of("model-version", List.of("1.0.0")),
                "validate-model", Map.of("candidate", List.of("1.0.0")),
                "profile", Map.of("data", List.of("train"), "out", List.of(".modelgate/train.profile.json")),
                "drift", Map.of("reference", List.of("train"), "current", List.of("holdout")),
                "calibrate", Map.of("data", List.of("past.parquet")),
                "quality", Map.of("candidate", List.of("1.0.0"), "data", List.of("train")),
                "gate", Map.of("candidate", List.of("1.0.0"), "to", List.of("dev")));
        List<Event> events = new ArrayList<>();
        Surroundings surroundings = new Surroundings(
                project,
                ScenariosTest.ENVIRONMENT,
                Optional.empty(),
                AdapterSource.of(StepKeysTest.class.getClassLoader()),
                ScenariosTest.CLOCK,
                events::add,
                new Cancellation(),
                toolVersion);
        new Modelgate(surroundings, report -> {}, defect -> {}).run(goal, options.getOrDefault(goal, Map.of()));
        return events.stream().anyMatch(Event.StepStarted.class::isInstance);
    }

    private static InProcess commandLine(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(ScenariosTest.ENVIRONMENT);
        environment.putAll(more);
        return new InProcess(environment, ScenariosTest.CLOCK);
    }

    /** What a command tells a person while it runs. */
    private String run(String... words) {
        return run(Map.of(), words);
    }

    private String run(Map<String, String> environment, String... words) {
        return commandLine(environment).run(project, words).err();
    }

    private void edit(String file, String part, String by) throws IOException {
        String text = Files.readString(project.resolve(file));
        assertThat(text).contains(part);
        Files.writeString(project.resolve(file), text.replace(part, by));
    }

    private void git(String... arguments) {
        Scenarios.git(project, arguments);
    }
}
