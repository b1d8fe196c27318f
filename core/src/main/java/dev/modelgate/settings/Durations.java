package dev.modelgate.settings;

import java.time.Duration;

/** How durations are written in settings files. */
public final class Durations {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /** A duration in the largest unit that it is a whole number of: {@code 7d}, {@code 36h}, {@code 90m}. */
    public static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis % DAY == 0) {
            return millis / DAY + "d";
        }
        if (millis % HOUR == 0) {
            return millis / HOUR + "h";
        }
        if (millis % MINUTE == 0) {
            return millis / MINUTE + "m";
        }
        return millis % SECOND == 0 ? millis / SECOND + "s" : millis + "ms";
    }
}
