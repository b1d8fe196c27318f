package dev.modelgate.app;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.Waits;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on the machine's clock, and ends at once when a stop is asked for. */
final class PatientWaits implements Waits {
    private final Cancellation cancellation;

    PatientWaits(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public void pass(Duration time) {
        CountDownLatch stop = new CountDownLatch(1);
        Cancellation.Registration registration = cancellation.onRequest(stop::countDown);
        try {
            if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        } finally {
            registration.close();
        }
    }

    private static ProblemException stopped() {
        return ProblemException.unknown(Problem.of(
                "It was asked to stop while it waited for a server", "Run it again: it goes on where it stopped"));
    }
}
