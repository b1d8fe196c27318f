package dev.modelgate.adapter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Makes a file appear whole or not at all: whoever reads it, whenever this process is killed. */
final class AtomicFile {
    private AtomicFile() {}

    /** Writes bytes; the folder is made when it is missing. */
    static void write(Path target, byte[] bytes) throws IOException {
        fill(target, temporary -> Files.write(temporary, bytes));
    }

    /** Copies a file; the folder is made when it is missing. */
    static void copy(Path source, Path target) throws IOException {
        fill(target, temporary -> Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING));
    }

    private static void fill(Path target, Content content) throws IOException {
        Path folder = target.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        // Not a temporary file of the platform: those are for their owner alone, and others have to read evidence.
        Path temporary = folder.resolve(".writing-" + UUID.randomUUID() + ".tmp");
        try {
            content.writeTo(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(Path temporary) throws IOException;
    }
}
