package dev.modelgate.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.DataFile;
import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.testkit.OnnxFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    @TempDir
    Path folder;

    /** In a process of its own, which does not end by itself. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void leaveNothingBehindInAProcessThatIsKilled() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path model = folder.resolve("model.onnx");
        Files.write(model, OnnxFiles.logistic(-0.5f, 1f).bytes());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        model.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isNotZero();
        assertThat(printed.lines()).containsExactly("0.5 of 2 libraries");
        assertThat(temporary).isEmptyDirectory();
    }

    /** What the other process does. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]);
            DataFile data = new DataFile(file, "model.onnx", Digest.of(Files.readAllBytes(file)), Files.size(file));
            try (ModelRuntime.LoadedModel model = new OnnxModels().load(data)) {
                float score = model.run("input", new float[][] {{0.5f}}, "output")[0][1];
                System.out.println(score + " of " + libraries().size() + " libraries");
            }
            Runtime.getRuntime().halt(137);
        }

        private static List<String> libraries() throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
                return lines.filter(line -> line.contains("libonnxruntime"))
                        .map(line -> line.substring(line.indexOf('/')))
                        .distinct()
                        .toList();
            }
        }
    }
}
