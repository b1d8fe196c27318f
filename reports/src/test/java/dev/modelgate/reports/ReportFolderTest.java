package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Report;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    @TempDir
    Path folder;

    private static Report about(String subject) {
        return new Report(
                "drift", subject, Conclusion.PASSED, "None drifted", List.of(), List.of(), List.of(), List.of());
    }

    private Path page(String subject) {
        ReportFolder reports =
                new ReportFolder(folder, Examples.COMMANDS, getClass().getClassLoader());
        reports.write(about(subject));
        assertThat(reports.problems()).isEmpty();
        Optional<Path> page = reports.page(about(subject));
        return page.orElseThrow();
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
        assertThat(folder).isDirectoryContaining("glob:**/drift-x.html");
    }
}
