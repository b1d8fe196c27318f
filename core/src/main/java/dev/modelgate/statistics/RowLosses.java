package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Figures that are means over rows (log loss, Brier score, accuracy), row by row, so that two models can be compared on
 * the same rows by the mean of their differences.
 */
public final class RowLosses {

    /** Scores are kept so far from 0 and 1 before their logarithm is taken, as in scikit-learn. */
    private static final double CLIP = Math.ulp(1.0);

    private RowLosses() {}

    /**
     * {@code -ln(probability of the true label)} of each row; their mean is the log loss.
     *
     * @throws IllegalArgumentException if a score is not between 0 and 1
     */
    public static double[] logLosses(ScoredLabels rows) {
        double[] losses = new double[rows.n()];
        Arrays.setAll(losses, i -> {
            double p = Math.min(1 - CLIP, Math.max(CLIP, probability(rows, i)));
            return -StrictMath.log(rows.label(i) ? p : 1 - p);
        });
        return losses;
    }

    /**
     * {@code (score - label)²} of each row; their mean is the Brier score.
     *
     * @throws IllegalArgumentException if a score is not between 0 and 1
     */
    public static double[] squaredErrors(ScoredLabels rows) {
        double[] losses = new double[rows.n()];
        Arrays.setAll(losses, i -> {
            double error = probability(rows, i) - (rows.label(i) ? 1 : 0);
            return error * error;
        });
        return losses;
    }

    /** 1 for each row that is rightly called at this threshold (positive from it on), else 0; the mean is the accuracy. */
    public static double[] hits(ScoredLabels rows, double threshold) {
        Checks.finite(threshold, "threshold");
        double[] hits = new double[rows.n()];
        Arrays.setAll(hits, i -> rows.score(i) >= threshold == rows.label(i) ? 1 : 0);
        return hits;
    }

    /** The mean over rows. @throws IllegalArgumentException if there are none */
    public static double mean(double[] losses) {
        require(losses.length > 0, "there are no rows");
        Sum sum = new Sum();
        for (double loss : losses) {
            sum.add(loss);
        }
        return sum.value() / losses.length;
    }

    /**
     * The candidate's mean less the champion's, with the paired Student interval: sound from a few dozen rows on, by the
     * central limit theorem.
     *
     * @param champion one figure per row
     * @param candidate the same figure of the same rows, in the same order
     * @throws IllegalArgumentException if the lengths differ or there are fewer than two rows
     */
    public static ConfidenceInterval difference(double[] champion, double[] candidate, double level) {
        require(
                champion.length == candidate.length,
                "the champion has " + champion.length + " rows but the candidate " + candidate.length);
        int n = champion.length;
        require(n >= 2, "a paired interval needs at least two rows, not " + n);
        double[] differences = new double[n];
        Arrays.setAll(differences, i -> candidate[i] - champion[i]);
        double mean = Checks.finite(mean(differences), "mean difference");
        Sum squares = new Sum();
        for (double difference : differences) {
            squares.add((difference - mean) * (difference - mean));
        }
        double t = TDistribution.of(n - 1).inverseSurvivalProbability((1 - Checks.level(level)) / 2);
        double margin = t * Math.sqrt(squares.value() / (n - 1) / n);
        return new ConfidenceInterval(mean, mean - margin, mean + margin, level);
    }

    private static double probability(ScoredLabels rows, int row) {
        double score = rows.score(row);
        require(score >= 0 && score <= 1, "the score " + score + " of row " + row + " is not a probability");
        return score;
    }
}
