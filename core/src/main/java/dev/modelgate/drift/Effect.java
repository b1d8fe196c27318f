package dev.modelgate.drift;

import dev.modelgate.evidence.Rounding;
import java.util.OptionalLong;

/**
 * One measure of how much a column changed, with its interval, against the smallest change that matters. Numbers have 12
 * significant digits.
 *
 * @param measure what was measured
 * @param estimate the plain value, which chance alone makes larger than 0
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param floor the smallest change that matters
 * @param noise what the estimate is on average at these sample sizes when nothing changed
 * @param verdict where the interval lies, seen from the floor
 * @param rowsThatTell about how many current values would tell, when these do not and any number would
 */
public record Effect(
        EffectMeasure measure,
        double estimate,
        double low,
        double high,
        double floor,
        double noise,
        DriftVerdict verdict,
        OptionalLong rowsThatTell) {
    public Effect {
        estimate = Rounding.twelve(estimate);
        low = Rounding.twelve(low);
        high = Rounding.twelve(high);
        floor = Rounding.twelve(floor);
        noise = Rounding.twelve(noise);
    }

    /** How large it is in units of what matters. */
    double weight() {
        return estimate / floor;
    }
}
