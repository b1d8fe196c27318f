package dev.modelgate.gate;

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

    /** What the gate says. */
    GateOutcome evaluate(GateInput input, RuleLanguage rules);
}
