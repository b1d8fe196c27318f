package dev.modelgate.gate;

import dev.modelgate.model.Comparison;
import dev.modelgate.model.Figures;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Optional;

/**
 * The candidate is better than the champion on the same rows: the whole paired interval of the difference lies above a
 * margin. With a negative margin the gate asks for no more than being not worse by that much (non-inferiority).
 *
 * @param metric which figure
 * @param margin least difference in the better direction
 */
@TypeName("beats-champion")
@Description("The candidate is better than the champion on the same rows: the whole paired interval of the difference,"
        + " counted in the better direction, lies above a margin.")
record BeatsChampion(
        @Description("Which figure: auc, log-loss, brier or accuracy.") @Default("auc")
        QualityMetric metric,

        @Description("Least difference in the better direction; negative for being not worse by more than that.")
        @Default("0")
        double margin)
        implements Gate {
    private static final String AGAIN = "Run {goal:validate-model} again, against the champion that runs now";

    BeatsChampion {
        if (!metric.canBe(Math.abs(margin))) {
            throw new IllegalArgumentException(
                    "the margin " + margin + " is no difference that " + metric.key() + " can have");
        }
    }

    @Override
    public String id() {
        return "beats-champion " + metric.key();
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        String expected = "better than the champion in " + metric.title()
                + ": the 95 % interval of the paired difference" + " lies above " + Figures.figure(margin);
        if (input.facts().champion().isEmpty()) {
            return GateOutcome.satisfied(id(), input.environment() + " runs no model to beat", expected);
        }
        if (input.facts().championDigest().equals(input.candidate().digest().toString())) {
            return GateOutcome.satisfied(id(), input.environment() + " already runs this model", expected);
        }
        Optional<ModelValidationResult> result = input.modelValidation();
        if (result.isEmpty()) {
            return GateOutcome.unknown(id(), input.withoutValidation(), expected, "Run {goal:validate-model}");
        }
        return result.get()
                .comparison()
                .map(comparison -> judge(input, comparison, expected))
                .orElseGet(() -> GateOutcome.unknown(
                        id(), "the newest validation did not compare it with a champion", expected, AGAIN));
    }

    private GateOutcome judge(GateInput input, Comparison comparison, String expected) {
        if (!comparison.champion().digest().toString().equals(input.facts().championDigest())) {
            return GateOutcome.unknown(
                    id(),
                    "it was compared with " + comparison.champion() + ", but " + input.environment() + " now runs "
                            + input.facts().champion().orElseThrow(),
                    expected,
                    AGAIN);
        }
        return comparison
                .difference()
                .of(metric)
                .map(difference -> judge(difference, expected).withSamples(comparison.rows()))
                .orElseGet(() -> GateOutcome.unknown(
                        id(),
                        "the difference in " + metric.title() + " could not be told",
                        expected,
                        "Evaluate on a holdout with more rows of both labels"));
    }

    private GateOutcome judge(ConfidenceInterval difference, String expected) {
        double low = metric.higherIsBetter() ? difference.lower() : -difference.upper();
        double high = metric.higherIsBetter() ? difference.upper() : -difference.lower();
        String observed = "difference in " + metric.title() + " " + Figures.signed(difference);
        if (low > margin) {
            return GateOutcome.satisfied(id(), observed, expected);
        }
        return high <= margin
                ? GateOutcome.violated(
                        id(), observed + ": it is not better", expected, "Keep the champion, or train a better model")
                : GateOutcome.violated(
                        id(),
                        observed + ": the interval does not exclude that it is no better",
                        expected,
                        "Train a better model, or evaluate on more rows");
    }
}
