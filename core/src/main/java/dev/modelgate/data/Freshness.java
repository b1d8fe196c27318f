package dev.modelgate.data;

import dev.modelgate.settings.Description;
import java.time.Duration;

/**
 * How old the newest row may be. Age is counted from the full hour (UTC) in which the data is validated, so that the
 * verdict can be told again from the evidence.
 *
 * @param column a date or timestamp column
 * @param within greatest age of its latest value
 */
@Description("How old the newest row may be.")
public record Freshness(
        @Description("A date or timestamp column.") String column,

        @Description("Greatest age of the column's latest value, such as 7d or 36h.")
        Duration within) {
    public Freshness {
        if (column.isBlank()) {
            throw new IllegalArgumentException("the column of freshness is blank");
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("within is a positive duration, not " + within);
        }
    }
}
