package dev.modelgate.drift.nights;

import dev.modelgate.settings.Violations;

/**
 * How nights are judged.
 *
 * @param margin effects that do not matter, in standard deviations or their equivalent
 * @param detect effects that have to be found, or it cannot be told
 * @param spread effects that are looked for: evidence grows fastest for effects about as large
 * @param falseAlarmsPerMonth the chance of any alarm in thirty nights when nothing drifted
 */
public record NightRule(double margin, double detect, double spread, double falseAlarmsPerMonth) {
    public NightRule {
        new Violations()
                .when(!(margin >= 0), "margin", "margin is at least 0, not " + margin)
                .when(!(detect > margin), "detect", "detect is more than margin, not " + detect)
                .when(!(spread > 0 && Double.isFinite(spread)), "spread", "spread is a positive number, not " + spread)
                .when(
                        !(falseAlarmsPerMonth > 0 && falseAlarmsPerMonth < 1),
                        "falseAlarmsPerMonth",
                        "falseAlarmsPerMonth lies strictly between 0 and 1, not at " + falseAlarmsPerMonth)
                .throwIfAny();
    }
}
