package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A predicate over a candidate and the evidence about it. It never acts, and it never looks anywhere else. */
public sealed interface Gate
        permits BeatsChampion, DataValid, DriftWithin, LatencyWithin, ModelValid, QualityAtLeast, RuleHolds, RunsIn {
    /** Name of the gate, for people and for findings. */
    String id();

    /**
     * Whether the gate looks at what was measured about a run itself, such as a latency. Such an observation differs from
     * run to run, so a decision keeps it apart.
     */
    default boolean readsMeasurements() {
        return false;
    }

    /** How long ago what the gate rests on may have been measured; empty when that does not matter. */
    default Optional<Duration> age() {
        return Optional.empty();
    }

    /** The evidence whose age matters. */
    default List<Evidence> restsOn(GateInput input) {
        return List.of();
    }

    /** What the gate says, the age of the evidence left aside. */
    GateOutcome evaluate(GateInput input, RuleLanguage rules);
}
