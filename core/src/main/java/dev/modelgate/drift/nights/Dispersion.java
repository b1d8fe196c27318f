package dev.modelgate.drift.nights;

import dev.modelgate.statistics.SideVariance;
import java.util.Optional;

/**
 * How much a part of a column varies from night to night: moments of how far each night was from the nights before it,
 * in units of what independent rows would be.
 *
 * @param nights how many nights could be compared with those before
 * @param sum of their distances, each 1 on average when rows are independent
 * @param squares sum of the squares of the distances
 */
public record Dispersion(long nights, double sum, double squares) {
    /** With fewer nights the variance between them is a guess. */
    static final int ENOUGH = 20;

    static final Dispersion NONE = new Dispersion(0, 0, 0);

    public Dispersion {
        if (nights < 0 || !(sum >= 0) || !(squares >= 0)) {
            throw new IllegalArgumentException("moments are not negative");
        }
    }

    Dispersion and(double distance) {
        return new Dispersion(nights + 1, sum + distance, squares + distance * distance);
    }

    /**
     * The variance of rows of one night; empty when there are too few nights. Its shape is the one of which distances
     * vary so much (the squared coefficient of variation of a chi-square of k degrees of freedom is 2/k).
     */
    Optional<SideVariance> variance() {
        if (nights < ENOUGH || sum == 0) {
            return Optional.empty();
        }
        double mean = sum / nights;
        double variation = squares / nights / (mean * mean) - 1;
        double shape = Math.max(1, variation <= 0 ? Double.MAX_VALUE : 2 / variation);
        double bounded = Math.min(shape, nights);
        return Optional.of(new SideVariance(mean, bounded, nights * bounded));
    }
}
