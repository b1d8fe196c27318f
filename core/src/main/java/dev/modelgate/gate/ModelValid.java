package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The model loads, fits its signature and the data, and scores its golden rows as it did when it was trained.
 *
 * @param age how long ago the validation may have been that this gate, quality, beats-champion and latency look at
 */
@TypeName("model-valid")
@Description("The model loads, fits its signature and the data, and scores its golden rows as in training.")
record ModelValid(@Description(Age.DESCRIPTION) Optional<Duration> age) implements Gate {
    private static final String EXPECTED = "validate-model passed";

    ModelValid {
        Age.require(age);
    }

    @Override
    public String id() {
        return "model-valid";
    }

    @Override
    public List<Evidence> restsOn(GateInput input) {
        return input.validation().stream().toList();
    }

    /** A validation beside another champion than the one that runs now may have found what is wrong with the model. */
    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        List<Evidence> found = Stream.concat(input.newestValidation().stream(), input.validation().stream())
                .toList();
        if (found.isEmpty()) {
            return GateOutcome.unknown(id(), input.withoutValidation(), EXPECTED, "Run {goal:validate-model}");
        }
        if (found.stream().anyMatch(one -> one.conclusion() == Conclusion.DENIED)) {
            return GateOutcome.violated(
                    id(),
                    "validate-model was denied",
                    EXPECTED,
                    "Read what {goal:validate-model} says, and mend the model");
        }
        return found.stream().allMatch(one -> one.conclusion() == Conclusion.PASSED)
                ? GateOutcome.satisfied(id(), "passed", EXPECTED)
                : GateOutcome.unknown(
                        id(),
                        "validate-model could not tell",
                        EXPECTED,
                        "Read what {goal:validate-model} says, and mend the holdout");
    }
}
