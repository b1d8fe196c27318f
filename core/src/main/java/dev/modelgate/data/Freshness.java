package dev.modelgate.data;

import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
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
        new Violations()
                .when(column.isBlank(), "column", "the column of freshness is blank")
                .when(
                        within.isNegative() || within.isZero(),
                        "within",
                        "within is not a positive duration",
                        "Write one such as 36h")
                .throwIfAny();
    }
}
