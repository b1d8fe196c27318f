package dev.modelgate.statistics;

/**
 * The first two moments of a sample, from two passes with compensated sums.
 *
 * @param n the observations, at least one
 * @param mean their mean
 * @param squares the sum of their squared distances from the mean
 */
public record Moments(long n, double mean, double squares) {

    /** The moments of a sample. @throws IllegalArgumentException if it is empty */
    public static Moments of(SortedValues sample) {
        Checks.size(sample.n(), "sample");
        Sum sum = new Sum();
        SortedValues.Cursor values = sample.cursor();
        while (values.next()) {
            sum.add(values.value() * values.count());
        }
        double mean = sum.value() / sample.n();
        Sum squares = new Sum();
        values = sample.cursor();
        while (values.next()) {
            double deviation = values.value() - mean;
            squares.add(deviation * deviation * values.count());
        }
        return new Moments(sample.n(), mean, Math.max(0, squares.value()));
    }

    /** The standard deviation with divisor n (NumPy's default, {@code ddof=0}). */
    public double populationStandardDeviation() {
        return Math.sqrt(squares / n);
    }
}
