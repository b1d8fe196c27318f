package dev.modelgate.testkit.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole, without checked exceptions: a scenario that cannot be set up has failed. */
final class Folders {
    private Folders() {}

    /** A text with another one in place of a part that it has. */
    static String replaced(String text, String part, String by) {
        if (!text.contains(part)) {
            throw new IllegalStateException("there is no " + part + " in " + text);
        }
        return text.replace(part, by);
    }

    /** Copies a folder over another one; nothing when there is none. */
    static void copyOver(Path from, Path to) {
        for (Path source : below(from)) {
            Path target = to.resolve(from.relativize(source).toString());
            try {
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void delete(Path path) {
        List<Path> all = below(path).stream().sorted(Comparator.reverseOrder()).toList();
        if (all.isEmpty()) {
            throw new IllegalStateException("there is no " + path);
        }
        for (Path one : all) {
            try {
                Files.delete(one);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A file or folder and everything in it, sorted; nothing when it does not exist. */
    static List<Path> below(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is directly in a folder, sorted. */
    static List<Path> entries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
