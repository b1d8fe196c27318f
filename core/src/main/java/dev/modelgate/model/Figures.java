package dev.modelgate.model;

import dev.modelgate.statistics.ConfidenceInterval;
import java.util.Locale;

/** How figures are written for people. */
public final class Figures {
    private Figures() {}

    /** A figure alone, with four decimals. */
    public static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** An estimate and its interval. */
    public static String interval(ConfidenceInterval interval) {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", interval.estimate(), interval.lower(), interval.upper());
    }

    /** An estimate of a difference and its interval, with their signs. */
    public static String signed(ConfidenceInterval interval) {
        return String.format(
                Locale.ROOT, "%+.4f [%+.4f, %+.4f]", interval.estimate(), interval.lower(), interval.upper());
    }

    static String count(long count) {
        return Long.toString(count);
    }
}
