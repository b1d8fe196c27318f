package dev.modelgate.gate;

import dev.modelgate.model.Figures;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.Quality;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.model.SliceQuality;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import dev.modelgate.statistics.ConfidenceInterval;
import java.util.List;
import java.util.Optional;

/**
 * A quality figure on the holdout reaches a bound, whole and, if asked, on every slice.
 *
 * @param metric which figure
 * @param bound the bound: at least this for figures where more is better, at most for the others
 * @param slices bound for every slice that has enough rows
 */
@TypeName("quality")
@Description("A quality figure on the holdout reaches a bound: at least, or at most where less is better.")
record QualityAtLeast(
        @Description("Which figure: auc, log-loss, brier or accuracy.")
        QualityMetric metric,

        @Description("The bound on the whole holdout.") double bound,

        @Description("The bound on every slice that has enough rows.")
        Optional<Double> slices)
        implements Gate {
    private static final String SLICES =
            "Choose {key:evaluate.slices} and {key:evaluate.leastSliceRows} so that slices have enough rows of both"
                    + " labels, or evaluate on more rows; then run {goal:validate-model}";

    QualityAtLeast {
        requirePossible(metric, bound);
        slices.ifPresent(least -> requirePossible(metric, least));
    }

    private static void requirePossible(QualityMetric metric, double bound) {
        if (!metric.canBe(bound)) {
            throw new IllegalArgumentException(
                    "the bound " + bound + " is no value that " + metric.key() + " can have");
        }
    }

    @Override
    public String id() {
        return "quality " + metric.key();
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        Optional<ModelValidationResult> result = input.modelValidation();
        String expected = expectation(bound)
                + slices.map(least -> " and " + expectation(least) + " on every slice")
                        .orElse("");
        if (result.isEmpty()) {
            return GateOutcome.unknown(id(), input.withoutValidation(), expected, "Run {goal:validate-model}");
        }
        Optional<Quality> whole = result.get().whole();
        Optional<ConfidenceInterval> figure =
                whole.flatMap(quality -> quality.metrics().of(metric));
        if (figure.isEmpty()) {
            return GateOutcome.unknown(
                    id(),
                    metric.title() + " could not be told on the holdout",
                    expected,
                    "Read what {goal:validate-model} says; the holdout needs rows of both labels");
        }
        GateOutcome told = judge(result.get(), figure.get(), expected);
        GateOutcome outcome = told.verdict() == GateOutcome.Verdict.VIOLATED
                ? told
                : untold(result.get())
                        .map(reason -> GateOutcome.unknown(id(), reason, expected, SLICES))
                        .orElse(told);
        return outcome.withSamples(whole.orElseThrow().rows());
    }

    /** Why a bound on slices cannot be told, if it cannot. */
    private Optional<String> untold(ModelValidationResult result) {
        if (slices.isEmpty()) {
            return Optional.empty();
        }
        if (result.slices().stream().noneMatch(SliceQuality::enough)) {
            return Optional.of(result.slices().isEmpty() ? "no slice was evaluated" : "no slice has enough rows");
        }
        return result.slices().stream()
                .filter(SliceQuality::enough)
                .filter(slice -> slice.quality().metrics().of(metric).isEmpty())
                .map(slice -> metric.title() + " could not be told on " + slice.name())
                .findFirst();
    }

    private GateOutcome judge(ModelValidationResult result, ConfidenceInterval figure, String expected) {
        List<String> failing = slices.map(least -> tooLow(result, least)).orElse(List.of());
        String observed = metric.title() + " " + Figures.interval(figure)
                + (failing.isEmpty() ? "" : "; " + String.join(", ", failing));
        return reaches(figure.estimate(), bound) && failing.isEmpty()
                ? GateOutcome.satisfied(id(), observed, expected)
                : GateOutcome.violated(id(), observed, expected, "Train a better model, or change the policy's bound");
    }

    private List<String> tooLow(ModelValidationResult result, double least) {
        return result.slices().stream()
                .filter(SliceQuality::enough)
                .filter(slice -> slice.quality()
                        .metrics()
                        .of(metric)
                        .filter(figure -> !reaches(figure.estimate(), least))
                        .isPresent())
                .map(slice -> slice.name() + " "
                        + Figures.figure(slice.quality()
                                .metrics()
                                .of(metric)
                                .orElseThrow()
                                .estimate()))
                .toList();
    }

    private boolean reaches(double figure, double limit) {
        return metric.higherIsBetter() ? figure >= limit : figure <= limit;
    }

    private String expectation(double limit) {
        return (metric.higherIsBetter() ? "at least " : "at most ") + Figures.figure(limit);
    }
}
