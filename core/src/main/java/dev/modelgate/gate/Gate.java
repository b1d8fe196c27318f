package dev.modelgate.gate;

/** A predicate over a candidate and the evidence about it. It never acts, and it never looks anywhere else. */
public sealed interface Gate
        permits BeatsChampion, DataValid, DriftWithin, LatencyWithin, ModelValid, QualityAtLeast, RuleHolds, RunsIn {
    /** Name of the gate, for people and for findings. */
    String id();

    /** What the gate says. */
    GateOutcome evaluate(GateInput input, RuleLanguage rules);
}
