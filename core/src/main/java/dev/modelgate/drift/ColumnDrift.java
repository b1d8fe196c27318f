package dev.modelgate.drift;

import dev.modelgate.data.ColumnType;
import dev.modelgate.evidence.Rounding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of one column.
 *
 * @param name name of the column
 * @param type what it holds; of a column whose type changed, what it held in the reference
 * @param verdict whether it drifted
 * @param reason a sentence with the numbers that decided
 * @param pValue the chance of such data when nothing changed, all parts and all columns allowed for, 12 significant
 *     digits; absent when the column came, went or changed its type
 * @param parts what was compared, the part that decided first; none when the column came, went or changed its type
 * @param categories categories that came or went, the most frequent ones first
 * @param scores more scores, which do not decide
 * @param reference the reference's side
 * @param current the current side
 * @param chart both distributions, empty when they cannot be compared
 */
public record ColumnDrift(
        String name,
        ColumnType type,
        DriftVerdict verdict,
        String reason,
        OptionalDouble pValue,
        List<PartDrift> parts,
        List<CategoryChange> categories,
        ColumnScores scores,
        Side reference,
        Side current,
        Chart chart) {
    public ColumnDrift {
        pValue = Rounding.twelve(pValue);
        parts = List.copyOf(parts);
        categories = List.copyOf(categories);
    }

    /**
     * A category that only one side has, as far as is known.
     *
     * @param name the category
     * @param reference its share of the reference's values, 0 when it is new
     * @param current its share of the current values, 0 when it vanished
     */
    public record CategoryChange(String name, double reference, double current) {
        public CategoryChange {
            reference = Rounding.twelve(reference);
            current = Rounding.twelve(current);
        }
    }

    /** The part that decided. */
    public Optional<PartDrift> deciding() {
        return parts.stream().findFirst();
    }
}
