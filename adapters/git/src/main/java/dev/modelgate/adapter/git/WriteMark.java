package dev.modelgate.adapter.git;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Says in the repository which refs this process is about to move, and where to, for as long as it does. Git locks a ref
 * by a file that stays when its writer is killed, and then nobody can move the ref. This mark is held by a lock that ends
 * with its process: whoever finds it written and free knows that a writer was killed, and which of Git's lock files may
 * be its own. The refs are as safe without it.
 */
final class WriteMark implements AutoCloseable {
    /** Where Git writes refs that it moves together. */
    static final String PACKED = "packed-refs";

    private static final String NAME = "modelgate-write";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration UNTOUCHED = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /** A process loses its locks on a file when any of its threads closes the file. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Optional<FileChannel> channel;

    private WriteMark(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /**
     * Waits for other writers of this kind, takes away what a killed one left, and sets the mark.
     *
     * @param folder the bare repository
     * @param targets where each ref goes
     */
    static WriteMark set(Path folder, Map<String, ObjectId> targets) throws IOException {
        THREADS.lock();
        Optional<FileChannel> channel = Optional.empty();
        try {
            channel = open(folder.resolve(NAME));
            if (channel.isPresent()) {
                await(channel.get(), folder);
                for (String line : read(channel.get()).lines().toList()) {
                    unlock(folder, line);
                }
                write(channel.get(), text(targets));
            }
            return new WriteMark(channel);
        } catch (IOException | ProblemException e) {
            close(channel);
            throw e;
        }
    }

    private static Optional<FileChannel> open(Path file) throws IOException {
        try {
            return Optional.of(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (AccessDeniedException e) {
            // It is another user's, who shares the repository.
            return Optional.empty();
        }
    }

    private static void await(FileChannel channel, Path folder) throws IOException {
        long start = System.nanoTime();
        Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
        while (lock.isEmpty()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw ProblemException.unknown(Problem.at(
                        Place.of(folder.toString()),
                        "Another Modelgate has been writing for " + PATIENCE.toSeconds() + " seconds",
                        "Let it end, or end it; then try again"));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            lock = Optional.ofNullable(channel.tryLock());
        }
    }

    /** Takes away a lock file of Git, if the killed writer made it: it says so, or nobody touches it any more. */
    private static void unlock(Path folder, String line) throws IOException {
        String[] parts = line.split(" ", 2);
        Path file = folder.resolve(parts[0] + ".lock").normalize();
        if (parts.length < 2 || !file.startsWith(folder) || !Files.exists(file)) {
            return;
        }
        if (content(file).equals(parts[1]) || isUntouched(file)) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isUntouched(Path file) throws IOException {
        String before = content(file);
        long start = System.nanoTime();
        while (System.nanoTime() - start < UNTOUCHED.toNanos()) {
            if (!Files.exists(file) || !content(file).equals(before)) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private static String content(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    }

    private static String text(Map<String, ObjectId> targets) {
        return targets.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().name() + "\n")
                .collect(Collectors.joining());
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() throws IOException {
        try {
            if (channel.isPresent()) {
                channel.get().truncate(0);
            }
        } finally {
            close(channel);
        }
    }

    private static void close(Optional<FileChannel> channel) throws IOException {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } finally {
            THREADS.unlock();
        }
    }
}
