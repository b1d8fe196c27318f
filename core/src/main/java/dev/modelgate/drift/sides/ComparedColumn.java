package dev.modelgate.drift.sides;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnScores;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.result.TestedParts.CategoryChange;
import java.util.List;

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
public record ComparedColumn(
        ColumnCells cells,
        ColumnType type,
        Side reference,
        Side current,
        List<CategoryChange> changes,
        ColumnScores scores,
        Chart chart) {
    /** The same column, mattering so much. */
    public ComparedColumn weighing(double weight) {
        return new ComparedColumn(cells.weighing(weight), type, reference, current, changes, scores, chart);
    }
}
