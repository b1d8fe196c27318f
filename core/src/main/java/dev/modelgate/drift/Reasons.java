package dev.modelgate.drift;

import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Says in a sentence what decided on a column. */
final class Reasons {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.CEILING);

    private Reasons() {}

    /**
     * A sentence.
     *
     * @param parts at least one, the one that decided first
     */
    static String of(DriftVerdict verdict, List<PartDrift> parts, CalibratedRule rule) {
        PartDrift part = parts.get(0);
        String effect = effect(part);
        return switch (verdict) {
            case DRIFT, IRRELEVANT_DRIFT ->
                effect + ", more than the margin of " + Digits.distance(rule.margin())
                        + " and chance explain, which shows " + Digits.distance(part.noise()) + " by itself; "
                        + Words.sizes(part);
            case NO_DRIFT ->
                effect + ", no more than the margin of " + Digits.distance(rule.margin())
                        + " and chance explain, which shows " + Digits.distance(part.noise())
                        + " by itself; effects from "
                        + Digits.distance(largest(parts)) + " on would have been found; " + Words.sizes(part);
            case CANNOT_TELL ->
                effect + ", which may be chance; only effects from " + Digits.distance(part.smallestFound())
                        + " on would have been found, and those from " + Digits.distance(rule.detect())
                        + " on must be; " + remedy(part) + "; " + Words.sizes(part);
        };
    }

    /** A sentence on a column that may drift as it likes. */
    static String ofNoImportance(PartDrift part) {
        return effect(part) + ", of a column without importance; " + Words.sizes(part);
    }

    private static String effect(PartDrift part) {
        return Words.of(part.part()) + shares(part) + ", effect " + Words.figures(part);
    }

    private static double largest(List<PartDrift> parts) {
        return parts.stream().mapToDouble(PartDrift::smallestFound).max().orElse(0);
    }

    /** {@code : 0.2 % → 50.1 %} of a part that is a share. */
    private static String shares(PartDrift part) {
        return part.shareReference().isPresent() && part.shareCurrent().isPresent()
                ? ": " + Digits.percent(part.shareReference().getAsDouble()) + " → "
                        + Digits.percent(part.shareCurrent().getAsDouble())
                : "";
    }

    private static String remedy(PartDrift part) {
        return part.rowsThatTell().isPresent()
                ? "about " + rounded(part.rowsThatTell().getAsLong()) + " current rows would tell"
                : "more current rows alone would not tell";
    }

    private static String rounded(long rows) {
        return BigDecimal.valueOf(rows).round(TWO_DIGITS).toBigInteger().toString();
    }
}
