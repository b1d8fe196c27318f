package dev.modelgate.adapter.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The 28 MB that ONNX Runtime unpacks into a new temporary folder on each start. At a normal exit it deletes the files and
 * leaves the folder; at another it leaves all. Where the platform allows it, the files are unlinked as soon as they are
 * mapped, and the folder with them.
 */
final class NativeLibraries {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final String FOLDER = "onnxruntime-java";

    private NativeLibraries() {}

    static void unlink() {
        if (!Files.isReadable(MAPS)) {
            return;
        }
        try {
            // The maps name real paths.
            Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
            Set<Path> folders = new TreeSet<>();
            for (Path file : mapped()) {
                Path folder = file.resolveSibling("");
                if (folder.startsWith(temporary)
                        && folder.getFileName().toString().startsWith(FOLDER)) {
                    Files.deleteIfExists(file);
                    folders.add(folder);
                }
            }
            for (Path folder : folders) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // They stay until the process ends, as they do on other platforms.
        }
    }

    private static Set<Path> mapped() throws IOException {
        Set<Path> files = new TreeSet<>();
        try (Stream<String> lines = Files.lines(MAPS, StandardCharsets.UTF_8)) {
            lines.filter(line -> line.contains("/" + FOLDER))
                    .map(line -> line.substring(line.indexOf('/')).replace(" (deleted)", ""))
                    .map(Path::of)
                    .forEach(files::add);
        }
        return files;
    }
}
