package dev.modelgate.drift;

import dev.modelgate.drift.calibrated.Calibrated;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftResult.LabelShift;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.drift.sides.ComparedColumn;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
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
    DriftResult result(
            List<String> names,
            CountedSides counted,
            List<LeftOut> leftOut,
            JointComparison together,
            SliceComparison sliced) {
        DriftSettings settings = request.settings();
        Calibrated rule = new Calibrated(settings.rule(), seed);
        Map<String, ColumnDrift> verdicts = new HashMap<>(structural);
        requireImportance();
        requireWatched();
        double pValue = CountedSides.count(List.copyOf(structural.values()), DriftVerdict.DRIFT) == 0 ? 1 : 0;
        List<Outcome.Beside> beside = together.beside();
        List<Double> adjusted = List.of();
        List<Outcome.OfColumn> within = List.of();
        if (!compared.isEmpty() || !beside.isEmpty()) {
            List<ComparedColumn> all = List.copyOf(compared.values());
            List<ColumnCells> cells =
                    new ArrayList<>(all.stream().map(sliced::whole).toList());
            cells.addAll(sliced.cells(compared));
            Outcome outcome = rule.of(cells, beside);
            adjusted = outcome.beside();
            within = outcome.columns().subList(all.size(), cells.size());
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
        List<SlicedDrift> slices = sliced.drifts(
                within, found -> relevance.map(one -> one.of(found)).orElse(found));
        Optional<LabelShift> shift = label.map(one -> one.shift(rule, settings));
        double weights = compared.values().stream()
                        .mapToDouble(column -> column.cells().weight())
                        .sum()
                + beside.stream().mapToDouble(Outcome.Beside::weight).sum();
        List<JointDrift> joint = together.drifts(adjusted, weights, CountedSides.drifted(columns, slices) == 0);
        return counted.result(
                columns,
                joint,
                slices,
                leftOut,
                shift,
                relevance.map(one -> one.counted(columns, slices)),
                basis(pValue),
                verdict(columns, joint, slices));
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

    /**
     * Whether more columns drifted than may, or some together; the unsure ones could have, too. Within slices drift is
     * looked for and need not be ruled out: only slices that could not be looked at leave something open.
     */
    private DriftVerdict verdict(List<ColumnDrift> columns, List<JointDrift> joint, List<SlicedDrift> slices) {
        double most = request.settings().mostDrifted() * columns.size();
        int drifted = CountedSides.drifted(columns, slices);
        if (drifted > most || joint.stream().anyMatch(one -> one.verdict() == DriftVerdict.DRIFT)) {
            return DriftVerdict.DRIFT;
        }
        int unsure = CountedSides.unsure(columns, slices, seen);
        boolean open = joint.stream().anyMatch(one -> one.verdict() == DriftVerdict.CANNOT_TELL)
                || slices.stream().anyMatch(one -> one.untold().isPresent());
        return open || drifted + unsure > most ? DriftVerdict.CANNOT_TELL : DriftVerdict.NO_DRIFT;
    }
}
