package dev.modelgate.drift.report;

import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Effect;
import dev.modelgate.report.Section;
import java.util.List;
import java.util.Optional;

/** The parts of a drift report that depend on the rules that decided. */
sealed interface RulesReport permits CalibratedReport, EvidentlyReport {
    /** What the rules were, as rows of the first table. */
    List<List<Cell>> facts();

    /**
     * The verdicts, and what they rest on.
     *
     * @param columns the compared columns, those that matter most first
     */
    List<Section> tables(List<ColumnDrift> columns);

    /** How much a column's two sides differ, when that was tested. */
    Optional<Effect> effect(ColumnDrift column);

    /** What was found of a column that drifted. */
    Finding finding(ColumnDrift column);

    /** What was found beside single columns. */
    default List<Finding> findings() {
        return List.of();
    }

    /** What to do when it cannot be told of the whole. */
    Problem problem();

    /** The part of a result that its rules decide on. */
    static RulesReport of(DriftResult result) {
        return result.basis() instanceof DriftBasis.OfCalibrated calibrated
                ? new CalibratedReport(result, calibrated)
                : new EvidentlyReport(result, (DriftBasis.OfEvidently) result.basis());
    }

    static List<Cell> row(String what, String value) {
        return List.of(Cell.of(what), Cell.of(value));
    }
}
