package dev.modelgate.quality;

import dev.modelgate.statistics.BlockedCounts;
import dev.modelgate.statistics.ExpectedQuality;
import java.util.Arrays;

/**
 * What scores mean by the reference's labels: the probability of each cell's rows to be positive, once from all rows and
 * once from each of the replicates, so that estimates know how well the meaning is known.
 *
 * @param cells the cells of scores
 * @param reference the reference's rows by cell, positive and then negative
 * @param drawn the same, drawn anew
 * @param probabilities from all rows
 * @param redrawn from each replicate
 */
record Calibrated(
        ScoreCells cells, BlockedCounts reference, long[][] drawn, double[] probabilities, double[][] redrawn) {
    static final int REPLICATES = 200;
    private static final int FOLDS = 5;

    static Calibrated of(ScoreCells cells, BlockedCounts reference, long seed) {
        long[][] drawn = reference.replicates(REPLICATES, seed);
        return new Calibrated(
                cells,
                reference,
                drawn,
                cells.calibrated(reference.total()),
                Arrays.stream(drawn).map(cells::calibrated).toArray(double[][]::new));
    }

    /** What is expected of rows. */
    ExpectedQuality expected(long[] rows) {
        return cells.quality(probabilities, rows);
    }

    /** The same by a replicate. */
    ExpectedQuality expected(int replicate, long[] rows) {
        return cells.quality(redrawn[replicate], rows);
    }

    /** What came of rows with a label: what is expected of them if each cell means what it means there. */
    ExpectedQuality realised(long[] labelled) {
        return cells.quality(cells.shares(labelled), cells.rows(labelled));
    }

    /** What would have been expected of the reference, each part from the other parts. */
    ExpectedQuality crossFitted(CellCounts counts) {
        long[][] folds = counts.labelled(FOLDS);
        double[] sums = new double[cells.size()];
        for (long[] fold : folds) {
            long[] others = new long[fold.length];
            Arrays.setAll(others, i -> reference.total()[i] - fold[i]);
            long[] own = cells.rows(fold);
            if (CellCounts.sum(own) > 0 && CellCounts.sum(others) > 0) {
                double[] meaning = cells.calibrated(others);
                Arrays.setAll(sums, i -> sums[i] + own[i] * meaning[i]);
            }
        }
        long[] rows = cells.rows(reference.total());
        Arrays.setAll(sums, i -> rows[i] == 0 ? 0 : Math.min(1, sums[i] / rows[i]));
        return cells.quality(sums, rows);
    }
}
