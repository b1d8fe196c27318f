package dev.modelgate.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps other writers of a file away, in this process and in others. The system lets go of the lock of a process that is
 * killed; the lock's file, beside the other, is taken away again.
 */
final class WriteLock {
    /** The system's locks are of the process: threads of one have to be kept apart by themselves. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private WriteLock() {}

    /** What is done while nobody else writes. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /** Waits until nobody else writes the file, and keeps it so. */
    static <T> T holding(Path target, Action<T> action) throws IOException {
        Path file = target.resolveSibling("." + target.getFileName() + ".lock");
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        THREADS.lock();
        try {
            while (true) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    if (holds(channel, file)) {
                        return runThenRemove(action, file);
                    }
                }
            }
        } finally {
            THREADS.unlock();
        }
    }

    private static <T> T runThenRemove(Action<T> action, Path file) throws IOException {
        try {
            return action.run();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Whoever held the lock before may have taken its file away: then what was locked is no longer there. */
    private static boolean holds(FileChannel channel, Path file) throws IOException {
        channel.lock();
        byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(token), 0);
        try {
            return Arrays.equals(Files.readAllBytes(file), token);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
