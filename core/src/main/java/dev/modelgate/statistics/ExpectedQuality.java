package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The quality that a binary classifier is expected to have on rows whose labels nobody knows, from the probability of
 * each score's rows to be positive: confidence-based performance estimation (Kivimäki, Białek, Kuberski and Nurminen,
 * arXiv:2407.08649). It is right as far as the probabilities are.
 *
 * @param scores of the model, from 0 to 1, strictly ascending
 * @param probabilities of being positive, one for each score, from 0 to 1
 * @param weights how many rows have each score, not negative and not all 0
 */
public record ExpectedQuality(double[] scores, double[] probabilities, double[] weights) {
    private static final double CLIP = Math.ulp(1.0);

    public ExpectedQuality {
        require(
                scores.length == probabilities.length && scores.length == weights.length,
                "scores, probabilities and weights differ in number");
        for (int i = 0; i < scores.length; i++) {
            require(scores[i] >= 0 && scores[i] <= 1, "the score " + scores[i] + " is not a probability");
            require(i == 0 || scores[i - 1] < scores[i], "the scores are not ascending");
            require(probabilities[i] >= 0 && probabilities[i] <= 1, "a probability is " + probabilities[i]);
            require(weights[i] >= 0 && Double.isFinite(weights[i]), "a weight is " + weights[i]);
        }
        require(Arrays.stream(weights).sum() > 0, "there are no rows");
        scores = scores.clone();
        probabilities = probabilities.clone();
        weights = weights.clone();
    }

    /** A loss, or a gain, of a row of a score: what it is when the row is positive, and when it is negative. */
    private interface OfRow {
        double of(double score, boolean positive);
    }

    private double mean(OfRow loss) {
        Sum sum = new Sum();
        Sum rows = new Sum();
        for (int i = 0; i < scores.length; i++) {
            double expected =
                    probabilities[i] * loss.of(scores[i], true) + (1 - probabilities[i]) * loss.of(scores[i], false);
            sum.add(weights[i] * expected);
            rows.add(weights[i]);
        }
        return sum.value() / rows.value();
    }

    /** The mean squared distance of the score from the label. */
    public double brier() {
        return mean((score, positive) -> (positive ? 1 - score : score) * (positive ? 1 - score : score));
    }

    /** The share of rows that are called wrongly when those from a threshold on are called positive. */
    public double errorRate(double threshold) {
        return mean((score, positive) -> score >= threshold == positive ? 0 : 1);
    }

    /** The mean of the negative natural logarithm of the probability that the score gives to the label. */
    public double logLoss() {
        return mean((score, positive) -> {
            double p = Math.min(1 - CLIP, Math.max(CLIP, score));
            return -StrictMath.log(positive ? p : 1 - p);
        });
    }

    /** The share of positive rows. */
    public double positives() {
        return mean((score, positive) -> positive ? 1 : 0);
    }

    /** The area under the ROC curve, ties counting half; empty when no row can be positive, or none negative. */
    public OptionalDouble auc() {
        double below = 0;
        double concordant = 0;
        double positives = 0;
        for (int i = 0; i < scores.length; i++) {
            double positive = weights[i] * probabilities[i];
            double negative = weights[i] * (1 - probabilities[i]);
            concordant += positive * (below + negative / 2);
            below += negative;
            positives += positive;
        }
        double pairs = positives * below;
        return pairs > 0 ? OptionalDouble.of(concordant / pairs) : OptionalDouble.empty();
    }

    /** The share of positive rows among those that are called so; empty when none is. */
    public OptionalDouble precision(double threshold) {
        double called = mean((score, positive) -> score >= threshold ? 1 : 0);
        return called > 0 ? OptionalDouble.of(rightly(threshold) / called) : OptionalDouble.empty();
    }

    /** The share of positive rows that are called so; empty when no row can be positive. */
    public OptionalDouble recall(double threshold) {
        double positives = positives();
        return positives > 0 ? OptionalDouble.of(rightly(threshold) / positives) : OptionalDouble.empty();
    }

    private double rightly(double threshold) {
        return mean((score, positive) -> score >= threshold && positive ? 1 : 0);
    }

    /** The F1 score of the expected confusion matrix; empty when nothing is positive or called so. */
    public OptionalDouble f1(double threshold) {
        double called = mean((score, positive) -> score >= threshold ? 1 : 0);
        double denominator = called + positives();
        return denominator > 0 ? OptionalDouble.of(2 * rightly(threshold) / denominator) : OptionalDouble.empty();
    }
}
