package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Natives are megabytes that a promotion does not need: only the goals that look at data or models load them. */
class NativeLibrariesTest {
    private static final String DUCKDB = "org.duckdb.";
    private static final String ONNX_RUNTIME = "ai.onnxruntime.";

    @TempDir
    private Path folder;

    private Path temporary = Path.of("");

    @Test
    void gatePromoteAndStatusLoadNone() throws Exception {
        InProcess commandLine = new InProcess(ScenariosTest.ENVIRONMENT, ScenariosTest.CLOCK);
        Path project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", folder, commandLine);
        assertThat(loaded(project, "validate-data")).contains(DUCKDB).doesNotContain(ONNX_RUNTIME);
        assertThat(loaded(project, "train")).doesNotContain(DUCKDB, ONNX_RUNTIME);
        assertThat(loaded(project, "validate-model --to dev")).contains(ONNX_RUNTIME);
        for (String line : List.of("gate --to dev", "promote --to dev", "status")) {
            assertThat(loaded(project, line)).as(line).doesNotContain(DUCKDB, ONNX_RUNTIME);
            assertThat(temporary).as("unpacked by " + line).isEmptyDirectory();
        }
    }

    /** Names of the classes that a command loaded, in a process with a folder of its own for temporary files. */
    private String loaded(Path project, String line) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.txt");
        temporary = Files.createTempDirectory(folder, "tmp");
        List<String> options = List.of("-Xlog:class+load:file=" + classes, "-Djava.io.tmpdir=" + temporary);
        new ChildProcess(project, options).pass(line.split(" "));
        return Files.readString(classes);
    }
}
