package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.OptionalDouble;

/**
 * The share of positive rows among rows without labels, when nothing else changed: when positive rows look as positive
 * rows did, and negative ones as negative ones did (label shift).
 */
public final class LabelShift {
    private static final int MOST_STEPS = 100;
    private static final double PRECISION = 1e-12;

    private LabelShift() {}

    /**
     * Black box shift estimation (Lipton, Wang and Smola, ICML 2018): the share that, with the model's known rates, gives as
     * many rows called positive as there are; cut to [0, 1]. Empty when the model calls positive and negative rows
     * positive alike.
     *
     * @param truePositiveRate share of positive rows that are called positive, where labels are known
     * @param falsePositiveRate share of negative rows that are
     * @param called share of the rows without labels that are
     */
    public static OptionalDouble blackBox(double truePositiveRate, double falsePositiveRate, double called) {
        share(truePositiveRate);
        share(falsePositiveRate);
        share(called);
        double difference = truePositiveRate - falsePositiveRate;
        if (Math.abs(difference) < 1e-9) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.min(1, Math.max(0, (called - falsePositiveRate) / difference)));
    }

    /**
     * The share of greatest likelihood, where the expectation maximisation of Saerens, Latinne and Decaestecker (Neural
     * Computation 14, 2002) ends. The likelihood has one peak, which
     * Newton's method finds. Empty when the
     * probabilities are all the same.
     *
     * @param probabilities to be positive, calibrated where labels are known
     * @param weights how many rows have each
     * @param prior share of positive rows where labels are known, more than 0 and less than 1
     */
    public static OptionalDouble mostLikely(double[] probabilities, double[] weights, double prior) {
        require(probabilities.length == weights.length, "there are not as many weights as probabilities");
        require(prior > 0 && prior < 1, "the prior share is " + prior);
        boolean alike = true;
        for (int i = 0; i < probabilities.length; i++) {
            share(probabilities[i]);
            alike &= weights[i] == 0 || Math.abs(probabilities[i] - prior) < 1e-9;
        }
        if (alike) {
            return OptionalDouble.empty();
        }
        double low = 0;
        double high = 1;
        double share = prior;
        for (int i = 0; i < MOST_STEPS && high - low > PRECISION; i++) {
            double[] slopes = slopes(probabilities, weights, prior, share);
            if (slopes[0] > 0) {
                low = share;
            } else {
                high = share;
            }
            // Newton's step where it stays inside, else the middle.
            double next = slopes[1] < 0 ? share - slopes[0] / slopes[1] : Double.NaN;
            boolean inside = next > low && next < high;
            if (inside && Math.abs(next - share) < PRECISION) {
                return OptionalDouble.of(next);
            }
            share = inside ? next : (low + high) / 2;
        }
        return OptionalDouble.of((low + high) / 2);
    }

    /**
     * What a probability to be positive turns into when nothing but the share of positive rows changed (Saerens, Latinne and
     * Decaestecker 2002, equation 2.4): the odds are multiplied by those of the new share over those of the prior.
     *
     * @param probability calibrated where labels are known
     * @param share of positive rows now
     * @param prior share of positive rows where labels are known, more than 0 and less than 1
     */
    public static double reweighted(double probability, double share, double prior) {
        share(probability);
        share(share);
        require(prior > 0 && prior < 1, "the prior share is " + prior);
        double positive = probability * share / prior;
        double negative = (1 - probability) * (1 - share) / (1 - prior);
        // A row that the share makes impossible stays what it was known to be.
        return positive + negative > 0 ? positive / (positive + negative) : probability;
    }

    /** The first and the second derivative of the likelihood's logarithm. */
    private static double[] slopes(double[] probabilities, double[] weights, double prior, double share) {
        double first = 0;
        double second = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (weights[i] > 0) {
                double positive = probabilities[i] / prior;
                double negative = (1 - probabilities[i]) / (1 - prior);
                double slope = (positive - negative) / (share * positive + (1 - share) * negative);
                first += weights[i] * slope;
                second -= weights[i] * slope * slope;
            }
        }
        return new double[] {first, second};
    }

    private static void share(double share) {
        require(share >= 0 && share <= 1, "a share is " + share);
    }
}
