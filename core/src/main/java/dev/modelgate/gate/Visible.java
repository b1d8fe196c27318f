package dev.modelgate.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.DataValidation;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.training.TrainingResult;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What rules can see, by stable names. */
final class Visible {
    private Visible() {}

    /** The names, whether or not anything is known. */
    static RuleNames names() {
        RuleNames model = RuleNames.ofRecord(ModelVersion.class);
        Map<String, RuleNames> evidence = new TreeMap<>();
        evidence.put("training", seenAs(TrainingResult.class));
        evidence.put("modelValidation", seenAs(ModelValidationResult.class));
        addEach(evidence, "dataValidation", DataValidation.class);
        addEach(evidence, "drift", DriftResult.class);
        addEach(evidence, "profile", DataProfile.class);
        return RuleNames.of(Map.of(
                "environment",
                RuleNames.ANY,
                "candidate",
                model,
                "champion",
                model,
                "evidence",
                RuleNames.of(evidence)));
    }

    private static void addEach(Map<String, RuleNames> evidence, String kind, Class<?> result) {
        RuleNames one = seenAs(result).with(Map.of("dataset", RuleNames.ANY));
        evidence.put(kind, one);
        evidence.put(kind + "s", RuleNames.listOf(one));
    }

    private static RuleNames seenAs(Class<?> result) {
        return RuleNames.ofRecord(result).with(Map.of("conclusion", RuleNames.ANY, "measured", RuleNames.ANY));
    }

    /** What is known of a candidate. */
    static ObjectNode of(GateInput input) {
        ObjectNode all = Json.object();
        all.put("environment", input.environment());
        all.set("candidate", Json.tree(input.candidate()));
        input.facts().champion().ifPresent(champion -> all.set("champion", Json.tree(champion)));
        ObjectNode kinds = all.putObject("evidence");
        input.training().ifPresent(one -> kinds.set("training", seenAs(one)));
        input.validation().ifPresent(one -> kinds.set("modelValidation", validation(one, input)));
        addEach(kinds, "dataValidation", input, input::dataValidation);
        addEach(kinds, "drift", input, (name, data) -> input.drift(data));
        addEach(kinds, "profile", input, (name, data) -> input.profile(data));
        return all;
    }

    /**
     * What is known of each dataset that the candidate was trained on, as a list that is there only when it is complete: a
     * macro such as {@code all} would pass over what is missing. Of a single dataset it is also there by itself.
     */
    private static void addEach(
            ObjectNode kinds, String kind, GateInput input, BiFunction<String, Digest, Optional<Evidence>> find) {
        ArrayNode each = Json.object().putArray(kind);
        input.datasets()
                .forEach((name, data) -> find.apply(name, data)
                        .ifPresent(one -> each.add(seenAs(one).put("dataset", name))));
        if (each.isEmpty() || each.size() < input.datasets().size()) {
            return;
        }
        kinds.set(kind + "s", each);
        if (each.size() == 1) {
            kinds.set(kind, each.get(0));
        }
    }

    /** A comparison with a champion that moved on is not seen: it says nothing about the one that runs now. */
    private static ObjectNode validation(Evidence evidence, GateInput input) {
        ObjectNode seen = seenAs(evidence);
        if (!input.comparesWithChampion(evidence)) {
            seen.remove("comparison");
        }
        return seen;
    }

    private static ObjectNode seenAs(Evidence evidence) {
        ObjectNode seen = evidence.result();
        seen.put("conclusion", evidence.conclusion().name());
        seen.set("measured", evidence.measured());
        return seen;
    }
}
