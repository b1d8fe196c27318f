package dev.modelgate.drift.nights;

import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.NightlyEvidence;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.evidence.Rounding;
import java.util.OptionalDouble;

/**
 * What of a column moved most over some nights.
 *
 * @param part the part whose evidence is the largest
 * @param reference of a part that is a share, such as the missing values: that of the reference, 12 significant digits
 * @param nights the same of the nights together
 * @param effect how far the nights together are from the reference, 12 significant digits; absent when there is nothing to
 *     compare
 */
public record Moved(PartKind part, OptionalDouble reference, OptionalDouble nights, OptionalDouble effect) {
    public Moved {
        reference = Rounding.twelve(reference);
        nights = Rounding.twelve(nights);
        effect = Rounding.twelve(effect);
    }

    static Moved of(PartKind part, ColumnCells column) {
        return new Moved(
                part,
                column.reference().share(part),
                column.current().share(part),
                NightlyEvidence.effect(part, column));
    }
}
