package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/**
 * A number that is known only to lie between two others, and the best guess at it: what can be said of exact values
 * when only counts in bins were kept. Not a statement of probability; for that see {@link ConfidenceInterval}.
 */
public record Bounds(double lower, double estimate, double upper) {

    public Bounds {
        require(
                lower <= estimate && estimate <= upper,
                "the bounds [" + lower + ", " + upper + "] do not hold the estimate " + estimate);
    }

    /** These bounds in another unit. */
    public Bounds dividedBy(double unit) {
        require(unit > 0, "the unit " + unit + " is not positive");
        return new Bounds(lower / unit, estimate / unit, upper / unit);
    }
}
