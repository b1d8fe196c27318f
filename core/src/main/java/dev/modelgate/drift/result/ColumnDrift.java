package dev.modelgate.drift.result;

import dev.modelgate.data.ColumnType;
import java.util.Optional;

/**
 * What became of one column.
 *
 * @param name name of the column
 * @param type what it holds; of a column whose type changed, what it held in the reference
 * @param verdict whether it drifted
 * @param reason a sentence with the numbers that decided
 * @param basis what the verdict rests on
 * @param reference the reference's side
 * @param current the current side
 * @param chart both distributions, empty when they cannot be compared
 */
public record ColumnDrift(
        String name,
        ColumnType type,
        DriftVerdict verdict,
        String reason,
        ColumnBasis basis,
        Side reference,
        Side current,
        Chart chart) {
    /** What was tested, when the calibrated rule decided by the column's values. */
    public Optional<TestedParts> tested() {
        return basis instanceof TestedParts parts ? Optional.of(parts) : Optional.empty();
    }

    /** What Evidently's tests say, when they decided. */
    public Optional<EvidentlyScore> evidently() {
        return basis instanceof EvidentlyScore score ? Optional.of(score) : Optional.empty();
    }

    /** A column that came, went or changed its type. */
    public static ColumnDrift structural(String name, ColumnType type, String reason, Side reference, Side current) {
        return new ColumnDrift(
                name, type, DriftVerdict.DRIFT, reason, new ColumnBasis.Structure(), reference, current, Chart.empty());
    }

    /** A column of which it cannot be told, as nothing is known to compare it with. */
    public static ColumnDrift unmeasured(String name, ColumnType type, String reason, Side reference, Side current) {
        return new ColumnDrift(
                name,
                type,
                DriftVerdict.CANNOT_TELL,
                reason,
                new ColumnBasis.Unmeasured(),
                reference,
                current,
                Chart.empty());
    }
}
