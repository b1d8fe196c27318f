package dev.modelgate.cli;

import dev.modelgate.run.Cancellation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where the process begins and ends: the only class of the command line that looks at it. */
public final class Main {
    private static final long SECONDS_TO_END = 15;

    private Main() {}

    /** Runs one goal and ends the process with its exit code. */
    // bin/modelgate asks newer Java versions too for the console that is null when nobody sees the output.
    @SuppressWarnings("SystemConsoleNull")
    public static void main(String[] arguments) {
        Cancellation cancellation = new Cancellation();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(cancellation, ended), "cancel"));
        boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
        CallingProcess process = new CallingProcess(
                Path.of(""), System.getenv(), Clock.systemUTC(), System.out, System.err, terminal, cancellation);
        int exitCode;
        try {
            exitCode = new CommandLineFrontend(process).run(arguments);
        } finally {
            ended.countDown();
        }
        System.exit(exitCode);
    }

    /** On Ctrl-C the goal is asked to stop and given time to take away what is half-written. */
    private static void cancel(Cancellation cancellation, CountDownLatch ended) {
        cancellation.request();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.err.println("modelgate: the goal did not stop within " + SECONDS_TO_END + " s and was ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
