package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/** Intervals around estimates that are about normally spread. */
public final class NormalInterval {
    private NormalInterval() {}

    /**
     * An estimate with the interval of its standard error.
     *
     * @param error not negative
     */
    public static ConfidenceInterval of(double estimate, double error, double level) {
        require(error >= 0, "a standard error is " + error);
        double margin = Proportions.normalQuantile(level) * error;
        return new ConfidenceInterval(estimate, estimate - margin, estimate + margin, level);
    }

    /** An estimate with the interval of what came of drawing the data anew, at least twice. */
    public static ConfidenceInterval ofReplicates(double estimate, double[] replicates, double level) {
        return of(estimate, deviation(replicates), level);
    }

    /** The standard deviation of at least two values. */
    public static double deviation(double[] values) {
        require(values.length >= 2, "a standard deviation needs two values");
        double mean = RowLosses.mean(values);
        Sum squares = new Sum();
        Arrays.stream(values).forEach(value -> squares.add((value - mean) * (value - mean)));
        return Math.sqrt(squares.value() / (values.length - 1));
    }
}
