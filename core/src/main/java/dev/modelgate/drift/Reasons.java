package dev.modelgate.drift;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.calibrated.PartKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Says in a sentence what decided on a column. */
final class Reasons {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.CEILING);
    private static final String ROWS = "rows";

    private Reasons() {}

    /**
     * A sentence.
     *
     * @param parts the one that decided first
     */
    static String of(DriftVerdict verdict, List<PartDrift> parts, DriftSettings settings) {
        if (parts.isEmpty()) {
            return "every value is the same on both sides";
        }
        PartDrift part = parts.get(0);
        String effect = words(part.part()) + shares(part) + ", effect " + figures(part);
        return switch (verdict) {
            case DRIFT ->
                effect + ", more than the margin of " + Digits.distance(settings.margin())
                        + " and than chance, which shows " + Digits.distance(part.noise()) + "; " + sizes(part);
            case NO_DRIFT ->
                effect + ", no more than chance shows (" + Digits.distance(part.noise()) + ") or the margin ("
                        + Digits.distance(settings.margin()) + ") allows; " + Digits.distance(largest(parts))
                        + " would have been found; " + sizes(part);
            case CANNOT_TELL ->
                effect + ", which may be chance; only " + Digits.distance(part.smallestFound())
                        + " would have been found, and " + Digits.distance(settings.detect()) + " must be; "
                        + remedy(part) + "; " + sizes(part);
        };
    }

    private static double largest(List<PartDrift> parts) {
        return parts.stream().mapToDouble(PartDrift::smallestFound).max().orElse(0);
    }

    static String words(PartKind part) {
        return switch (part) {
            case VALUES -> "values";
            case MISSING -> "missing";
            case NOT_FINITE -> "not finite";
            case UNSEEN -> "not seen before";
        };
    }

    static String words(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** {@code : 0.2 % → 50.1 %} of a part that is a share. */
    private static String shares(PartDrift part) {
        return part.shareReference().isPresent() && part.shareCurrent().isPresent()
                ? ": " + Digits.percent(part.shareReference().getAsDouble()) + " → "
                        + Digits.percent(part.shareCurrent().getAsDouble())
                : "";
    }

    /** {@code 0.213 [0.195, 0.231]}. */
    static String figures(PartDrift part) {
        return Digits.distance(part.effect()) + " [" + Digits.distance(part.low()) + ", " + Digits.distance(part.high())
                + "]";
    }

    static String sizes(PartDrift part) {
        String sizes = Digits.number(part.effectiveReference()) + " against " + Digits.number(part.effectiveCurrent());
        return part.unit().equals(ROWS) ? sizes + " rows" : "worth " + sizes + " independent rows, by " + part.unit();
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
