package dev.modelgate.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** How computed numbers are rounded before they become evidence, so that the last bits of a sum cannot tell runs apart. */
public final class Rounding {
    private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_EVEN);

    private Rounding() {}

    /** Twelve significant digits; what is not finite stays as it is. */
    public static double twelve(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(TWELVE).doubleValue() : value;
    }

    /** Twelve significant digits of a number that may not be there. */
    public static OptionalDouble twelve(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(twelve(value.getAsDouble())) : value;
    }
}
