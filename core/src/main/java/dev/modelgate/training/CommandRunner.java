package dev.modelgate.training;

import dev.modelgate.run.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a command of the project on this machine. */
public interface CommandRunner {
    /**
     * Runs a command to its end. Standard output and error are handed on line by line, as they come; a line longer than
     * a bound is cut. When the time is up or a stop is asked for, the command and everything it started are ended.
     *
     * @throws dev.modelgate.problem.ProblemException INVALID when the command cannot be started
     */
    Exit run(Command command, Consumer<String> lines, Cancellation cancellation);

    /**
     * Ends a command, and everything it started, that still runs because the process that ran it was killed.
     *
     * @param mark the mark of that command
     */
    void endLeft(Path mark);

    /**
     * What to run.
     *
     * @param arguments program and arguments; no shell is involved
     * @param folder working folder
     * @param environment the whole declared environment; beside it only what every program needs (PATH, HOME, …)
     * @param timeout the longest it may take
     * @param mark a file that names the process as long as it runs; its folder is there
     */
    record Command(List<String> arguments, Path folder, Map<String, String> environment, Duration timeout, Path mark) {
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * How it ended.
     *
     * @param how whether it ended by itself
     * @param code exit code, when it ended by itself
     * @param duration wall time
     */
    record Exit(How how, int code, Duration duration) {
        /** Ways to end. */
        public enum How {
            /** By itself. */
            ENDED,
            /** The time was up. */
            TIMED_OUT,
            /** A stop was asked for. */
            CANCELLED
        }
    }
}
