package dev.modelgate.adapter.duckdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The 70 MB that DuckDB unpacks into the temporary folder on each start and deletes at a normal exit only. Where the
 * platform allows it, the file is unlinked as soon as it is mapped, so that a killed CI job leaves nothing behind.
 */
final class NativeLibrary {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final String NAME = "libduckdb_java";

    private NativeLibrary() {}

    static void unlink() {
        Path temporary =
                Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().normalize();
        if (!Files.isReadable(MAPS)) {
            return;
        }
        try (Stream<String> lines = Files.lines(MAPS, StandardCharsets.UTF_8)) {
            for (String line : lines.filter(each -> each.contains(NAME)).toList()) {
                Path file = Path.of(line.substring(line.indexOf('/')).replace(" (deleted)", ""));
                if (file.startsWith(temporary) && file.getFileName().toString().startsWith(NAME)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // It stays until the process ends, as it does on other platforms.
        }
    }
}
