package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A class that does not fit on a few screens is two classes. */
class SourceSizeTest {
    private static final int MOST_LINES = 300;
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", "node_modules");

    @Test
    void noProductionSourceIsLongerThanThreeHundredLines() throws IOException {
        Map<String, Integer> lines = linesOfEverySource(repository());
        assertThat(lines).hasSizeGreaterThan(50);
        lines.values().removeIf(count -> count <= MOST_LINES);
        assertThat(lines).isEmpty();
    }

    private static Map<String, Integer> linesOfEverySource(Path root) throws IOException {
        Map<String, Integer> lines = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String source = root.relativize(file).toString().replace('\\', '/');
                if (source.endsWith(".java") && source.contains("src/main/")) {
                    lines.put(source, Files.readAllLines(file).size());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return lines;
    }

    /** The folder above this module that holds all of them. */
    private static Path repository() {
        Path module = Path.of("").toAbsolutePath();
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("core/src/main/java"))
                    && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new AssertionError("no repository above " + module);
    }
}
