package dev.modelgate.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.app.CommandLineDialect;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told who names something that is no file. */
class NamedFileTest {
    @TempDir
    private Path folder;

    @Test
    void tellsAFolderFromAMissingFile() throws IOException {
        Files.createDirectories(folder.resolve("data/x.csv"));

        assertThat(told("data/x.csv")).isEqualTo("data/x.csv: expected a file, found a folder. Name a file in it");
        assertThat(told("data/y.csv"))
                .isEqualTo("data/y.csv: there is no such file. Correct the path; it starts from " + folder);
        assertThat(told("data/*.parquet"))
                .isEqualTo("data/*.parquet: no file matches. Correct the pattern; it starts from " + folder);
    }

    @Test
    void tellsWhereALinkLeadsThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("gone.csv"));

        assertThat(told("link.csv"))
                .isEqualTo("link.csv: this link leads to gone.csv, and nothing is there. Correct the link, or fetch the"
                        + " file that it stands for");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no named pipes")
    void doesNotWaitForAPipe() throws Exception {
        new ProcessBuilder("mkfifo", folder.resolve("pipe.csv").toString())
                .start()
                .waitFor();

        assertThat(told("pipe.csv"))
                .isEqualTo("pipe.csv: expected a file, found a pipe or a device. Write what comes from it into a file");
    }

    @Test
    void refusesATextThatIsNoPath() {
        assertThat(told("")).isEqualTo("'' is no path or glob: it is empty. Correct the path");
        assertThat(told("{a.csv")).startsWith("'{a.csv' is no path or glob: ").doesNotContain("Exception", "\n");
    }

    @Test
    void saysTheSameOfSettingsFilesAndOfData() throws IOException {
        Files.createDirectories(folder.resolve("modelgate.yaml"));
        LocalUserFiles files = new LocalUserFiles();

        assertThat(problems(() -> files.read(folder.resolve("modelgate.yaml"), "modelgate.yaml")))
                .containsExactly("modelgate.yaml: expected a file, found a folder. Name a file in it");
        assertThat(files.read(folder.resolve("gone.yaml"), "gone.yaml")).isEmpty();
        assertThat(problems(() -> files.resolve(folder, "modelgate.yaml")))
                .containsExactly("modelgate.yaml: expected a file, found a folder. Name a file in it");
    }

    @Test
    void tellsOfEveryFileOfADatasetAtOnce() throws IOException {
        Files.createFile(folder.resolve("empty.csv"));
        Files.writeString(folder.resolve("notes.txt"), "a");
        Files.writeString(folder.resolve("a.csv"), "a");
        LocalDatasetFiles files = new LocalDatasetFiles(folder, () -> {});

        assertThat(problems(() -> files.resolve("train", List.of("gone.csv", "empty.csv"), Optional.empty())))
                .containsExactly(
                        "gone.csv: there is no such file. Correct the path; it starts from " + folder,
                        "empty.csv: the file is empty: it has no bytes. Deliver it again");
        assertThat(problems(() -> files.resolve("train", List.of("notes.txt", "a.csv"), Optional.empty())))
                .containsExactly("notes.txt: the ending of the file does not tell its format. Let it end in .csv,"
                        + " .parquet or .json, or declare it as a dataset of the project file, with format");
    }

    private String told(String name) {
        LocalDatasetFiles files = new LocalDatasetFiles(folder, () -> {});
        List<String> problems = problems(() -> files.resolve("data", List.of(name), Optional.empty()));
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static List<String> problems(ThrowingCallable call) {
        List<String> told = new ArrayList<>();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.conclusion()).isEqualTo(Conclusion.INVALID);
            e.problems().forEach(problem -> told.add(problem.in(new CommandLineDialect())));
        });
        return told;
    }
}
