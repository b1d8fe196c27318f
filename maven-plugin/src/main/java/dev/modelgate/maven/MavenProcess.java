package dev.modelgate.maven;

import dev.modelgate.run.Cancellation;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process that Maven runs in, for as long as a goal runs: the only class of the plugin that looks at it. When the
 * process is told to end, the goal is asked to stop and given time to take away what is half-written.
 */
final class MavenProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 15;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::cancel, "modelgate-cancel");

    private MavenProcess() {}

    static MavenProcess watched() {
        MavenProcess process = new MavenProcess();
        Runtime.getRuntime().addShutdownHook(process.hook);
        return process;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Map<String, String> environment() {
        return System.getenv();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    /** Prints to standard output, past Maven's log. */
    void print(String text) {
        System.out.print(text);
        System.out.flush();
    }

    private void cancel() {
        cancellation.request();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.err.println("modelgate: the goal did not stop within " + SECONDS_TO_END + " s and was ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The goal has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook, which has run or runs now, needs no taking away.
            cancellation.request();
        }
    }
}
