package dev.modelgate.quality;

import dev.modelgate.evidence.Rounding;
import dev.modelgate.statistics.ConfidenceInterval;

/** How intervals are kept: inside of what is possible, rounded to 12 significant digits. */
final class Intervals {
    private Intervals() {}

    static ConfidenceInterval rounded(ConfidenceInterval interval) {
        return new ConfidenceInterval(
                Rounding.twelve(interval.estimate()),
                Rounding.twelve(interval.lower()),
                Rounding.twelve(interval.upper()),
                Rounding.twelve(interval.level()));
    }

    static ConfidenceInterval within(ConfidenceInterval interval, double least, double most) {
        return rounded(new ConfidenceInterval(
                Math.min(most, Math.max(least, interval.estimate())),
                Math.min(most, Math.max(least, interval.lower())),
                Math.min(most, Math.max(least, interval.upper())),
                interval.level()));
    }
}
