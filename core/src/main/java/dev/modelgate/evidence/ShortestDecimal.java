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

    private ShortestDecimal() {}

    static BigDecimal of(double positive) {
        BigDecimal exact = new BigDecimal(positive);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == positive) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
