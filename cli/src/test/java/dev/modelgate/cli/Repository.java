package dev.modelgate.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder above this module that holds all of them, as it is on this machine. */
final class Repository {
    private static final Set<String> BUILT = Set.of("target", ".git", ".modelgate", "node_modules");

    private Repository() {}

    static Path root() {
        Path module = Path.of("").toAbsolutePath();
        return Stream.iterate(module, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("core/src/main/java")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no repository above " + module));
    }

    /** Every file with an ending, but for what a build or a tool wrote. */
    static Set<Path> files(String ending) {
        Set<Path> files = new TreeSet<>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return BUILT.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new AssertionError("the files cannot be listed", e);
        }
        return files;
    }
}
