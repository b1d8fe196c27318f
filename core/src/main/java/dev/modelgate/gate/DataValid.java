package dev.modelgate.gate;

import dev.modelgate.data.ValidateData;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import dev.modelgate.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every dataset that the candidate was trained on meets its contract. */
@TypeName("data-valid")
@Description("Every dataset that the candidate was trained on meets its contract.")
record DataValid() implements Gate {
    private static final String EXPECTED = "every dataset that the candidate was trained on passed validate-data";
    private static final String FIX = "Run {goal:validate-data} on the datasets that the model was trained on";

    @Override
    public String id() {
        return "data-valid";
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        Optional<TrainingResult> training = input.training();
        if (training.isEmpty()) {
            return GateOutcome.unknown(
                    id(), "no training evidence about " + input.candidate(), EXPECTED, "Run {goal:train}");
        }
        Map<String, Digest> datasets = training.get().datasets();
        if (datasets.isEmpty()) {
            return GateOutcome.unknown(
                    id(), "training names no dataset", EXPECTED, "Name the datasets with {key:train.data}");
        }
        return judge(input, datasets);
    }

    private GateOutcome judge(GateInput input, Map<String, Digest> datasets) {
        List<String> missing = datasets.entrySet().stream()
                .filter(dataset -> find(input, dataset).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            return GateOutcome.unknown(
                    id(),
                    "no validation of dataset " + String.join(", ", missing)
                            + " as it was trained on, under the contract that it has now",
                    EXPECTED,
                    FIX);
        }
        List<String> denied = datasets.entrySet().stream()
                .filter(dataset -> find(input, dataset)
                        .filter(one -> one.conclusion() == Conclusion.PASSED)
                        .isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!denied.isEmpty()) {
            return GateOutcome.violated(
                    id(),
                    "dataset " + String.join(", ", denied) + " does not meet its contract",
                    EXPECTED,
                    "Mend the data and train again");
        }
        return GateOutcome.satisfied(id(), String.join(", ", datasets.keySet()) + " passed", EXPECTED);
    }

    /** A validation under another contract than the one that is declared now says nothing. */
    private static Optional<Evidence> find(GateInput input, Map.Entry<String, Digest> dataset) {
        Optional<Digest> contract =
                Optional.ofNullable(input.facts().contracts().get(dataset.getKey()));
        return contract.map(declared -> input.newest(ValidateData.KIND, dataset.getValue(), declared))
                .orElseGet(() -> input.newest(ValidateData.KIND, dataset.getValue()));
    }
}
