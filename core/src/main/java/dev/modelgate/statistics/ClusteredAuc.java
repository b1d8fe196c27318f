package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Map;
import java.util.TreeMap;

/**
 * The area under the ROC curve of rows that fall into clusters, rows of different clusters being independent, with the
 * variance of Obuchowski (Biometrics 53, 1997); of clusters of one row each it is DeLong's.
 *
 * @param area the chance that a positive row scores higher than a negative one, ties counting half
 * @param variance of the area
 * @param freedom degrees of freedom of the variance (Satterthwaite), positive
 * @param positives clusters that have positive rows, at least 2
 * @param negatives clusters that have negative rows, at least 2
 */
public record ClusteredAuc(double area, double variance, double freedom, int positives, int negatives) {

    /** What a cluster's rows deviate from the area, summed. */
    private static final class Deviations {
        private double positive;
        private double negative;
        private boolean hasPositive;
        private boolean hasNegative;
    }

    /**
     * The area of scored rows.
     *
     * @param clusters the cluster of each row
     * @throws IllegalArgumentException if either label is in fewer than two clusters
     */
    public static ClusteredAuc of(ScoredLabels rows, long[] clusters) {
        require(clusters.length == rows.n(), "there are not as many clusters as rows");
        double m = rows.positives();
        double n = rows.n() - m;
        require(m > 0 && n > 0, "the area under the ROC curve needs both labels");
        double[] placements = placements(rows);
        Sum sum = new Sum();
        for (int i = 0; i < placements.length; i++) {
            sum.add(rows.label(i) ? placements[i] : 0);
        }
        double area = sum.value() / m;
        Map<Long, Deviations> deviations = new TreeMap<>();
        for (int i = 0; i < placements.length; i++) {
            Deviations one = deviations.computeIfAbsent(clusters[i], any -> new Deviations());
            if (rows.label(i)) {
                one.positive += placements[i] - area;
                one.hasPositive = true;
            } else {
                one.negative += placements[i] - area;
                one.hasNegative = true;
            }
        }
        return of(area, m, n, deviations);
    }

    private static ClusteredAuc of(double area, double m, double n, Map<Long, Deviations> deviations) {
        int positives = 0;
        int negatives = 0;
        Sum first = new Sum();
        Sum second = new Sum();
        Sum both = new Sum();
        for (Deviations one : deviations.values()) {
            positives += one.hasPositive ? 1 : 0;
            negatives += one.hasNegative ? 1 : 0;
            first.add(one.positive * one.positive);
            second.add(one.negative * one.negative);
            both.add(one.positive * one.negative);
        }
        require(
                positives > 1 && negatives > 1,
                "a variance needs two clusters of each label, but there are " + positives + " and " + negatives);
        double clusters = deviations.size();
        double v10 = first.value() * positives / (positives - 1.0) / (m * m);
        double v01 = second.value() * negatives / (negatives - 1.0) / (n * n);
        double shared = 2 * both.value() * clusters / (clusters - 1) / (m * n);
        double variance = Math.max(0, v10 + v01 + shared);
        double parts = v10 * v10 / (positives - 1) + v01 * v01 / (negatives - 1);
        double freedom = parts == 0
                ? positives + negatives - 2.0
                : Math.max(Math.min(positives, negatives) - 1.0, (v10 + v01) * (v10 + v01) / parts);
        return new ClusteredAuc(area, variance, freedom, positives, negatives);
    }

    /** Of a positive row the share of negative rows below it, of a negative one that of positive rows above it. */
    private static double[] placements(ScoredLabels rows) {
        double[] positiveScores = rows.scoresOf(true);
        double[] negativeScores = rows.scoresOf(false);
        double[] all = new double[rows.n()];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.score(i);
        }
        double[] ranks = Ranking.midranks(all);
        double[] positives = Ranking.midranks(positiveScores);
        double[] negatives = Ranking.midranks(negativeScores);
        int positive = 0;
        int negative = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.label(i)
                    ? (ranks[i] - positives[positive++]) / negativeScores.length
                    : 1 - (ranks[i] - negatives[negative++]) / positiveScores.length;
        }
        return all;
    }
}
