package dev.modelgate.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Place;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.util.Comparator;

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
        input.evidence().stream()
                .sorted(Comparator.comparing(
                                (Evidence one) -> one.measured().path("at").asText())
                        .thenComparing(one -> one.key().digest()))
                .forEach(one -> kinds.set(camelCase(one.kind()), seenAs(one)));
        input.validation().ifPresent(one -> kinds.set(camelCase(one.kind()), validation(one, input)));
        return all;
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

    private static String camelCase(String kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.split("-")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
