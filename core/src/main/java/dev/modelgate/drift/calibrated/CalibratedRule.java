package dev.modelgate.drift.calibrated;

import dev.modelgate.settings.Violations;
import dev.modelgate.statistics.FalseDiscovery;

/**
 * How verdicts are reached.
 *
 * @param falseAlarms the chance of any alarm when nothing drifted, and the expected share of false ones among alarms
 * @param margin effects up to this one never alarm, at any number of rows; in standard deviations or their equivalent
 * @param detect effects from this one on must be found with the power, or it cannot be told
 * @param power the chance to find such an effect
 * @param correction how many columns at once are allowed for
 */
public record CalibratedRule(
        double falseAlarms, double margin, double detect, double power, FalseDiscovery correction) {
    public CalibratedRule {
        violations(falseAlarms, margin, detect, power).throwIfAny();
    }

    /** What is wrong with the numbers of a rule, by their names. */
    public static Violations violations(double falseAlarms, double margin, double detect, double power) {
        Violations violations = new Violations();
        share("falseAlarms", falseAlarms, violations);
        share("power", power, violations);
        return violations
                .when(!(detect > 0 && Double.isFinite(detect)), "detect", "detect is a positive number, not " + detect)
                .when(
                        !(margin >= 0 && margin < detect),
                        "margin",
                        "margin is at least 0 and less than detect, not " + margin);
    }

    private static void share(String name, double value, Violations violations) {
        violations.when(!(value > 0 && value < 1), name, name + " lies strictly between 0 and 1, not at " + value);
    }
}
