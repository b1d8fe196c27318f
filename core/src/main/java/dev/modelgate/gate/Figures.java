package dev.modelgate.gate;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Locale;

/** How gates write figures. */
final class Figures {
    private Figures() {}

    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String interval(ConfidenceInterval interval) {
        return figure(interval.estimate()) + " [" + figure(interval.lower()) + ", " + figure(interval.upper()) + "]";
    }

    static String signed(ConfidenceInterval interval) {
        return String.format(
                Locale.ROOT, "%+.4f [%+.4f, %+.4f]", interval.estimate(), interval.lower(), interval.upper());
    }
}
