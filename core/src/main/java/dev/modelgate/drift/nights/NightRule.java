package dev.modelgate.drift.nights;

/**
 * How nights are judged.
 *
 * @param margin effects that do not matter, in standard deviations or their equivalent
 * @param detect effects that have to be found, or it cannot be told
 * @param spread effects that are looked for: evidence grows fastest for effects about as large
 * @param falseAlarmsPerMonth the chance of any alarm in thirty nights when nothing drifted
 * @param independent whether every row stands for itself, so that nights cannot differ by more than their rows
 */
public record NightRule(double margin, double detect, double spread, double falseAlarmsPerMonth, boolean independent) {
    public NightRule {
        new NightSettings(falseAlarmsPerMonth, spread);
        if (!(margin >= 0 && detect > margin)) {
            throw new IllegalArgumentException("an effect of " + detect + " is not above the margin " + margin);
        }
    }
}
