package dev.modelgate.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that reads back as a given double. {@link Double#toString} sometimes gives one digit too many
 * before Java 19 (2.0E-3 to 2.2E-322 are known cases), which would make canonical bytes depend on the JDK.
 */
final class ShortestDecimal {
    private static final int MOST_DIGITS = 17;

    /** No two decimals of so few digits read as the same double, unless it is subnormal. */
    private static final int TELLING_DIGITS = 15;

    private ShortestDecimal() {}

    static BigDecimal of(double positive) {
        if (positive < Double.MIN_NORMAL) {
            return growing(new BigDecimal(positive), positive);
        }
        BigDecimal known = new BigDecimal(Double.toString(positive)).stripTrailingZeros();
        if (known.precision() <= TELLING_DIGITS) {
            return known;
        }
        BigDecimal exact = new BigDecimal(positive);
        return isPowerOfTwo(positive) ? growing(exact, positive) : shrinking(exact, known.precision(), positive);
    }

    /** Below a power of two doubles lie closer than above it, so more digits may read back worse: all are tried. */
    private static BigDecimal growing(BigDecimal exact, double positive) {
        int digits = 1;
        while (digits < MOST_DIGITS && rounded(exact, digits).doubleValue() != positive) {
            digits++;
        }
        return rounded(exact, digits).stripTrailingZeros();
    }

    /** More digits never read back worse, so the few that the platform gives in excess are taken away again. */
    private static BigDecimal shrinking(BigDecimal exact, int known, double positive) {
        int digits = Math.min(MOST_DIGITS, known);
        while (digits > 1 && rounded(exact, digits - 1).doubleValue() == positive) {
            digits--;
        }
        return rounded(exact, digits).stripTrailingZeros();
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static boolean isPowerOfTwo(double positive) {
        return Math.scalb(1.0, Math.getExponent(positive)) == positive;
    }
}
