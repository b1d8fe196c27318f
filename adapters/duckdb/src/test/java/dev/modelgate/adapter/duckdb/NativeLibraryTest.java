package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.DataEngineProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    Path folder;

    /** In a process of its own: in this one the library may be loaded already. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoUnpackedLibraryWhileItRunsAndLoadsNoneBeforeItIsOpened() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines()).containsExactly("provider duckdb: loaded false", "open: loaded true, files []");
    }

    /** What the other process does. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            DataEngineProvider provider = ServiceLoader.load(
                            DataEngineProvider.class, NativeLibraryTest.class.getClassLoader())
                    .findFirst()
                    .orElseThrow();
            System.out.println("provider " + provider.name() + ": loaded " + loaded());
            try (DataEngineProvider.OpenDataEngine engine = provider.open(1, folder)) {
                engine.columns(new DataFolder(folder).csv("a.csv", "x", "1"));
                System.out.println("open: loaded " + loaded() + ", files " + libraries(folder.resolve("tmp")));
            }
        }

        private static boolean loaded() throws IOException {
            return Files.readString(Path.of("/proc/self/maps")).contains("libduckdb_java");
        }

        private static List<String> libraries(Path temporary) throws IOException {
            try (Stream<Path> files = Files.list(temporary)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith("libduckdb"))
                        .toList();
            }
        }
    }
}
