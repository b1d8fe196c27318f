package dev.modelgate.cli;

import dev.modelgate.run.Cancellation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What the command line knows of the process that it runs in.
 *
 * @param folder the current folder
 * @param environment environment variables
 * @param clock time
 * @param out standard output
 * @param err standard error
 * @param terminal whether a person sees the output as it comes
 * @param cancellation tells when to stop
 */
record CallingProcess(
        Path folder,
        Map<String, String> environment,
        Clock clock,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Cancellation cancellation) {
    CallingProcess {
        environment = Map.copyOf(environment);
    }
}
