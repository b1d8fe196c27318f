package dev.modelgate.gate;

import dev.modelgate.model.ModelVersion;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.util.Optional;

/**
 * Another environment already runs exactly this model.
 *
 * @param environment that environment
 */
@TypeName("runs-in")
@Description("Another environment already runs exactly this model.")
record RunsIn(
        @Description("The environment that has to run it first.")
        String environment) implements Gate {
    @Override
    public String id() {
        return "runs-in " + environment;
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        Optional<ModelVersion> there =
                Optional.ofNullable(input.facts().upstream().get(environment));
        String expected = environment + " runs " + input.candidate().version() + " ("
                + input.candidate().digest().brief() + ")";
        String observed = there.map(model -> environment + " runs " + model.version() + " ("
                        + model.digest().brief() + ")")
                .orElse(environment + " runs nothing yet");
        return there.filter(model -> model.digest().equals(input.candidate().digest()))
                        .isPresent()
                ? GateOutcome.satisfied(id(), observed, expected)
                : GateOutcome.pending(
                        id(),
                        observed,
                        expected,
                        "Promote it to " + environment + " first, and merge the pull request");
    }
}
