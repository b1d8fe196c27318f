package dev.modelgate.quality;

import dev.modelgate.statistics.ExpectedQuality;
import dev.modelgate.statistics.IsotonicRegression;
import java.util.Arrays;

/**
 * Cells of scores of about equal mass: each distinct score is one while they are five hundred at most. Of a cell its mean
 * score stands for all, and none is on both sides of the threshold.
 */
final class ScoreCells {
    private static final int MOST = 500;

    private final double[] starts;
    private final double[] scores;

    private ScoreCells(double[] starts, double[] scores) {
        this.starts = starts;
        this.scores = scores;
    }

    /** Cells for all scores there are, at least one. */
    static ScoreCells of(double[] all, double threshold) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        double[] distinct = Arrays.stream(sorted).distinct().limit(MOST + 1L).toArray();
        double[] starts = distinct;
        if (distinct.length > MOST) {
            double[] quantiles = new double[MOST + 1];
            Arrays.setAll(quantiles, i -> i < MOST ? sorted[(int) ((long) sorted.length * i / MOST)] : threshold);
            starts = Arrays.stream(quantiles)
                    .filter(start -> start >= sorted[0] && start <= sorted[sorted.length - 1])
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return withMeans(starts, sorted);
    }

    private static ScoreCells withMeans(double[] starts, double[] sorted) {
        double[] sums = new double[starts.length];
        long[] counts = new long[starts.length];
        int cell = 0;
        for (double score : sorted) {
            while (cell + 1 < starts.length && score >= starts[cell + 1]) {
                cell++;
            }
            sums[cell] += score - starts[cell];
            counts[cell]++;
        }
        double[] kept = new double[starts.length];
        double[] means = new double[starts.length];
        int size = 0;
        for (int i = 0; i < starts.length; i++) {
            if (counts[i] > 0) {
                kept[size] = starts[i];
                means[size++] = Math.min(1, starts[i] + sums[i] / counts[i]);
            }
        }
        return new ScoreCells(Arrays.copyOf(kept, size), Arrays.copyOf(means, size));
    }

    int size() {
        return starts.length;
    }

    /** The score of each cell, ascending. */
    double[] scores() {
        return scores;
    }

    /** The cell of a score. */
    int cell(double score) {
        int found = Arrays.binarySearch(starts, score);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The quality when the rows of each cell are positive with these probabilities. */
    ExpectedQuality quality(double[] probabilities, long[] rows) {
        return new ExpectedQuality(
                scores, probabilities, Arrays.stream(rows).asDoubleStream().toArray());
    }

    /** How many rows each cell has, whatever their label; counts are of positive rows, then of negative ones. */
    long[] rows(long[] labelled) {
        long[] rows = new long[size()];
        Arrays.setAll(rows, i -> labelled[i] + labelled[size() + i]);
        return rows;
    }

    /** The share of positive rows of each cell; a half where there is no row. */
    double[] shares(long[] labelled) {
        double[] shares = new double[size()];
        Arrays.setAll(shares, i -> {
            long rows = labelled[i] + labelled[size() + i];
            return rows == 0 ? 0.5 : (double) labelled[i] / rows;
        });
        return shares;
    }

    /** The probability of each cell's rows to be positive, from rows with a label. */
    double[] calibrated(long[] labelled) {
        double[] weights = Arrays.stream(rows(labelled)).asDoubleStream().toArray();
        return IsotonicRegression.of(scores, shares(labelled), weights).at(scores);
    }
}
