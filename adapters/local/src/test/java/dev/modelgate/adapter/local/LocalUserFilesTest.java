package dev.modelgate.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.app.UserFiles;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalUserFilesTest {
    private static final int WRITERS = 8;
    private static final int EACH = 25;

    @TempDir
    private Path folder;

    private final UserFiles files = new LocalUserFiles();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void replacesOnlyWhatIsAsItWasRead() throws IOException {
        Path file = folder.resolve("deep/nights.json");

        assertThat(files.replace(file, Optional.of(bytes("one")), bytes("two"))).isFalse();
        assertThat(file).doesNotExist();
        assertThat(files.replace(file, Optional.empty(), bytes("one"))).isTrue();
        assertThat(files.replace(file, Optional.empty(), bytes("two"))).isFalse();
        assertThat(files.replace(file, Optional.of(bytes("zero")), bytes("two")))
                .isFalse();
        assertThat(file).hasContent("one");
        assertThat(files.replace(file, Optional.of(bytes("one")), bytes("two"))).isTrue();
        assertThat(file).hasContent("two");
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void writesWhereALinkPoints() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("nights.json"), Path.of("shared.json"));

        assertThat(files.replace(link, Optional.empty(), bytes("one"))).isTrue();
        assertThat(files.replace(link, Optional.of(bytes("one")), bytes("two"))).isTrue();
        files.write(link, bytes("three"));

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("shared.json")).hasContent("three");
    }

    @Test
    void aLockThatAKilledWriterLeftIsNoObstacle() throws IOException {
        Path file = folder.resolve("nights.json");
        Files.writeString(folder.resolve(".nights.json.lock"), "somebody");

        assertThat(files.replace(file, Optional.empty(), bytes("one"))).isTrue();
        assertThat(folder.resolve(".nights.json.lock")).doesNotExist();
    }

    @Test
    void noneOfManyWritersIsLost() throws Exception {
        Path file = folder.resolve("count");
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(() -> countUp(file));
            }
            for (Future<Integer> writer : pool.invokeAll(writers)) {
                assertThat(writer.get()).isEqualTo(EACH);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(file).hasContent(Integer.toString(WRITERS * EACH));
    }

    private int countUp(Path file) {
        int written = 0;
        while (written < EACH) {
            Optional<byte[]> known = files.read(file, "count");
            int next = known.map(text -> Integer.parseInt(new String(text, StandardCharsets.UTF_8)))
                            .orElse(0)
                    + 1;
            written += files.replace(file, known, bytes(Integer.toString(next))) ? 1 : 0;
        }
        return written;
    }

    @Test
    void saysThatAFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> files.replace(folder.resolve("file/nights.json"), Optional.empty(), bytes("one")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be written");
    }
}
