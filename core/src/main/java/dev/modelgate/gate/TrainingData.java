package dev.modelgate.gate;

import java.util.Optional;

/** What gates say that look at the data of a training, when there is none to look at. */
final class TrainingData {
    private TrainingData() {}

    /** Why it cannot be told on which data the candidate was trained, if it cannot. */
    static Optional<GateOutcome> unknown(GateInput input, String gate, String expected) {
        if (input.training().isEmpty()) {
            return Optional.of(GateOutcome.unknown(
                    gate, "no training evidence about " + input.candidate(), expected, "Run {goal:train}"));
        }
        if (input.datasets().isEmpty()) {
            return Optional.of(GateOutcome.unknown(
                    gate, "training names no dataset", expected, "Name the datasets with {key:train.data}"));
        }
        return Optional.empty();
    }
}
