package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.app.GoalSpec;
import dev.modelgate.app.Modelgate;
import dev.modelgate.cli.InProcess.Printed;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.testkit.scenario.Scenario;
import dev.modelgate.testkit.scenario.Scenarios;
import dev.modelgate.testkit.scenario.UseCase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/modelgate} of the packed distribution, which stands in folders with spaces in their names. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherIT {
    /** Each goal and each conclusion is among them. */
    private static final Set<String> SCENARIOS = Set.of(
            "profilesWhatAModelWasTrainedOn",
            "deniesTwoSwappedFeatures",
            "takesNoModelFromATrainingCommandThatFails",
            "cannotTellDriftFromFewRows",
            "replaysDriftOverThePast",
            "deniesAModelThatDegraded",
            "validatesParquetLikeCsv",
            "isUndecidedWithoutEvidence",
            "proposesOnTopOfWhatOthersMovedMeanwhile",
            "stagingWaitsForDev",
            "statusSaysWhoseMoveItIs",
            "severalModelsInOneGitopsRepository");

    private static final String NEWER = "Set JAVA_HOME to a JDK 17 or newer.\n";

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");
    private Path script = Path.of("");

    @BeforeEach
    void linkTheDistribution() throws IOException {
        folder = Files.createDirectory(temporary.resolve("a b"));
        Path distribution = Files.createSymbolicLink(folder.resolve("the tool"), Launcher.DISTRIBUTION);
        script = distribution.resolve("bin/modelgate");
    }

    /** JUnit warns of each link that it would delete. */
    @AfterEach
    void deleteLinks() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> endsAsTheScenarioSays() {
        return scenarios().stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> play(scenario)));
    }

    private void play(Scenario scenario) throws IOException {
        Path stage = Files.createDirectory(folder.resolve(scenario.name()));
        Launcher launcher = new Launcher(script);
        String version = launcher.run(folder, "--version")
                .out()
                .replace("modelgate ", "")
                .strip();
        scenario.play(stage, new UseCase(ScenariosTest.ENVIRONMENT, ScenariosTest.CLOCK, version), launcher);
    }

    @Test
    void reachesEveryConclusionAndEveryGoal() {
        assertThat(scenarios()).hasSameSizeAs(SCENARIOS);
        assertThat(scenarios()).extracting(Scenario::conclusion).contains(Conclusion.values());
        assertThat(scenarios())
                .extracting(Scenario::goal)
                .containsAll(Modelgate.goals().stream().map(GoalSpec::name).toList());
    }

    private static List<Scenario> scenarios() {
        return Scenarios.in(ScenariosTest.TESTKIT).stream()
                .filter(scenario -> SCENARIOS.contains(scenario.name()))
                .toList();
    }

    @Test
    void startsThroughLinksFromAnotherFolder() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("else where"));
        Files.createSymbolicLink(folder.resolve("second"), script);
        Path first = Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../a b/second"));
        Printed printed = new Launcher(first).run(elsewhere, "status", "--project", "no/modelgate.yaml");
        assertThat(printed.exitCode()).isEqualTo(Conclusion.INVALID.exitCode());
        assertThat(printed.out()).contains("INVALID  status", "no/modelgate.yaml");
    }

    @Test
    void takesTheJavaOfThePathWithoutJavaHome() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), java);
        Printed printed = withPath(bin + File.pathSeparator + System.getenv("PATH"), Map.of());
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out()).contains("Usage: modelgate");
        assertThat(printed.exitCode()).isZero();
    }

    @Test
    void printsUnicodeAndNothingElseInTheLocaleOfABareMachine() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), """
                apiVersion: modelgate.dev/v1
                kind: DataContract
                columns: [{name: größe, type: integer}]
                """);
        Files.writeString(folder.resolve("x.csv"), "größe\n1\n2\n");
        Map<String, String> environment =
                Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C");
        Launcher launcher = new Launcher(script, environment);
        Printed json = launcher.run(folder, "validate-data --data x.csv --contract c.yaml --format json".split(" "));
        assertThat(json.out()).contains("größe");
        assertThat(json.err()).isEmpty();
        Printed text = launcher.run(folder, "validate-data --data x.csv --contract c.yaml --no-cache".split(" "));
        assertThat(text.out()).contains("größe", "───");
        assertThat(text.err()).startsWith("▶ validate-data").doesNotContain("WARNING");
    }

    @Test
    void startsFromAnArchiveOfItsClassesAndWithoutOneThatIsBroken() throws IOException {
        Path copy = copyOfTheDistribution(temporary.resolve("copy"));
        Path archive = copy.resolve("classes.jsa");
        Printed made = new Launcher(copy.resolve("bin/modelgate-archive")).run(folder);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).isEqualTo(archive + ": modelgate starts from it from now on\n");
        try (Stream<Path> left = Files.list(copy)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("archive")))
                    .isEmpty();
        }
        Map<String, String> told = Map.of("MODELGATE_JAVA_OPTIONS", "-Xlog:class+load");
        assertThat(version(copy, told).out())
                .contains("dev.modelgate.app.Modelgate source: shared objects file")
                .contains("modelgate ");
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertThat(version(copy, Map.of()).err()).isEmpty();
        assertThat(version(copy, Map.of()).out()).startsWith("modelgate ");
    }

    @Test
    void saysWhereJavaTakesNoArchive() throws IOException {
        Path copy = copyOfTheDistribution(folder.resolve("copy"));
        Printed made = new Launcher(copy.resolve("bin/modelgate-archive")).run(folder);
        boolean taken = Files.exists(copy.resolve("classes.jsa"));
        assertThat(made.exitCode()).isEqualTo(taken ? 0 : Conclusion.UNKNOWN.exitCode());
        assertThat(made.err().isEmpty()).isEqualTo(taken);
        assertThat(version(copy, Map.of()).out()).startsWith("modelgate ");
    }

    private Printed version(Path distribution, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return new Launcher(distribution.resolve("bin/modelgate"), environment).run(folder, "--version");
    }

    private static Path copyOfTheDistribution(Path to) throws IOException {
        try (Stream<Path> all = Files.walk(Launcher.DISTRIBUTION)) {
            for (Path from : all.filter(file -> !file.endsWith("classes.jsa")).toList()) {
                Files.copy(
                        from,
                        to.resolve(Launcher.DISTRIBUTION.relativize(from).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    @ParameterizedTest
    @ValueSource(strings = {"openjdk version \"11.0.2\" 2019-01-15", "java version \"1.8.0_412\""})
    void asksForANewerJavaThanTheOneOnThePath(String version) throws IOException {
        Path java = oldJava(folder.resolve("bin"), version);
        Printed printed = withPath(java.getParent() + File.pathSeparator + System.getenv("PATH"), Map.of());
        assertThat(printed.exitCode()).isEqualTo(Conclusion.INVALID.exitCode());
        assertThat(printed.err())
                .startsWith("modelgate: the java on the PATH, " + java + ", is a Java 1")
                .endsWith("; Modelgate needs 17 or newer. " + NEWER);
    }

    @Test
    void asksForANewerJavaThanJavaHome() throws IOException {
        Path java = oldJava(folder.resolve("jdk/bin"), "openjdk version \"25\" 2025-09-16");
        Path home = folder.resolve("jdk");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"16.0.2\"\n");
        Printed printed = withPath(System.getenv("PATH"), Map.of("JAVA_HOME", home.toString()));
        assertThat(printed.exitCode()).isEqualTo(Conclusion.INVALID.exitCode());
        assertThat(printed.err())
                .isEqualTo("modelgate: JAVA_HOME is " + home + ", which is a Java 16; Modelgate needs 17 or newer. "
                        + NEWER);
        Files.delete(java);
        assertThat(withPath(System.getenv("PATH"), Map.of("JAVA_HOME", home.toString()))
                        .err())
                .isEqualTo("modelgate: JAVA_HOME is " + home + ", but " + java + " is not there. " + NEWER);
    }

    @Test
    void asksForAJavaWhereThereIsNone() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("dirname", "readlink", "sed")) {
            Files.createSymbolicLink(bin.resolve(tool), onThePath(tool));
        }
        Printed printed = withPath(bin.toString(), Map.of());
        assertThat(printed.exitCode()).isEqualTo(Conclusion.INVALID.exitCode());
        assertThat(printed.err()).contains("there is no Java", "Install a JDK 17 or newer");
    }

    private Printed withPath(String path, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", path);
        return new Launcher(script, environment).run(folder, "--help");
    }

    private static Path oldJava(Path bin, String version) throws IOException {
        Path java = Files.createDirectories(bin).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho '" + version + "' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return java;
    }

    private static Path onThePath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(entry -> Path.of(entry, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
