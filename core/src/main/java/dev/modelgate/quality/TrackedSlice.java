package dev.modelgate.quality;

import java.util.Optional;

/**
 * The loss of one slice over time.
 *
 * @param column the column that is sliced by
 * @param value the value, as text, that the rows of the slice share; {@code null} for those without one
 * @param rows rows with a label
 * @param referenceRows rows with a label in the reference
 * @param tracked absent when either side has too few rows
 */
public record TrackedSlice(String column, String value, long rows, long referenceRows, Optional<Tracked> tracked) {
    /** Name of the slice for people. */
    public String name() {
        return column + " = " + value;
    }
}
