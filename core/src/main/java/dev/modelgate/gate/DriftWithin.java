package dev.modelgate.gate;

import static dev.modelgate.gate.GateOutcome.Verdict.SATISFIED;
import static dev.modelgate.gate.GateOutcome.Verdict.UNKNOWN;
import static dev.modelgate.gate.GateOutcome.Verdict.VIOLATED;

import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data that the model will be given have not drifted away from the data that it was trained on.
 *
 * @param share share of the compared columns that may drift
 * @param columns columns of which none may drift
 * @param age how long ago each of the measurements may have been
 */
@TypeName("drift-within")
@Description("The data that the model will be given have not drifted away from the data that it was trained on.")
record DriftWithin(
        @Description("Share of the compared columns that may drift, 0 to 1.") @Default("0")
        double share,

        @Description("Columns of which none may drift, whatever the share.") @Default("[]")
        List<String> columns,

        @Description(Age.DESCRIPTION) Optional<Duration> age)
        implements Gate {
    DriftWithin {
        Age.require(age);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share lies between 0 and 1, not at " + share);
        }
        columns = List.copyOf(columns);
    }

    @Override
    public String id() {
        return "drift-within";
    }

    @Override
    public List<Evidence> restsOn(GateInput input) {
        return input.datasets().values().stream()
                .flatMap(data -> input.drift(data).stream())
                .toList();
    }

    @Override
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        String expected = "at most " + percent(share) + " of the columns drifted"
                + (columns.isEmpty() ? "" : ", none of " + String.join(", ", columns));
        return TrainingData.unknown(input, id(), expected).orElseGet(() -> judge(input, expected));
    }

    private GateOutcome judge(GateInput input, String expected) {
        SortedMap<String, GateOutcome> told = new TreeMap<>();
        input.datasets()
                .forEach((name, data) -> told.put(
                        name,
                        input.drift(data)
                                .map(one -> one.resultAs(DriftResult.class))
                                .map(drift -> judge(drift, expected).withSamples(drift.rowsCurrent()))
                                .orElseGet(() -> GateOutcome.unknown(
                                        id(),
                                        "no drift was measured against " + name + ", which it was trained on",
                                        expected,
                                        "Run {goal:drift} with {option:reference=" + name + "}"))));
        return told.size() == 1 ? told.values().iterator().next() : worst(told);
    }

    /** Each dataset has to hold. */
    private GateOutcome worst(SortedMap<String, GateOutcome> told) {
        GateOutcome.Verdict verdict = told.values().stream()
                .map(GateOutcome::verdict)
                .max(Comparator.comparingInt(List.of(SATISFIED, UNKNOWN, VIOLATED)::indexOf))
                .orElseThrow();
        List<GateOutcome> decisive =
                told.values().stream().filter(one -> one.verdict() == verdict).toList();
        return new GateOutcome(
                id(),
                verdict,
                told.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue().observed())
                        .collect(Collectors.joining("; ")),
                decisive.get(0).expected(),
                decisive.get(0).samples(),
                decisive.stream().map(GateOutcome::fix).distinct().collect(Collectors.joining(". ")));
    }

    private GateOutcome judge(DriftResult drift, String expected) {
        String drifted = withSlices(drift, DriftVerdict.DRIFT);
        String irrelevant = withSlices(drift, DriftVerdict.IRRELEVANT_DRIFT);
        boolean evidently = drift.basis() instanceof DriftBasis.OfEvidently;
        String observed = drift.drifted() + " of " + drift.columns().size() + " columns drifted"
                + (evidently ? " by Evidently's tests" : "")
                + (drifted.isEmpty() ? "" : ": " + drifted)
                + (irrelevant.isEmpty() ? "" : "; without mattering to the model: " + irrelevant)
                + together(drift, DriftVerdict.DRIFT)
                        .map(names -> "; together: " + names)
                        .orElse("");
        boolean watchedDrifted = !columns.isEmpty() && anyDrifted(drift);
        boolean together = together(drift, DriftVerdict.DRIFT).isPresent();
        if (drift.share() > share || watchedDrifted || together) {
            return GateOutcome.violated(
                    id(), observed, expected, "Train on newer data, or find out why the columns moved");
        }
        List<String> compared = drift.columns().stream().map(ColumnDrift::name).toList();
        List<String> unseen =
                columns.stream().filter(name -> !compared.contains(name)).toList();
        if (compared.isEmpty() && drift.joint().isEmpty() || !unseen.isEmpty()) {
            return GateOutcome.unknown(
                    id(),
                    unseen.isEmpty() ? "no column was compared" : "not compared: " + String.join(", ", unseen),
                    expected,
                    "Correct the columns of the policy, or compare them with {key:drift.columns} and {goal:drift}");
        }
        boolean watchedUnsure = !columns.isEmpty()
                && !named(drift, DriftVerdict.CANNOT_TELL, columns).isEmpty();
        double worst = (double) (drift.drifted() + drift.unsure())
                / Math.max(1, drift.columns().size());
        if (worst > share || watchedUnsure) {
            return GateOutcome.unknown(
                    id(),
                    observed + "; of " + drift.unsure() + " it cannot be told",
                    expected,
                    evidently
                            ? "See in the report of {goal:drift} why columns have no score, and choose other tests with"
                                    + " {key:drift.evidently}"
                            : "Measure drift on more rows");
        }
        return together(drift, DriftVerdict.CANNOT_TELL)
                .map(names -> "of what was looked at together it cannot be told: " + names)
                .or(() -> untoldSlices(drift).map(by -> "of slices it cannot be told: " + by))
                .map(open -> GateOutcome.unknown(
                        id(), observed + "; " + open, expected, "See in the report of {goal:drift} what would tell"))
                .orElseGet(() -> GateOutcome.satisfied(id(), observed, expected));
    }

    private static Optional<String> untoldSlices(DriftResult drift) {
        String by = drift.slices().stream()
                .filter(one -> one.untold().isPresent())
                .map(SlicedDrift::by)
                .collect(Collectors.joining(", "));
        return by.isEmpty() ? Optional.empty() : Optional.of(by);
    }

    /** Columns with a verdict, and after them those that have it within a slice only. */
    private static String withSlices(DriftResult drift, DriftVerdict verdict) {
        return Stream.concat(
                        named(drift, verdict, List.of()).stream(),
                        drift.onlyWithin(verdict).stream().map(SlicedDrift.Only::name))
                .collect(Collectors.joining(", "));
    }

    /** What was looked at together and has a verdict. */
    private static Optional<String> together(DriftResult drift, DriftVerdict verdict) {
        String names = drift.joint().stream()
                .filter(one -> one.verdict() == verdict)
                .map(JointDrift::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Whether any of the columns drifted that the policy names: what a model makes of them is not asked then. */
    private boolean anyDrifted(DriftResult drift) {
        return Stream.of(DriftVerdict.DRIFT, DriftVerdict.IRRELEVANT_DRIFT)
                .anyMatch(verdict -> !named(drift, verdict, columns).isEmpty()
                        || drift.within(verdict).stream()
                                .anyMatch(one -> columns.contains(one.column().name())));
    }

    private static List<String> named(DriftResult drift, DriftVerdict verdict, List<String> among) {
        return drift.columns().stream()
                .filter(column -> column.verdict() == verdict)
                .map(ColumnDrift::name)
                .filter(name -> among.isEmpty() || among.contains(name))
                .toList();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", part * 100);
    }
}
