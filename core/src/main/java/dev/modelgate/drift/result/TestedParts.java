package dev.modelgate.drift.result;

import dev.modelgate.evidence.Rounding;
import java.util.List;

/**
 * What a column's verdict by the calibrated rule rests on.
 *
 * @param pValue the chance of such data when nothing changed, all parts and all columns allowed for, 12 significant
 *     digits
 * @param parts what was compared, at least one, the part that decided first
 * @param categories categories that came or went, the most frequent ones first
 * @param scores more scores, which do not decide
 */
public record TestedParts(double pValue, List<PartDrift> parts, List<CategoryChange> categories, ColumnScores scores)
        implements ColumnBasis {
    public TestedParts {
        pValue = Rounding.twelve(pValue);
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no part was tested");
        }
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
    public PartDrift deciding() {
        return parts.get(0);
    }
}
