package dev.modelgate.drift.joint;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;

/**
 * The section {@code drift.joint} of the project file.
 *
 * @param rows the most rows of either side that are looked at
 * @param weight how much the columns together matter, beside each single one
 */
@Description("Whether all compared columns together are looked at as well: a classifier tries to tell current rows from"
        + " the reference's, and so sees what no single column shows, such as a correlation that turned.")
public record JointSettings(
        @Description("The most rows of either side that are looked at.") @Default("20000")
        int rows,

        @Description("How much the columns together matter; a column that is not named in importance weighs 1.")
        @Default("1")
        double weight) {
    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;

    public JointSettings {
        new Violations()
                .when(
                        rows < FEWEST || rows > MOST,
                        "rows",
                        "rows is a whole number from " + FEWEST + " to " + MOST + ", not " + rows)
                .when(!(weight > 0 && Double.isFinite(weight)), "weight", "weight is a positive number, not " + weight)
                .throwIfAny();
    }

    /** What is looked at when nothing else is said. */
    public static JointSettings defaults() {
        return new JointSettings(20_000, 1);
    }
}
