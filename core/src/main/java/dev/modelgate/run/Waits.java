package dev.modelgate.run;

import java.time.Duration;

/** Lets time pass, as a server asked for: on the machine's clock, or on one that a test moves. */
@FunctionalInterface
public interface Waits {
    /**
     * Returns after a while.
     *
     * @throws dev.modelgate.problem.ProblemException when a stop is asked for meanwhile
     */
    void pass(Duration time);
}
