package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/**
 * The area under the ROC curve: the chance that a positive row scores higher than a negative one, ties counting half.
 * Variances after DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988), in O(n log n) by midranks (Sun and Xu, IEEE
 * Signal Processing Letters 21, 2014).
 */
public final class RocAuc {

    private RocAuc() {}

    /** The area. @throws IllegalArgumentException if all labels are the same */
    public static double of(ScoredLabels rows) {
        return Placements.of(rows).area();
    }

    /**
     * The area with DeLong's interval, cut to [0, 1].
     *
     * @throws IllegalArgumentException if there are fewer than two rows of either label
     */
    public static ConfidenceInterval interval(ScoredLabels rows, double level) {
        Placements placements = Placements.of(rows);
        double margin = Proportions.normalQuantile(level) * Math.sqrt(placements.covariance(placements));
        double area = placements.area();
        return new ConfidenceInterval(area, Math.max(0, area - margin), Math.min(1, area + margin), level);
    }

    /** DeLong's variance of the area. @throws IllegalArgumentException as {@link #interval} */
    public static double variance(ScoredLabels rows) {
        Placements placements = Placements.of(rows);
        return placements.covariance(placements);
    }

    /**
     * The candidate's area less the champion's, on the same rows, with the paired DeLong interval: it takes into account
     * that both models find the same rows hard.
     *
     * @throws IllegalArgumentException if the labels differ, or as {@link #interval}
     */
    public static ConfidenceInterval difference(ScoredLabels champion, ScoredLabels candidate, double level) {
        ScoredLabels.requireSameRows(champion, candidate);
        Placements old = Placements.of(champion);
        Placements fresh = Placements.of(candidate);
        double variance = old.covariance(old) + fresh.covariance(fresh) - 2 * old.covariance(fresh);
        double margin = Proportions.normalQuantile(level) * Math.sqrt(Math.max(0, variance));
        double difference = fresh.area() - old.area();
        return new ConfidenceInterval(
                difference, Math.max(-1, difference - margin), Math.min(1, difference + margin), level);
    }

    /**
     * DeLong's structural components: for each positive row the fraction of negatives below it, for each negative row
     * the fraction of positives above it.
     */
    private record Placements(double[] positives, double[] negatives) {

        static Placements of(ScoredLabels rows) {
            double[] positiveScores = rows.scoresOf(true);
            double[] negativeScores = rows.scoresOf(false);
            int m = positiveScores.length;
            int n = negativeScores.length;
            require(
                    m > 0 && n > 0,
                    "the area under the ROC curve needs both labels, but there are " + m + " positive and " + n
                            + " negative rows");
            double[] all = new double[m + n];
            System.arraycopy(positiveScores, 0, all, 0, m);
            System.arraycopy(negativeScores, 0, all, m, n);
            double[] ranks = Ranking.midranks(all);
            double[] positives = Ranking.midranks(positiveScores);
            double[] negatives = Ranking.midranks(negativeScores);
            for (int i = 0; i < m; i++) {
                positives[i] = (ranks[i] - positives[i]) / n;
            }
            for (int i = 0; i < n; i++) {
                negatives[i] = 1 - (ranks[m + i] - negatives[i]) / m;
            }
            return new Placements(positives, negatives);
        }

        double area() {
            return RowLosses.mean(positives);
        }

        double covariance(Placements other) {
            require(
                    positives.length > 1 && negatives.length > 1,
                    "an interval for the area under the ROC curve needs two rows of each label, but there are "
                            + positives.length + " positive and " + negatives.length + " negative rows");
            return covariance(positives, other.positives) / positives.length
                    + covariance(negatives, other.negatives) / negatives.length;
        }

        private static double covariance(double[] x, double[] y) {
            double meanX = RowLosses.mean(x);
            double meanY = RowLosses.mean(y);
            Sum sum = new Sum();
            for (int i = 0; i < x.length; i++) {
                sum.add((x[i] - meanX) * (y[i] - meanY));
            }
            return sum.value() / (x.length - 1);
        }
    }
}
