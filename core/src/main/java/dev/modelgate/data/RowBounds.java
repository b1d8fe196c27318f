package dev.modelgate.data;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
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
        new Violations()
                .when(least < 0, "least", "least is negative: " + least)
                .when(
                        most.isPresent() && most.get() < least,
                        "most",
                        "most (" + most.map(String::valueOf).orElse("") + ") is less than least (" + least + ")")
                .throwIfAny();
    }

    /** At least one row. */
    public static RowBounds some() {
        return new RowBounds(1, Optional.empty());
    }
}
