package dev.modelgate.report;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.run.RunContext;
import java.util.Optional;

/**
 * A use case that measures something and leaves evidence. The parts are apart so that every step runs the same way: a
 * step whose key is known is not run again, and its report is made from the evidence alone.
 *
 * @param <R> the request: everything that this run was asked for, already resolved
 */
public interface Step<R> {
    /** Everything that the result will depend on. Hashes inputs, computes nothing else. */
    StepKey key(R request, RunContext context);

    /**
     * Does the work.
     *
     * @param key what {@link #key} said of the same request
     * @throws dev.modelgate.problem.ProblemException when no verdict can be reached
     */
    Evidence run(R request, StepKey key, RunContext context);

    /**
     * Why evidence with the right key cannot stand for a new run, because what the step wrote beside it is gone or was
     * changed; empty when it can.
     */
    default Optional<String> outdated(R request, Evidence evidence) {
        return Optional.empty();
    }

    /** Whether evidence is of an earlier run of the same step, whose differences tell why it runs again. */
    default boolean isEarlierRun(R request, Evidence latest) {
        return true;
    }

    /** What a person reads; a pure function of the evidence. */
    Report report(Evidence evidence);
}
