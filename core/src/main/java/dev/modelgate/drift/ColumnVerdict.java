package dev.modelgate.drift;

import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome.OfColumn;
import dev.modelgate.drift.calibrated.Outcome.OfPart;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.drift.sides.ComparedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts what the calibrated rule says of a column into evidence. */
final class ColumnVerdict {
    private ColumnVerdict() {}

    static ColumnDrift of(ComparedColumn column, OfColumn outcome, CalibratedRule rule) {
        DriftVerdict verdict = DriftVerdict.of(outcome.verdict());
        List<PartDrift> parts = new ArrayList<>(
                outcome.parts().stream().map(part -> part(part, column.cells())).toList());
        if (verdict == DriftVerdict.CANNOT_TELL) {
            // What could have been missed decides here, not what came closest to an alarm.
            parts.sort(Comparator.comparingDouble(PartDrift::smallestFound).reversed());
        }
        return new ColumnDrift(
                column.cells().name(),
                column.type(),
                verdict,
                column.cells().weight() == 0 ? Reasons.ofNoImportance(parts.get(0)) : Reasons.of(verdict, parts, rule),
                new TestedParts(outcome.adjusted(), parts, column.changes(), column.scores()),
                column.reference(),
                column.current(),
                column.chart());
    }

    private static PartDrift part(OfPart part, ColumnCells cells) {
        return PartDrift.of(
                part, cells.reference().share(part.kind()), cells.current().share(part.kind()));
    }
}
