package dev.modelgate.adapter.local;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A file that names a process as long as it runs: number and start, as numbers are given again. */
final class RunningMark {
    private final Path file;

    RunningMark(Path file) {
        this.file = file;
    }

    void set(ProcessHandle process) {
        try {
            AtomicFile.write(file, text(process).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            process.destroyForcibly();
            throw failed("write", e);
        }
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> process() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            String number = text.split(" ", 2)[0];
            if (!number.matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(number))
                    .filter(one -> one.isAlive() && text(one).equals(text));
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("delete", e);
        }
    }

    private static String text(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toString).orElse("unknown") + "\n";
    }

    private ProblemException failed(String verb, IOException cause) {
        return ProblemException.unknown(
                Problem.of("Tried to " + verb + " " + file + ", but failed: " + cause, "Make its folder writable"),
                cause);
    }
}
