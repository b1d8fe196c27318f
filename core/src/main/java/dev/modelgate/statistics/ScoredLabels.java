package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * A binary classifier's scores on rows whose labels are known, row by row: what quality figures are computed from. Two
 * models are compared on the same rows when their labels are equal, in the same order. Never empty.
 */
public final class ScoredLabels {

    private final double[] scores;
    private final boolean[] labels;
    private final int positives;

    private ScoredLabels(double[] scores, boolean[] labels) {
        this.scores = scores;
        this.labels = labels;
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        this.positives = count;
    }

    /**
     * @param scores finite; the higher, the more likely the label is true
     * @throws IllegalArgumentException if there are no rows, the lengths differ, or a score is not finite
     */
    public static ScoredLabels of(double[] scores, boolean[] labels) {
        require(
                scores.length == labels.length,
                "there are " + scores.length + " scores but " + labels.length + " labels");
        require(scores.length > 0, "there are no scored rows");
        for (int i = 0; i < scores.length; i++) {
            Checks.finite(scores[i], "score of row " + i);
        }
        return new ScoredLabels(scores.clone(), labels.clone());
    }

    /** How many rows there are. */
    public int n() {
        return scores.length;
    }

    /** How many rows have the label true. */
    public int positives() {
        return positives;
    }

    public double score(int row) {
        return scores[row];
    }

    public boolean label(int row) {
        return labels[row];
    }

    /** The scores of the rows whose label is {@code wanted}, in row order. */
    double[] scoresOf(boolean wanted) {
        double[] chosen = new double[wanted ? positives : n() - positives];
        int next = 0;
        for (int row = 0; row < n(); row++) {
            if (labels[row] == wanted) {
                chosen[next++] = scores[row];
            }
        }
        return chosen;
    }

    /** @throws IllegalArgumentException unless both were scored on rows with the same labels in the same order */
    static void requireSameRows(ScoredLabels champion, ScoredLabels candidate) {
        require(
                Arrays.equals(champion.labels, candidate.labels),
                "the two models were not scored on the same rows: their labels differ (" + champion.n() + " and "
                        + candidate.n() + " rows)");
    }
}
