package dev.modelgate.gate;

import dev.modelgate.drift.ColumnDrift;
import dev.modelgate.drift.DriftResult;
import dev.modelgate.drift.DriftVerdict;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.TypeName;
import dev.modelgate.training.TrainingResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The data that the model will be given have not drifted away from the data that it was trained on.
 *
 * @param share share of the compared columns that may drift
 * @param columns columns of which none may drift
 */
@TypeName("drift-within")
@Description("The data that the model will be given have not drifted away from the data that it was trained on.")
record DriftWithin(
        @Description("Share of the compared columns that may drift, 0 to 1.") @Default("0")
        double share,

        @Description("Columns of which none may drift, whatever the share.") @Default("[]")
        List<String> columns)
        implements Gate {
    DriftWithin {
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
    public GateOutcome evaluate(GateInput input, RuleLanguage rules) {
        String expected = "at most " + percent(share) + " of the columns drifted"
                + (columns.isEmpty() ? "" : ", none of " + String.join(", ", columns));
        Optional<DriftResult> found = find(input);
        if (found.isEmpty()) {
            return GateOutcome.unknown(
                    id(),
                    "no drift was measured against the data that it was trained on",
                    expected,
                    "Run {goal:drift}");
        }
        return judge(found.get(), expected).withSamples(found.get().rowsCurrent());
    }

    private GateOutcome judge(DriftResult drift, String expected) {
        String drifted = String.join(", ", named(drift, DriftVerdict.DRIFT, List.of()));
        String observed = drift.drifted() + " of " + drift.columns().size() + " columns drifted"
                + (drifted.isEmpty() ? "" : ": " + drifted);
        List<String> forbidden = named(drift, DriftVerdict.DRIFT, columns);
        boolean watchedDrifted = !columns.isEmpty() && !forbidden.isEmpty();
        if (drift.share() > share || watchedDrifted) {
            return GateOutcome.violated(
                    id(), observed, expected, "Train on newer data, or find out why the columns moved");
        }
        List<String> compared = drift.columns().stream().map(ColumnDrift::name).toList();
        List<String> unseen =
                columns.stream().filter(name -> !compared.contains(name)).toList();
        if (compared.isEmpty() || !unseen.isEmpty()) {
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
                    "Measure drift on more rows");
        }
        return GateOutcome.satisfied(id(), observed, expected);
    }

    private static List<String> named(DriftResult drift, DriftVerdict verdict, List<String> among) {
        return drift.columns().stream()
                .filter(column -> column.verdict() == verdict)
                .map(ColumnDrift::name)
                .filter(name -> among.isEmpty() || among.contains(name))
                .toList();
    }

    private static Optional<DriftResult> find(GateInput input) {
        return input.training()
                .map(TrainingResult::datasets)
                .flatMap(datasets -> datasets.values().stream()
                        .flatMap(dataset -> input.newest(MeasureDrift.KIND, dataset).stream())
                        .map(one -> one.resultAs(DriftResult.class))
                        .findFirst());
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", part * 100);
    }
}
