package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import java.util.Optional;

/**
 * Bounds on the number of rows.
 *
 * @param least least number of rows
 * @param most greatest number of rows, unbounded when absent
 */
@Description("Bounds on the number of rows of a dataset.")
public record RowBounds(
        @Description("Least number of rows.") @Default("1") long least,
        @Description("Greatest number of rows.") Optional<Long> most) {
    public RowBounds {
        if (least < 0) {
            throw new IllegalArgumentException("least is negative: " + least);
        }
        if (most.isPresent() && most.get() < least) {
            throw new IllegalArgumentException("most (" + most.get() + ") is less than least (" + least + ")");
        }
    }

    /** At least one row. */
    public static RowBounds some() {
        return new RowBounds(1, Optional.empty());
    }
}
