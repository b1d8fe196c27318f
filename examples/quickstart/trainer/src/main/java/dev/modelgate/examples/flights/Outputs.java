package dev.modelgate.examples.flights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files appear under their name only when they are complete. */
final class Outputs {

    private Outputs() {}

    /** The name under which a file is written until it is complete; makes its folder. */
    static Path beside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new UsageException(file + " cannot be a file.");
        }
        Files.createDirectories(folder);
        return folder.resolve(file.getFileName() + ".new");
    }

    static void complete(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
