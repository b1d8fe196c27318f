package dev.modelgate.statistics;

/** The conditions on arguments that several types of this package share. */
final class Checks {

    private Checks() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static double level(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies strictly between 0 and 1, not at " + level);
        }
        return level;
    }

    static long size(long n, String of) {
        if (n < 1) {
            throw new IllegalArgumentException("the " + of + " is empty (size " + n + ")");
        }
        return n;
    }

    static double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the " + what + " is " + value + ", not a finite number");
        }
        return value;
    }
}
