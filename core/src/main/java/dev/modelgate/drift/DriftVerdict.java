package dev.modelgate.drift;

import dev.modelgate.statistics.ConfidenceInterval.Position;

/** What can be said of a change. */
public enum DriftVerdict {
    /** It is larger than what matters, and not by chance. */
    DRIFT,
    /** It is smaller than what matters, and not by chance. */
    NO_DRIFT,
    /** Too little is known to say which. */
    CANNOT_TELL;

    static DriftVerdict of(Position position) {
        return switch (position) {
            case ABOVE -> DRIFT;
            case BELOW -> NO_DRIFT;
            case STRADDLES -> CANNOT_TELL;
        };
    }
}
