package dev.modelgate.adapter.local;

import dev.modelgate.app.UserFiles;
import dev.modelgate.data.DataFile;
import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files on this machine that a user names. */
final class LocalUserFiles implements UserFiles {
    private static final long LARGEST = 16L << 20;
    private static final byte[] NOTHING = {};

    @Override
    public Optional<byte[]> read(Path file, String shownAs) {
        NamedFile named = new NamedFile(file, shownAs);
        if (!named.exists()) {
            return Optional.empty();
        }
        named.require();
        try {
            if (Files.size(file) > LARGEST) {
                throw ProblemException.invalid(Problem.at(
                        Place.of(shownAs),
                        "the file has " + Files.size(file) + " bytes; at most " + LARGEST + " are read of such a file",
                        "Name the file that was meant"));
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw failed("read " + shownAs, e);
        }
    }

    @Override
    public List<DataFile> resolve(Path folder, String pattern) {
        List<String> names = new FilePattern(pattern).matches(folder);
        if (names.isEmpty()) {
            throw ProblemException.invalid(new FilePattern(pattern).nothing(folder));
        }
        List<DataFile> files = new ArrayList<>();
        for (String name : names) {
            Path path = folder.resolve(name);
            try {
                files.add(new DataFile(path, name, FolderArtifactStore.digestOf(path), Files.size(path)));
            } catch (IOException e) {
                throw failed("read " + name, e);
            }
        }
        return List.copyOf(files);
    }

    @Override
    public boolean matches(Path folder, String pattern) {
        return !new FilePattern(pattern).matches(folder).isEmpty();
    }

    @Override
    public void write(Path file, byte[] bytes) {
        try {
            AtomicFile.write(behindLinks(file), bytes);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public boolean replace(Path file, Optional<byte[]> expected, byte[] bytes) {
        try {
            Path real = behindLinks(file);
            return WriteLock.holding(real, () -> {
                Optional<byte[]> now = Files.exists(real) ? Optional.of(Files.readAllBytes(real)) : Optional.empty();
                boolean same = now.isPresent() == expected.isPresent()
                        && Arrays.equals(now.orElse(NOTHING), expected.orElse(NOTHING));
                if (same) {
                    AtomicFile.write(real, bytes);
                }
                return same;
            });
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** The file that a link names, whether it exists yet or not: a link stays one, and its writers meet at one lock. */
    private static Path behindLinks(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
    }

    private static ProblemException unwritable(Path file, IOException cause) {
        if (!(cause instanceof FileSystemException)) {
            return failed("write " + file, cause);
        }
        ProblemException invalid = ProblemException.invalid(Problem.at(
                Place.of(file.toString()),
                "the file cannot be written: " + FileFailure.reason(cause),
                "Name another file, or make its folder writable"));
        invalid.initCause(cause);
        return invalid;
    }

    @Override
    public void makeIgnored(Path folder) {
        Path marker = folder.resolve(".gitignore");
        if (!Files.exists(marker)) {
            write(marker, "*\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public Scratch scratch() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("modelgate-"));
        } catch (IOException e) {
            throw failed("make a folder for temporary files", e);
        }
    }

    private static ProblemException failed(String what, IOException cause) {
        return ProblemException.unknown(
                Problem.of(
                        "Tried to " + what + ", but failed: " + FileFailure.reason(cause),
                        "Check that the folder exists and is yours"),
                cause);
    }

    private record TemporaryFolder(Path folder) implements Scratch {
        @Override
        public DataFile write(String name, String ending, Consumer<Consumer<String>> lines) {
            try {
                Path file = Files.createTempFile(folder, "lines-", ending);
                try (BufferedWriter out = Files.newBufferedWriter(file)) {
                    lines.accept(line -> append(out, line));
                }
                return new DataFile(file, name, FolderArtifactStore.digestOf(file), Files.size(file));
            } catch (IOException e) {
                throw unwritten(name, e);
            } catch (UncheckedIOException e) {
                throw unwritten(name, Objects.requireNonNull(e.getCause()));
            }
        }

        private static void append(BufferedWriter out, String line) {
            try {
                out.write(line);
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ProblemException unwritten(String name, IOException cause) {
            return ProblemException.unknown(
                    Problem.of(
                            "Tried to write " + name + " to a folder for temporary files, but failed: "
                                    + FileFailure.reason(cause),
                            "Make room in it"),
                    cause);
        }

        @Override
        public void close() {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw failed("take away " + folder, e);
            }
        }
    }
}
