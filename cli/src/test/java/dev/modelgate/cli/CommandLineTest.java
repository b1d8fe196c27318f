package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.modelgate.app.GoalSpec;
import dev.modelgate.app.Modelgate;
import dev.modelgate.evidence.Json;
import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
