package dev.modelgate.drift;

import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftResult.LabelShift;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A comparison whose rows have been counted.
 *
 * @param request what is compared
 * @param reference rows of the reference
 * @param current rows of the current data
 */
record CountedSides(MeasureDrift.Request request, long reference, long current) {
    /** @throws ProblemException when a side has no rows */
    CountedSides {
        requireRows(request.reference().name(), reference);
        requireRows(request.current().name(), current);
    }

    static void requireRows(String name, long rows) {
        if (rows == 0) {
            throw ProblemException.invalid(Problem.of(
                    "There is nothing to compare: " + name + " has no rows",
                    "Name data that have rows, or wait until some have arrived"));
        }
    }

    /**
     * What is said of them.
     *
     * @param columns the compared columns
     * @param joint what was looked at together
     * @param slices what was looked at slice by slice
     * @throws ProblemException when no column could be compared
     */
    DriftResult result(
            List<ColumnDrift> columns,
            List<JointDrift> joint,
            List<SlicedDrift> slices,
            List<LeftOut> leftOut,
            Optional<LabelShift> label,
            Optional<SeenByModel> model,
            DriftBasis basis,
            DriftVerdict verdict) {
        if (columns.isEmpty() && joint.isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "No column could be compared: " + leftOut.get(0).name() + ": "
                            + leftOut.get(0).why(),
                    "Name data that have values, or correct {key:drift.columns.include}"));
        }
        int drifted = drifted(columns, slices);
        return new DriftResult(
                request.reference().name(),
                request.current().name(),
                request.reference().files(),
                request.current().fileNames(),
                request.reference() instanceof MeasureDrift.OfProfile,
                reference,
                current,
                columns,
                joint,
                slices,
                leftOut,
                label,
                model,
                basis,
                drifted,
                unsure(columns, slices, model),
                columns.isEmpty() ? 0 : (double) drifted / columns.size(),
                verdict);
    }

    /** Of how many columns that matter it cannot be told. */
    static int unsure(List<ColumnDrift> columns, List<SlicedDrift> slices, Optional<SeenByModel> model) {
        List<String> irrelevant = model.map(SeenByModel::irrelevant).orElse(List.of());
        Set<String> drifted = within(slices, DriftVerdict.DRIFT);
        return count(
                columns.stream()
                        .filter(column -> !irrelevant.contains(column.name()) && !drifted.contains(column.name()))
                        .toList(),
                DriftVerdict.CANNOT_TELL);
    }

    /** How many columns drifted, as a whole or within a slice. */
    static int drifted(List<ColumnDrift> columns, List<SlicedDrift> slices) {
        return either(columns, slices, DriftVerdict.DRIFT);
    }

    /** How many columns have a verdict, as a whole or within a slice. */
    static int either(List<ColumnDrift> columns, List<SlicedDrift> slices, DriftVerdict verdict) {
        Set<String> names = within(slices, verdict);
        columns.stream().filter(column -> column.verdict() == verdict).forEach(column -> names.add(column.name()));
        return names.size();
    }

    private static Set<String> within(List<SlicedDrift> slices, DriftVerdict verdict) {
        return slices.stream()
                .flatMap(one -> one.within(verdict))
                .map(one -> one.column().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static int count(List<ColumnDrift> columns, DriftVerdict verdict) {
        return (int)
                columns.stream().filter(column -> column.verdict() == verdict).count();
    }
}
