package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.modelgate.app.GoalSpec;
import dev.modelgate.app.Modelgate;
import dev.modelgate.evidence.Json;
import dev.modelgate.run.Cancellation;
import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final InProcess COMMAND_LINE = new InProcess(ScenariosTest.ENVIRONMENT, ScenariosTest.CLOCK);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --to dev",
                "status",
                "validate-data",
                "gate --to dev",
                "gate --to nowhere",
                "promote --to dev",
                "pull-requests"
            })
    void printsOneReportAsJsonAndNothingElse(String line) throws IOException {
        Path project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", folder, COMMAND_LINE);
        InProcess.Printed printed = COMMAND_LINE.run(project, (line + " --format json").split(" "));
        JsonNode report = Json.parse(printed.out().getBytes(StandardCharsets.UTF_8));
        assertThat(schema().validate(report)).isEmpty();
        assertThat(report.path("exitCode").intValue()).isEqualTo(printed.exitCode());
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void tellsOptionsThatItDoesNotKnow() {
        InProcess.Printed printed = COMMAND_LINE.run(folder, "gate", "--too", "dev");
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).contains("Unknown options: '--too'", "--to");
        assertThat(printed.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gate --too dev --format json               | there is no option '--too'               | Did you mean --to?
            gate --format json --zzz=1 --to dev        | there is no option '--zzz'               | Use one of --to,
            gate --to dev x --format=json              | the argument 'x' belongs to no option    | Put it after
            gate --format json --to                    | the option 'to' has no value             | Give --to one
            gate --to a --to b --format json           | the option 'to' is given twice           | Give --to once
            promot --to dev --format json              | there is no goal 'promot'                | modelgate promote?
            xyz --format json                          | there is no goal 'xyz'                   | modelgate profile,
            --format json gate --to dev                | no goal is named before the options      | modelgate profile,
            gate --to dev --format json --threads many | the option 'threads': expected           | Give --threads
            gate --to dev --format json --threads 0    | threads is from 1 to 1024, not 0             | Correct --threads
            """)
    void reportsOptionsThatItCannotReadAsJsonTooAndNothingElse(String line, String what, String fix)
            throws IOException {
        InProcess.Printed printed = COMMAND_LINE.run(folder, line.split(" "));
        JsonNode report = Json.parse(printed.out().getBytes(StandardCharsets.UTF_8));
        assertThat(schema().validate(report)).isEmpty();
        assertThat(report.path("exitCode").intValue())
                .isEqualTo(printed.exitCode())
                .isEqualTo(2);
        assertThat(report.path("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.path("what").textValue()).startsWith(what);
            assertThat(problem.path("fix").textValue()).contains(fix);
        });
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongWithACommandInOneReport() throws IOException {
        InProcess.Printed printed = COMMAND_LINE.run(folder, "drift", "--refrence", "--curent=b", "--format", "json");
        assertThat(Json.parse(printed.out().getBytes(StandardCharsets.UTF_8)).findValuesAsText("fix"))
                .containsExactly("Did you mean --reference?", "Did you mean --current?");
    }

    @Test
    void refusesAFolderOfReportsThatTakesNoneBeforeAnythingIsDone() throws IOException {
        Path project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", folder, COMMAND_LINE);
        InProcess.Printed printed = COMMAND_LINE.run(project, "train", "--reports", "modelgate.yaml/reports");
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.out())
                .contains("modelgate.yaml/reports: reports cannot be written to this folder: a file stands where a"
                        + " folder has to be. Make it writable, or name another with --reports");
        assertThat(printed.err()).isEmpty();
        assertThat(project.resolve("build/model.onnx")).doesNotExist();
    }

    @Test
    void warnsInPlainWordsWhereTheUsualFolderTakesNoReports() throws IOException {
        Files.writeString(folder.resolve(".modelgate"), "in the way");
        InProcess.Printed printed = COMMAND_LINE.run(folder, "profile", "--data", "x.csv");
        assertThat(printed.err())
                .contains("reports cannot be written to this folder")
                .doesNotContain("Exception");
    }

    @Test
    void saysThatARunWasCancelledInsteadOfAnExitCodeThatIsNotItsOwn() throws IOException {
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        InProcess.Printed printed = COMMAND_LINE.run(folder, cancelled, "status", "--format", "json");
        JsonNode report = Json.parse(printed.out().getBytes(StandardCharsets.UTF_8));
        assertThat(schema().validate(report)).isEmpty();
        assertThat(report.path("cancelled").booleanValue()).isTrue();
        assertThat(report.has("exitCode")).isFalse();
        assertThat(COMMAND_LINE.run(folder, cancelled, "status").out()).startsWith("INVALID  status (cancelled)");
    }

    @Test
    void tellsGoalsThatItDoesNotKnow() {
        InProcess.Printed printed = COMMAND_LINE.run(folder, "promot");
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).contains("promote");
    }

    @Test
    void tellsEverythingThatIsWrongWithOptionsAtOnce() {
        InProcess.Printed printed = COMMAND_LINE.run(folder, "run", "--threads", "many", "--format", "xml");
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.out()).contains("'to'", "many", "xml", "--to");
    }

    @Test
    void helpListsEveryGoalWithWhatItDoes() {
        InProcess.Printed printed = COMMAND_LINE.run(folder, "--help");
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out())
                .contains(Modelgate.goals().stream().map(GoalSpec::name).toList());
    }

    @Test
    void helpOfAGoalListsItsOptions() {
        for (GoalSpec goal : Modelgate.goals()) {
            InProcess.Printed printed = COMMAND_LINE.run(folder, goal.name(), "--help");
            assertThat(printed.exitCode()).isZero();
            assertThat(printed.out())
                    .contains(goal.options().stream()
                            .map(option -> "--" + option.name())
                            .toList());
        }
    }

    @Test
    void asksWhatToDoWhenNoGoalIsNamed() {
        InProcess.Printed printed = COMMAND_LINE.run(folder);
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).contains("Usage: modelgate");
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream stream =
                CommandLineTest.class.getResourceAsStream("/dev/modelgate/reports/report.schema.json")) {
            assertThat(stream).isNotNull();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(stream);
        }
    }
}
