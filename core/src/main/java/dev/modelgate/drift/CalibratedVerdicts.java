package dev.modelgate.drift;

import dev.modelgate.drift.calibrated.Calibrated;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftResult.LabelShift;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.sides.ComparedColumn;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the calibrated rule says of columns that have been compared.
 *
 * @param seed of the draws for small counts
 * @param structural columns that came, went or changed their type
 * @param compared the others
 * @param label the label, which is told of apart
 * @param seen what a model makes of the columns
 */
record CalibratedVerdicts(
        MeasureDrift.Request request,
        long seed,
        Map<String, ColumnDrift> structural,
        Map<String, ComparedColumn> compared,
        Optional<LabelComparison> label,
        Optional<SeenByModel> seen) {
    /**
     * The result.
     *
     * @param names the columns, in their order
     */
    DriftResult result(List<String> names, CountedSides counted, List<LeftOut> leftOut, JointComparison together) {
        DriftSettings settings = request.settings();
        Calibrated rule = new Calibrated(settings.rule(), seed);
        Map<String, ColumnDrift> verdicts = new HashMap<>(structural);
        requireImportance();
        requireWatched();
        double pValue = CountedSides.count(List.copyOf(structural.values()), DriftVerdict.DRIFT) == 0 ? 1 : 0;
        List<Outcome.Beside> beside = together.beside();
        List<Double> adjusted = List.of();
        if (!compared.isEmpty() || !beside.isEmpty()) {
            List<ComparedColumn> all = List.copyOf(compared.values());
            Outcome outcome = rule.of(all.stream().map(ComparedColumn::cells).toList(), beside);
            adjusted = outcome.beside();
            for (int i = 0; i < all.size(); i++) {
                verdicts.put(
                        all.get(i).cells().name(),
                        ColumnVerdict.of(all.get(i), outcome.columns().get(i), settings.rule()));
            }
            pValue = Math.min(pValue, outcome.pValue());
        }
        List<ColumnDrift> measured =
                names.stream().map(verdicts::get).filter(Objects::nonNull).toList();
        Optional<Relevance> relevance = seen.map(Relevance::new);
        List<ColumnDrift> columns = relevance.map(one -> one.of(measured)).orElse(measured);
        Optional<LabelShift> shift = label.map(one -> one.shift(rule, settings));
        double weights = compared.values().stream()
                        .mapToDouble(column -> column.cells().weight())
                        .sum()
                + beside.stream().mapToDouble(Outcome.Beside::weight).sum();
        List<JointDrift> joint =
                together.drifts(adjusted, weights, CountedSides.count(columns, DriftVerdict.DRIFT) == 0);
        return counted.result(
                columns,
                joint,
                leftOut,
                shift,
                relevance.map(one -> one.counted(columns)),
                basis(pValue),
                verdict(columns, joint));
    }

    /** Somewhere has to be looked: the rate of false alarms is shared out by importance. */
    private void requireImportance() {
        boolean none =
                compared.values().stream().allMatch(column -> column.cells().weight() == 0);
        if (none && !compared.isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "No column that is compared has any importance: " + String.join(", ", compared.keySet()),
                    "Correct {key:drift.importance}"));
        }
    }

    /** Nights are judged by the counts of single columns. */
    private void requireWatched() {
        if (request.counted() && compared.isEmpty() && structural.isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "Embeddings are not watched night after night, and no other column is left",
                    "Compare other columns too, or leave out {option:state}"));
        }
    }

    private DriftBasis basis(double pValue) {
        DriftSettings settings = request.settings();
        return new DriftBasis.OfCalibrated(
                settings.groups().describe(),
                settings.falseAlarms(),
                settings.margin(),
                settings.detect(),
                settings.power(),
                settings.correction(),
                new TreeMap<>(settings.importance()),
                settings.mostDrifted(),
                pValue,
                request.counted()
                        ? compared.values().stream().map(ComparedColumn::cells).toList()
                        : List.of());
    }

    /** Whether more columns drifted than may, or some together; the unsure ones could have, too. */
    private DriftVerdict verdict(List<ColumnDrift> columns, List<JointDrift> joint) {
        double most = request.settings().mostDrifted() * columns.size();
        int drifted = CountedSides.count(columns, DriftVerdict.DRIFT);
        if (drifted > most || joint.stream().anyMatch(one -> one.verdict() == DriftVerdict.DRIFT)) {
            return DriftVerdict.DRIFT;
        }
        int unsure = CountedSides.unsure(columns, seen);
        boolean open = joint.stream().anyMatch(one -> one.verdict() == DriftVerdict.CANNOT_TELL);
        return open || drifted + unsure > most ? DriftVerdict.CANNOT_TELL : DriftVerdict.NO_DRIFT;
    }
}
