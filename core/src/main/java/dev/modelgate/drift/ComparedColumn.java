package dev.modelgate.drift;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.TestedParts.CategoryChange;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome.OfColumn;
import dev.modelgate.drift.calibrated.Outcome.OfPart;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.calibrated.SideCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All that is kept of a column's two sides once they have been counted.
 *
 * @param cells what the rule takes
 * @param type type of the reference
 * @param reference the reference's side
 * @param current the current side
 * @param changes categories that came or went
 * @param scores scores that do not decide
 * @param chart both distributions
 */
record ComparedColumn(
        ColumnCells cells,
        ColumnType type,
        Side reference,
        Side current,
        List<CategoryChange> changes,
        ColumnScores scores,
        Chart chart) {
    /** With what the rule says. */
    ColumnDrift with(OfColumn outcome, DriftSettings settings) {
        DriftVerdict verdict = DriftVerdict.of(outcome.verdict());
        List<PartDrift> parts =
                new ArrayList<>(outcome.parts().stream().map(this::part).toList());
        if (verdict == DriftVerdict.CANNOT_TELL) {
            // What could have been missed decides here, not what came closest to an alarm.
            parts.sort(Comparator.comparingDouble(PartDrift::smallestFound).reversed());
        }
        return new ColumnDrift(
                cells.name(),
                type,
                verdict,
                Reasons.of(verdict, parts, settings),
                new TestedParts(outcome.adjusted(), parts, changes, scores),
                reference,
                current,
                chart);
    }

    private PartDrift part(OfPart part) {
        return PartDrift.of(part, share(part.kind(), cells.reference()), share(part.kind(), cells.current()));
    }

    private static OptionalDouble share(PartKind kind, SideCells side) {
        return switch (kind) {
            case VALUES -> OptionalDouble.empty();
            case MISSING -> OptionalDouble.of((double) side.nulls() / side.rows());
            case NOT_FINITE -> share(side.nonFinite(), side.values() + side.nonFinite());
            case UNSEEN -> share(side.unseen(), side.values());
        };
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
