package dev.modelgate.app;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Option;
import dev.modelgate.settings.Violations;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Options that every goal has.
 *
 * @param project the project file
 * @param noCache run steps even when their evidence exists
 * @param threads threads of the data engine
 * @param format what is printed
 * @param reports where reports are written
 */
public record CommonOptions(
        @Option("The project file; by default modelgate.yaml in the current folder, when it is there.")
        Optional<Path> project,

        @Option("Run every step, even when evidence of the same inputs exists.") @Default("false")
        boolean noCache,

        @Option("How many threads the data engine uses; by default one for each processor.")
        Optional<Integer> threads,

        @Option("What is printed: text for people, or the Report as json and nothing else.") @Default("text")
        OutputFormat format,

        @Option("Folder that reports are written to; by default .modelgate/reports beside the project file.")
        Optional<Path> reports) {
    /** More than any machine has processors for; tens of thousands bring one to a stop. */
    private static final int MOST_THREADS = 1024;

    public CommonOptions {
        new Violations()
                .when(
                        threads.filter(count -> count < 1 || count > MOST_THREADS)
                                .isPresent(),
                        "threads",
                        "threads is from 1 to " + MOST_THREADS + ", not " + threads.orElse(0))
                .throwIfAny();
    }

    /** What a frontend prints. */
    public enum OutputFormat {
        /** Text for people. */
        TEXT,
        /** The Report as JSON. */
        JSON
    }
}
