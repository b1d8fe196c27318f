package dev.modelgate.drift.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How numbers are written for people. */
public final class Digits {
    /** What a number of single precision holds, which many columns were before they were widened. */
    private static final MathContext SEVEN = new MathContext(7, RoundingMode.HALF_EVEN);

    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final double LEAST_PLAIN = 1e-4;
    private static final int MOST_PLAIN_DIGITS = 12;

    private Digits() {}

    /** Three decimals; what is smaller than that but not nothing is said to be so. */
    public static String distance(double value) {
        String text =
                BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
        return value > 0 && value < 0.0005 ? "<0.001" : text;
    }

    /** Three digits of a share, as a percentage. */
    public static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).scaleByPowerOfTen(2);
        return percent.round(THREE).stripTrailingZeros().toPlainString() + " %";
    }

    /** Seven digits: a value as it was written, most likely. */
    public static String value(double value) {
        return plain(new BigDecimal(value).round(SEVEN), value);
    }

    /** Four digits of any number. */
    public static String number(double value) {
        return plain(BigDecimal.valueOf(value).round(FOUR), value);
    }

    private static String plain(BigDecimal rounded, double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal digits = rounded.stripTrailingZeros();
        boolean plain = Math.abs(value) >= LEAST_PLAIN && digits.precision() - digits.scale() <= MOST_PLAIN_DIGITS;
        return plain ? digits.toPlainString() : digits.toString();
    }
}
