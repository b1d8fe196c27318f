package dev.modelgate.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.training.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test lays the files out as a process leaves them that is killed at one of its steps. */
class LocalAttemptTest {
    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path signature = Path.of("");
    private Path aside = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        model = Files.createDirectories(folder.resolve("out")).resolve("model.onnx");
        signature = folder.resolve("out/signature.json");
        aside = Files.createDirectories(folder.resolve("aside"));
    }

    @Test
    void killedWhileTheCommandWrote() throws IOException {
        write(aside.resolve("0-model.onnx"), "good");
        write(aside.resolve("1-signature.json"), "good");
        write(aside.resolve("started"), "");
        write(model, "half");

        failedAttempt();

        assertThat(model).hasContent("good");
        assertThat(signature).hasContent("good");
    }

    @Test
    void killedWhileTheFirstCommandWrote() throws IOException {
        write(aside.resolve("started"), "");
        write(model, "half");

        failedAttempt();

        assertThat(model).doesNotExist();
        assertThat(signature).doesNotExist();
    }

    @Test
    void killedBetweenTheFilesThatItSetAside() throws IOException {
        write(aside.resolve("0-model.onnx"), "good");
        write(signature, "good");

        failedAttempt();

        assertThat(model).hasContent("good");
        assertThat(signature).hasContent("good");
    }

    @Test
    void killedBetweenTheFilesThatItBroughtBack() throws IOException {
        write(aside.resolve("0-model.onnx"), "good");
        write(aside.resolve("1-signature.json"), "good");
        write(aside.resolve("started"), "");
        write(model, "good");
        write(signature, "half");

        failedAttempt();

        assertThat(model).hasContent("good");
        assertThat(signature).hasContent("good");
    }

    @Test
    void killedBeforeItLetGoOfTheEarlierFiles() throws IOException {
        write(aside.resolve("0-model.onnx"), "good");
        write(aside.resolve("1-signature.json"), "good");
        write(model, "better");
        write(signature, "better");

        failedAttempt();

        assertThat(model).hasContent("better");
        assertThat(signature).hasContent("better");
    }

    @Test
    void keepsWhatWasWritten() throws IOException {
        write(model, "good");
        try (Outputs.Attempt attempt = begin()) {
            assertThat(model).doesNotExist();
            write(model, "better");
            attempt.keep();
        }

        assertThat(model).hasContent("better");
        assertThat(aside).isDirectoryNotContaining(file -> !file.endsWith("lock"));
    }

    private void failedAttempt() throws IOException {
        try (Outputs.Attempt attempt = begin()) {
            assertThat(attempt).isNotNull();
            assertThat(model).doesNotExist();
            assertThat(signature).doesNotExist();
            write(model, "broken");
        }
        assertThat(aside).isDirectoryNotContaining(file -> !file.endsWith("lock"));
    }

    private Outputs.Attempt begin() throws IOException {
        Outputs.Attempt attempt = LocalAttempt.begin(List.of(model, signature), aside);
        attempt.clear();
        return attempt;
    }

    private static void write(Path file, String content) throws IOException {
        Files.writeString(file, content);
    }
}
