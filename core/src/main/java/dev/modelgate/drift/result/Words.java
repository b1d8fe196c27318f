package dev.modelgate.drift.result;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.report.Tone;
import java.util.Locale;

/** How verdicts, and what they rest on, are put for people. */
public final class Words {
    private static final String ROWS = "rows";
    private static final int LONGEST_NAME = 40;

    private Words() {}

    /** A verdict. */
    public static String of(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> "drift";
            case IRRELEVANT_DRIFT -> "drift, irrelevant";
            case NO_DRIFT -> "no drift";
            case CANNOT_TELL -> "cannot tell";
        };
    }

    /** How a verdict is meant. */
    public static Tone tone(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> Tone.BAD;
            case NO_DRIFT -> Tone.GOOD;
            case IRRELEVANT_DRIFT -> Tone.PLAIN;
            case CANNOT_TELL -> Tone.UNSURE;
        };
    }

    /** A part of a column. */
    public static String of(PartKind part) {
        return switch (part) {
            case VALUES -> "values";
            case MISSING -> "missing";
            case NOT_FINITE -> "not finite";
            case INFINITE -> "infinite";
            case MINUS_INFINITE -> "minus infinite";
            case UNSEEN -> "not seen before";
        };
    }

    /** A type. */
    public static String of(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** An effect and its interval: {@code 0.213 [0.195, 0.231]}. */
    public static String figures(PartDrift part) {
        return Digits.distance(part.effect()) + " [" + Digits.distance(part.low()) + ", " + Digits.distance(part.high())
                + "]";
    }

    /** What both sides are worth, in rows that are independent of each other. */
    public static String sizes(PartDrift part) {
        String sizes = Digits.number(part.effectiveReference()) + " against " + Digits.number(part.effectiveCurrent());
        return part.unit().equals(ROWS) ? sizes + " rows" : "worth " + sizes + " independent rows, by " + part.unit();
    }

    /** The name of a category, as it can be read in a line. */
    public static String category(String name) {
        if (name.isEmpty()) {
            return "(empty)";
        }
        boolean fits = name.codePointCount(0, name.length()) <= LONGEST_NAME;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
