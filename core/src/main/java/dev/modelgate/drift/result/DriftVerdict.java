package dev.modelgate.drift.result;

import dev.modelgate.drift.calibrated.Outcome;

/** What can be said of a change. */
public enum DriftVerdict {
    /** It is more than chance, and more than the margin. */
    DRIFT,
    /** The same, of a column that does not matter to the model by whose predictions drift is seen. */
    IRRELEVANT_DRIFT,
    /** Nothing was found, and what matters would have been. */
    NO_DRIFT,
    /** Nothing was found, and what matters could have been missed. */
    CANNOT_TELL;

    /** What the calibrated rule says. */
    public static DriftVerdict of(Outcome.Verdict verdict) {
        return switch (verdict) {
            case DRIFT -> DRIFT;
            case NO_DRIFT -> NO_DRIFT;
            case CANNOT_TELL -> CANNOT_TELL;
        };
    }
}
