package dev.modelgate.data;

import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/** Numbers as people read them, the same on every platform. */
final class Numbers {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** The shortest text that reads as the number; whole numbers have no fraction. */
    static String text(double value) {
        return Double.isFinite(value) ? CanonicalJson.text(Json.tree(value)) : Double.toString(value);
    }

    /** A share as a percentage of three digits. */
    static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).scaleByPowerOfTen(2).round(THREE_DIGITS);
        return text(percent.doubleValue()) + " %";
    }

    /** Seconds since 1970 as an ISO 8601 time in UTC. */
    static String time(double seconds) {
        return Instant.ofEpochSecond((long) Math.floor(seconds)).toString();
    }
}
