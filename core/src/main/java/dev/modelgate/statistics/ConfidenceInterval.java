package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/**
 * An estimate and an interval that covers the true value with probability {@code level}, if the experiment were
 * repeated.
 *
 * <p>The estimate may lie outside the interval: that of a distance that is never negative is too large by the noise,
 * and the interval is not.
 *
 * @param level between 0 and 1, as 0.95
 */
public record ConfidenceInterval(double estimate, double lower, double upper, double level) {

    /** Where an interval lies, seen from a threshold. */
    public enum Position {
        /** All of it is at or below the threshold. */
        BELOW,
        /** The threshold is inside: the samples are too small to tell. */
        STRADDLES,
        /** All of it is above the threshold. */
        ABOVE
    }

    public ConfidenceInterval {
        require(!Double.isNaN(estimate), "the estimate is NaN");
        require(lower <= upper, "the interval [" + lower + ", " + upper + "] is upside down");
        Checks.level(level);
    }

    /** Where the interval lies, seen from a threshold: the three values of a statistical verdict. */
    public Position positionAgainst(double threshold) {
        require(!Double.isNaN(threshold), "the threshold is NaN");
        if (upper <= threshold) {
            return Position.BELOW;
        }
        return lower > threshold ? Position.ABOVE : Position.STRADDLES;
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** The same interval, reaching down to a value at least. */
    public ConfidenceInterval reaching(double value) {
        return lower <= value ? this : new ConfidenceInterval(estimate, value, upper, level);
    }

    /** Half of the interval's length. */
    public double halfWidth() {
        return (upper - lower) / 2;
    }

    /** From an interval for a square to one for its root, which is at least 0 and at most {@code largest}. */
    ConfidenceInterval squareRoot(double rootEstimate, double largest) {
        double low = Math.min(largest, Math.sqrt(Math.max(0, lower)));
        double high = Math.min(largest, Math.sqrt(Math.max(0, upper)));
        return new ConfidenceInterval(rootEstimate, low, high, level);
    }

    /** The same interval around another estimate, moved along by {@code shift}; neither end falls below 0. */
    ConfidenceInterval movedTo(double newEstimate, double shift) {
        return new ConfidenceInterval(newEstimate, Math.max(0, lower + shift), Math.max(0, upper + shift), level);
    }
}
