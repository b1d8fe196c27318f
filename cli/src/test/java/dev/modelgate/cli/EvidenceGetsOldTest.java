package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceGetsOldTest {
    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void allowAModelOnEvidenceThatMayBeAWeekOld() throws IOException {
        project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", folder, after(0));
        Path policy = project.resolve("promotion.policy.yaml");
        Files.writeString(
                policy, Files.readString(policy).replace("{type: data-valid}", "{type: data-valid, age: 7d}"));
        ends(0, 0, "validate-data");
        ends(0, 0, "train", "--model-version", "1.0.0");
        ends(0, 0, "validate-model", "--to", "dev");
        ends(0, 0, "gate", "--to", "dev");
    }

    @Test
    void theGateIsOpenUntilTheStepMeasuresAgain() {
        assertThat(ends(6, 0, "gate", "--to", "dev")).contains("Allowed");
        assertThat(ends(7, 3, "gate", "--to", "dev"))
                .contains("data-validation of train was measured at 2026-01-06T09:00:00Z")
                .contains("Measure again: run modelgate validate-data with --no-cache");
        ends(7, 0, "validate-data");
        ends(7, 3, "gate", "--to", "dev");
        ends(7, 0, "validate-data", "--no-cache");
        assertThat(ends(7, 0, "gate", "--to", "dev")).contains("Allowed");
    }

    @Test
    void aDecisionLastsNoLongerThanItsEvidence() {
        assertThat(ends(7, 1, "promote", "--to", "dev")).contains("since the decision was made, evidence got too old");
        assertThat(ends(6, 0, "promote", "--to", "dev")).contains("Pull request #1 opened");
    }

    private String ends(int day, int exitCode, String... words) {
        InProcess.Printed printed = after(day).run(project, words);
        assertThat(printed.exitCode()).as(printed.out()).isEqualTo(exitCode);
        return printed.out();
    }

    private static InProcess after(int days) {
        return new InProcess(ScenariosTest.ENVIRONMENT, Clock.offset(ScenariosTest.CLOCK, Duration.ofDays(days)));
    }
}
