package dev.modelgate.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Place;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An expression over the evidence holds.
 *
 * @param name name of the rule, for people
 * @param expression the expression
 */
@TypeName("rule")
@Description("An expression of the Common Expression Language over the evidence holds.")
record RuleHolds(
        @Description("Name of the rule, for people.") String name,

        @Description("The expression; sees candidate, champion, environment and evidence.")
        String expression)
        implements Gate {
    @Override
    public String id() {
        return "rule " + name;
    }

    @Override
    public boolean readsMeasurements() {
        return expression.contains("measured");
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        RuleResult result = rules.compile(expression, Place.of("rule " + name)).evaluate(visible(input));
        return switch (result.verdict()) {
            case HOLDS -> GateOutcome.satisfied(id(), result.explanation(), expression);
            case FAILS ->
                GateOutcome.violated(
                        id(), result.explanation(), expression, "Mend what the rule asks for, or change the policy");
            case UNKNOWN ->
                GateOutcome.unknown(
                        id(),
                        result.explanation(),
                        expression,
                        "Run the step whose evidence the rule needs, or correct the rule");
        };
    }

    /** What an expression can see, by stable names. */
    private static ObjectNode visible(GateInput input) {
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
