package dev.modelgate.gate;

import dev.modelgate.settings.Description;
import dev.modelgate.settings.Passage;
import dev.modelgate.settings.TypeName;

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
        RuleResult result =
                rules.compile(Passage.whole(expression, id()), Visible.names()).evaluate(Visible.of(input));
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
}
