package dev.modelgate.report;

/**
 * How much two samples differ, and what that has to be held against. All in one unit; finite, and at least 0.
 *
 * @param estimate the effect
 * @param low lower end of an interval for the true effect
 * @param high its upper end
 * @param noise what chance alone makes of it on average
 * @param margin effects that do not matter
 * @param found the smallest effect that would have been found
 */
public record Effect(double estimate, double low, double high, double noise, double margin, double found) {
    public Effect {
        if (!(low <= high)) {
            throw new IllegalArgumentException("the interval from " + low + " to " + high + " is upside down");
        }
    }
}
