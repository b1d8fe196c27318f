package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A class that does not fit on a few screens is two classes. */
class SourceSizeTest {
    private static final int MOST_LINES = 300;

    @Test
    void noProductionSourceIsLongerThanThreeHundredLines() throws IOException {
        Map<String, Integer> lines = linesOfEverySource();
        assertThat(lines).hasSizeGreaterThan(50);
        lines.values().removeIf(count -> count <= MOST_LINES);
        assertThat(lines).isEmpty();
    }

    private static Map<String, Integer> linesOfEverySource() throws IOException {
        Map<String, Integer> lines = new TreeMap<>();
        for (Path file : Repository.files(".java")) {
            String source = Repository.root().relativize(file).toString().replace('\\', '/');
            if (source.contains("src/main/")) {
                lines.put(source, Files.readAllLines(file).size());
            }
        }
        return lines;
    }
}
