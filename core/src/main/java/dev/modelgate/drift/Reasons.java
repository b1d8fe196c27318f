package dev.modelgate.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Says in a sentence what decided on a column. */
final class Reasons {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.CEILING);

    private Reasons() {}

    static String of(Effect effect, Side reference, Side current) {
        String seen = effect.measure().words() + " " + figures(effect);
        String floor = Digits.distance(effect.floor());
        return switch (effect.verdict()) {
            case DRIFT -> seen + " is above " + floor + shares(effect, reference, current);
            case NO_DRIFT -> seen + " is not above " + floor;
            case CANNOT_TELL -> seen + " may be above " + floor + " or not; " + remedy(effect);
        };
    }

    /** {@code 0.213 [0.195, 0.231]}. */
    static String figures(Effect effect) {
        return Digits.distance(effect.estimate()) + " [" + Digits.distance(effect.low()) + ", "
                + Digits.distance(effect.high()) + "]";
    }

    private static String shares(Effect effect, Side reference, Side current) {
        return effect.measure() == EffectMeasure.MISSING
                ? ": from " + share(reference) + " missing to " + share(current)
                : "";
    }

    private static String share(Side side) {
        return Digits.percent((double) side.missing() / side.rows());
    }

    private static String remedy(Effect effect) {
        return effect.rowsThatTell().isPresent()
                ? "about " + rounded(effect.rowsThatTell().getAsLong()) + " current values would tell"
                : "more current data alone would not tell";
    }

    private static String rounded(long rows) {
        return BigDecimal.valueOf(rows).round(TWO_DIGITS).toBigInteger().toString();
    }
}
