package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Every dataset that the candidate was trained on meets its contract.
 *
 * @param age how long ago each of the validations may have been
 */
@TypeName("data-valid")
@Description("Every dataset that the candidate was trained on meets its contract.")
record DataValid(@Description(Age.DESCRIPTION) Optional<Duration> age) implements Gate {
    private static final String EXPECTED = "every dataset that the candidate was trained on passed validate-data";

    DataValid {
        Age.require(age);
    }

    @Override
    public String id() {
        return "data-valid";
    }

    @Override
    public List<Evidence> restsOn(GateInput input) {
        return input.datasets().entrySet().stream()
                .flatMap(dataset -> input.dataValidation(dataset.getKey(), dataset.getValue()).stream())
                .toList();
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        return TrainingData.unknown(input, id(), EXPECTED).orElseGet(() -> judge(input, input.datasets()));
    }

    private GateOutcome judge(GateInput input, SortedMap<String, Digest> datasets) {
        List<String> denied = concluded(input, datasets, Conclusion.DENIED);
        if (!denied.isEmpty()) {
            return GateOutcome.violated(
                    id(),
                    "dataset " + String.join(", ", denied) + " does not meet its contract",
                    EXPECTED,
                    "Mend the data and train again");
        }
        List<String> undeclared = datasets.keySet().stream()
                .filter(name -> !input.facts().contracts().containsKey(name))
                .toList();
        if (!undeclared.isEmpty()) {
            return GateOutcome.unknown(
                    id(),
                    "the project declares no contract for dataset " + String.join(", ", undeclared),
                    EXPECTED,
                    "Name one with {key:contract}, then run {goal:validate-data}");
        }
        List<String> passed = concluded(input, datasets, Conclusion.PASSED);
        List<String> missing = datasets.keySet().stream()
                .filter(name -> !passed.contains(name))
                .toList();
        return missing.isEmpty()
                ? GateOutcome.satisfied(id(), String.join(", ", passed) + " passed", EXPECTED)
                : GateOutcome.unknown(
                        id(),
                        "no validation of dataset " + String.join(", ", missing)
                                + " as it was trained on, under the contract that it has now",
                        EXPECTED,
                        "Run {goal:validate-data} on the datasets that the model was trained on");
    }

    private static List<String> concluded(GateInput input, SortedMap<String, Digest> datasets, Conclusion conclusion) {
        return datasets.entrySet().stream()
                .filter(dataset -> input.dataValidation(dataset.getKey(), dataset.getValue())
                        .filter(one -> one.conclusion() == conclusion)
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
