package dev.modelgate.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.app.CommandLineDialect;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingTest {
    private static final Finding DRIFT = Finding.of("psi", "age", "0.31", "at most 0.2", "Look at {goal:drift}");
    private static final Problem MISSING = Problem.of("There is no such file", "Correct {option:data}");

    @Test
    void goesOnWhenTheGoalPassed() {
        assertThatCode(() ->
                        ending(report(Conclusion.PASSED, List.of(), List.of())).conclude())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"DENIED", "WAITING"})
    void failsTheBuildWithWhatDoesNotHold(Conclusion conclusion) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() ->
                        ending(report(conclusion, List.of(DRIFT), List.of())).conclude())
                .withMessage(conclusion + ": frost drifted\n"
                        + "psi on age: observed 0.31, expected at most 0.2. Look at modelgate drift\n"
                        + "Report: gate.html");
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID", "UNKNOWN"})
    void isAnErrorWhenItCannotBeSaid(Conclusion conclusion) {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> ending(Report.stopped("gate", conclusion, List.of(MISSING)))
                        .conclude())
                .withMessage(conclusion + ": There is no such file. Correct --data\nReport: gate.html");
    }

    @Test
    void namesEveryProblem() {
        Problem second = Problem.of("There is no contract", "Write one");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> ending(Report.stopped("gate", Conclusion.INVALID, List.of(MISSING, second)))
                        .conclude())
                .withMessageContainingAll("2 problems", "There is no such file", "There is no contract. Write one");
    }

    @Test
    void namesNoMoreFindingsThanAPersonReads() {
        List<Finding> many = Collections.nCopies(12, DRIFT);
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(
                        () -> ending(report(Conclusion.DENIED, many, List.of())).conclude())
                .withMessageContaining("\nand 2 more\n");
    }

    private static Report report(Conclusion conclusion, List<Finding> findings, List<Problem> problems) {
        return new Report("gate", "frost", conclusion, "frost drifted", List.of(), findings, problems, List.of());
    }

    private static Ending ending(Report report) {
        return new Ending(report, new CommandLineDialect(), Optional.of(Path.of("gate.html")));
    }
}
