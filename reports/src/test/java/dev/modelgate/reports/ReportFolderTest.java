package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    private static final Report PASSED =
            new Report("drift", "may", Conclusion.PASSED, "nothing moved", List.of(), List.of(), List.of(), List.of());

    @TempDir
    private Path current;

    @Test
    void writesEveryFormatToTheFolderThatWasAskedFor() {
        ReportFolder folder = folder(Map.of("reports", List.of("out/reports")));

        Report report = folder.around("drift", () -> written(folder, PASSED));

        assertThat(report).isEqualTo(PASSED);
        assertThat(current.resolve("out/reports").toFile().list())
                .containsExactlyInAnyOrder(
                        "drift-may.json", "drift-may.md", "drift-may.html", "drift-may.xml", "drift-may.prom");
    }

    @Test
    void doesNothingWhenAFolderThatWasAskedForTakesNoReports() throws IOException {
        Files.writeString(current.resolve("file"), "in the way");
        ReportFolder folder = folder(Map.of("reports", List.of("file/reports")));

        Report report = folder.around("drift", () -> {
            throw new AssertionError("the goal ran");
        });

        assertThat(report.conclusion()).isEqualTo(Conclusion.INVALID);
        assertThat(report.problems())
                .singleElement()
                .extracting(Problem::what)
                .isEqualTo("reports cannot be written to this folder: a file stands where a folder has to be");
    }

    @Test
    void isNoPassWhenAReportThatWasAskedForIsLostLater() {
        ReportFolder folder = folder(Map.of("reports", List.of("reports")));

        Report passed = folder.around("drift", () -> written(folder, replaceByFile(PASSED)));

        assertThat(passed.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(passed.problems()).hasSize(1);
        assertThat(folder.warnings()).isEmpty();
    }

    @Test
    void keepsAVerdictWhenItsReportIsLostLater() {
        ReportFolder folder = folder(Map.of("reports", List.of("reports")));
        Report denied =
                new Report("drift", "may", Conclusion.DENIED, "it moved", List.of(), List.of(), List.of(), List.of());

        assertThat(folder.around("drift", () -> written(folder, replaceByFile(denied)))
                        .conclusion())
                .isEqualTo(Conclusion.DENIED);
    }

    @Test
    void onlyWarnsWhereNobodyAskedForReports() throws IOException {
        Files.writeString(current.resolve(".modelgate"), "in the way");
        ReportFolder folder = folder(Map.of());

        assertThat(folder.around("drift", () -> written(folder, PASSED))).isEqualTo(PASSED);
        assertThat(folder.warnings()).hasSize(1);
    }

    @Test
    void liesBesideTheProjectFile() {
        ReportFolder folder = folder(Map.of("project", List.of("credit/modelgate.yaml"), "reports", List.of(" ")));

        folder.around("drift", () -> written(folder, PASSED));

        assertThat(current.resolve("credit/.modelgate/reports/drift-may.html")).exists();
    }

    @Test
    void namesFilesByGoalAndSubject() {
        assertThat(page("march/x against april/x")).hasFileName("drift-march-x-against-april-x.html");
    }

    @Test
    void keepsReportsApartWhoseNamesAreLongOrNotLatin() {
        Set<Path> pages = new HashSet<>();
        for (String subject : List.of("a".repeat(120) + "1", "a".repeat(120) + "2", "март", "май", "x")) {
            pages.add(page(subject));
        }

        assertThat(pages).hasSize(5);
    }

    @Test
    void replacesAnEarlierReportOfTheSameSubject() {
        assertThat(page("x")).isEqualTo(page("x"));
        assertThat(current.resolve("pages")).isDirectoryContaining("glob:**/drift-x.html");
    }

    private static Report about(String subject) {
        return new Report(
                "drift", subject, Conclusion.PASSED, "None drifted", List.of(), List.of(), List.of(), List.of());
    }

    private Path page(String subject) {
        ReportFolder reports = folder(Map.of("reports", List.of("pages")));
        reports.around("drift", () -> written(reports, about(subject)));
        Optional<Path> page = reports.page(about(subject));
        return page.orElseThrow();
    }

    private ReportFolder folder(Map<String, List<String>> options) {
        return ReportFolder.of(current, options, Examples.COMMANDS, ReportFolderTest.class.getClassLoader());
    }

    private static Report written(ReportFolder folder, Report report) {
        folder.write(report);
        return report;
    }

    private Report replaceByFile(Report report) {
        try {
            Files.delete(current.resolve("reports"));
            Files.writeString(current.resolve("reports"), "in the way");
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
