package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.util.Optional;

/** The model loads, fits its signature and the data, and scores its golden rows as it did when it was trained. */
@TypeName("model-valid")
@Description("The model loads, fits its signature and the data, and scores its golden rows as in training.")
record ModelValid() implements Gate {
    private static final String EXPECTED = "validate-model passed";

    @Override
    public String id() {
        return "model-valid";
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        Optional<Evidence> found = input.aboutCandidate("model-validation");
        if (found.isEmpty()) {
            return GateOutcome.unknown(
                    id(), "no validation of " + input.candidate(), EXPECTED, "Run {goal:validate-model}");
        }
        return found.get().conclusion() == Conclusion.PASSED
                ? GateOutcome.satisfied(id(), "passed", EXPECTED)
                : GateOutcome.violated(
                        id(),
                        "validate-model was denied",
                        EXPECTED,
                        "Read what {goal:validate-model} says, and mend the model");
    }
}
