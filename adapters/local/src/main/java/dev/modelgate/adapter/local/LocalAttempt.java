package dev.modelgate.adapter.local;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.training.Outputs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attempt to write files that survives being killed at any point. The earlier files are moved into a folder, one by
 * one; then the mark {@code started} is made. While it stands, the earlier files are the truth and what is in their place
 * is not; without it, what is in place is the truth, and only what is missing there comes back. So each step can be
 * repeated, and the mark is the one thing that turns. A lock that ends with the process keeps other attempts out.
 */
final class LocalAttempt implements Outputs.Attempt {
    private final List<Path> files;
    private final Path folder;
    private final FileChannel lock;

    private LocalAttempt(List<Path> files, Path folder, FileChannel lock) {
        this.files = List.copyOf(files);
        this.folder = folder;
        this.lock = lock;
    }

    static LocalAttempt begin(List<Path> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        return new LocalAttempt(files, folder, lock(folder));
    }

    @Override
    public void clear() {
        try {
            recover();
            setAside();
        } catch (IOException e) {
            throw LocalOutputs.failed("set aside", files.get(0), e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
        }
        channel.close();
        throw ProblemException.invalid(Problem.at(
                Place.of(folder.toString()),
                "Another training of this model runs in this folder",
                "Let it end, or stop it; to train twice at once, use two copies of the project"));
    }

    /** Brings the folder and the files to where no attempt goes on, wherever the last one stopped. */
    private void recover() throws IOException {
        if (Files.exists(started())) {
            for (Path file : files) {
                remove(file);
                if (Files.exists(aside(file))) {
                    AtomicFile.copy(aside(file), file);
                }
            }
            Files.delete(started());
        }
        for (Path file : files) {
            if (Files.exists(file)) {
                Files.deleteIfExists(aside(file));
            } else if (Files.exists(aside(file))) {
                move(aside(file), file);
            }
        }
    }

    /** Where the attempt wrote a folder instead of a file, the folder goes with all that is in it. */
    private static void remove(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> all = Files.walk(file)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } else {
            Files.deleteIfExists(file);
        }
    }

    private void setAside() throws IOException {
        for (Path file : files) {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            if (Files.isDirectory(file)) {
                throw ProblemException.invalid(Problem.at(
                        Place.of(file.toString()),
                        "It is a folder, where the training command is to write a file",
                        "Move the folder away, or correct {key:train.outputs}"));
            }
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                move(file, aside(file));
            } else if (Files.exists(file)) {
                AtomicFile.copy(file, aside(file));
            }
            Files.deleteIfExists(file);
        }
        Files.createFile(started());
    }

    @Override
    public void keep() {
        try {
            Files.deleteIfExists(started());
        } catch (IOException e) {
            throw LocalOutputs.failed("keep", files.get(0), e);
        }
    }

    @Override
    public void close() {
        try (lock) {
            recover();
        } catch (IOException e) {
            throw LocalOutputs.failed("restore", files.get(0), e);
        }
    }

    private Path started() {
        return folder.resolve("started");
    }

    private Path aside(Path file) {
        return folder.resolve(files.indexOf(file) + "-" + file.getFileName());
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Another disk.
            AtomicFile.copy(from, to);
            Files.delete(from);
        }
    }
}
