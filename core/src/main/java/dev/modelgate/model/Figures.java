package dev.modelgate.model;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Locale;

/** How figures are written for people. */
final class Figures {
    private Figures() {}

    static String interval(ConfidenceInterval interval) {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", interval.estimate(), interval.lower(), interval.upper());
    }

    static String signed(ConfidenceInterval interval) {
        return String.format(
                Locale.ROOT, "%+.4f [%+.4f, %+.4f]", interval.estimate(), interval.lower(), interval.upper());
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
