package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Map;
import java.util.TreeMap;

/**
 * The area under the ROC curve of rows that fall into clusters, rows of different clusters being independent, with the
 * variance of Obuchowski (Biometrics 53, 1997); of clusters of one row each it is DeLong's.
 *
 * @param area the chance that a positive row scores higher than a negative one, ties counting half
 * @param variance of the area; where nothing is misplaced, that of half a misplaced cluster
 * @param freedom degrees of freedom of the variance (Satterthwaite), positive
 * @param positives clusters that have positive rows, at least 2
 * @param negatives clusters that have negative rows, at least 2
 */
public record ClusteredAuc(double area, double variance, double freedom, int positives, int negatives) {

    /** With fewer clusters of one row each, some happen to place all alike, and seem to vary not at all. */
    private static final int FEW = 5;

    /** What a cluster's rows add to the area. */
    private static final class Parts {
        private double positive;
        private double negative;
        private int positives;
        private int negatives;
    }

    /**
     * The area of scored rows.
     *
     * @param clusters the cluster of each row
     * @throws IllegalArgumentException if either label is in fewer than two clusters
     */
    public static ClusteredAuc of(ScoredLabels rows, long[] clusters) {
        require(clusters.length == rows.n(), "there are not as many clusters as rows");
        double[] influences = influences(rows);
        Map<Long, Parts> parts = new TreeMap<>();
        for (int i = 0; i < influences.length; i++) {
            Parts one = parts.computeIfAbsent(clusters[i], any -> new Parts());
            if (rows.label(i)) {
                one.positive += influences[i];
                one.positives++;
            } else {
                one.negative += influences[i];
                one.negatives++;
            }
        }
        return of(RocAuc.of(rows), parts);
    }

    private static ClusteredAuc of(double area, Map<Long, Parts> parts) {
        int positives = 0;
        int negatives = 0;
        boolean single = true;
        Sum first = new Sum();
        Sum second = new Sum();
        Sum both = new Sum();
        for (Parts one : parts.values()) {
            positives += one.positives > 0 ? 1 : 0;
            negatives += one.negatives > 0 ? 1 : 0;
            single &= one.positives + one.negatives == 1;
            first.add(one.positive * one.positive);
            second.add(one.negative * one.negative);
            both.add(one.positive * one.negative);
        }
        require(
                positives > 1 && negatives > 1,
                "a variance needs two clusters of each label, but there are " + positives + " and " + negatives);
        double clusters = parts.size();
        double v10 = first.value() * positives / (positives - 1.0);
        double v01 = second.value() * negatives / (negatives - 1.0);
        double variance = Math.max(0, v10 + v01 + 2 * both.value() * clusters / (clusters - 1));
        double squares = v10 * v10 / (positives - 1) + v01 * v01 / (negatives - 1);
        double freedom = squares == 0
                ? positives + negatives - 2.0
                : Math.max(Math.min(positives, negatives) - 1.0, (v10 + v01) * (v10 + v01) / squares);
        return new ClusteredAuc(
                area, Math.max(variance, floor(area, positives, negatives, single)), freedom, positives, negatives);
    }

    /** Where nothing is misplaced nothing seems to vary: of so many clusters, half of one could have been misplaced. */
    private static double floor(double area, int positives, int negatives, boolean single) {
        int clusters = Math.min(positives, negatives);
        double half = 0.25 / clusters;
        boolean few = single && clusters < FEW;
        return few || area < half || area > 1 - half ? half * half : 0;
    }

    /**
     * What each row adds to the area, beside the mean: the area varies as the sum of these would, were rows drawn again.
     *
     * @throws IllegalArgumentException if all labels are the same
     */
    public static double[] influences(ScoredLabels rows) {
        double area = RocAuc.of(rows);
        double[] influences = placements(rows);
        for (int i = 0; i < influences.length; i++) {
            double size = rows.label(i) ? rows.positives() : rows.n() - rows.positives();
            influences[i] = (influences[i] - area) / size;
        }
        return influences;
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
