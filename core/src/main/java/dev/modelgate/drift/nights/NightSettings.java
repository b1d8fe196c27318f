package dev.modelgate.drift.nights;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;

/**
 * The section {@code drift.nights} of the project file.
 *
 * @param falseAlarmsPerMonth the chance of any alarm in thirty nights when nothing drifted
 * @param spread effects that are looked for
 */
@Description("How current data are watched night after night.")
public record NightSettings(
        @Description("The chance of any alarm in thirty nights when nothing drifted, however often one looks. The"
                + " default is 5 % in a year.")
        @Default("0.004")
        double falseAlarmsPerMonth,

        @Description("Effects that are looked for, in standard deviations or Cohen's w: evidence grows fastest for"
                + " effects about as large, and grows for others too.")
        @Default("0.25")
        double spread) {
    public NightSettings {
        new Violations()
                .when(
                        !(falseAlarmsPerMonth > 0 && falseAlarmsPerMonth < 1),
                        "falseAlarmsPerMonth",
                        "falseAlarmsPerMonth lies strictly between 0 and 1, not at " + falseAlarmsPerMonth)
                .when(!(spread > 0 && Double.isFinite(spread)), "spread", "spread is a positive number, not " + spread)
                .throwIfAny();
    }

    /** The settings of a project that says nothing about nights. */
    public static NightSettings defaults() {
        return new NightSettings(0.004, 0.25);
    }
}
