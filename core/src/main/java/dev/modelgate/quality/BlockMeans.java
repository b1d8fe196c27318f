package dev.modelgate.quality;

import dev.modelgate.statistics.ClusteredMean;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.DesignEffect;
import dev.modelgate.statistics.RiskSequence;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Losses of rows by block of time, in the order of time; without a time every row is a block, in the order of the file.
 *
 * @param blocks number of each block; its rows' numbers where there is no time
 * @param sums of the losses of each block
 * @param squares sums of the squared losses of each block
 * @param sizes rows of each block
 */
record BlockMeans(long[] blocks, double[] sums, double[] squares, long[] sizes) {
    /**
     * The losses of some rows; of those, rows without a time are left out where others have one.
     *
     * @param loss of a row, from 0 to 1
     */
    static BlockMeans of(ScoredData data, int[] rows, boolean timed, IntToDoubleFunction loss) {
        long[] blocks = timed
                ? IntStream.of(rows)
                        .mapToLong(data::block)
                        .filter(block -> block != ScoredData.NO_BLOCK)
                        .distinct()
                        .sorted()
                        .toArray()
                : IntStream.of(rows).asLongStream().toArray();
        double[] sums = new double[blocks.length];
        double[] squares = new double[blocks.length];
        long[] sizes = new long[blocks.length];
        for (int i = 0; i < rows.length; i++) {
            int at = timed ? Arrays.binarySearch(blocks, data.block(rows[i])) : i;
            if (at >= 0) {
                double one = loss.applyAsDouble(rows[i]);
                sums[at] += one;
                squares[at] += one * one;
                sizes[at]++;
            }
        }
        return new BlockMeans(blocks, sums, squares, sizes);
    }

    int size() {
        return blocks.length;
    }

    /** The mean over rows, with an interval that allows for what rows of one block share. */
    ConfidenceInterval mean(double level) {
        return ClusteredMean.interval(sums, sizes, level);
    }

    /** The variance of a row's loss. */
    double variance() {
        double mean = ofRows(sums);
        return Math.max(0, ofRows(squares) - mean * mean);
    }

    /** The same, if these were as many more of the same losses as make another mean. */
    double varianceAt(double mean) {
        double own = ofRows(sums);
        double ratio = own > 0 ? Math.min(1, ofRows(squares) / own) : 1;
        double most = Math.min(mean, ratio / 2);
        return most * (ratio - most);
    }

    private double ofRows(double[] values) {
        return Arrays.stream(values).sum() / Arrays.stream(sizes).sum();
    }

    /** By how much the blocks vary more than independent rows would. */
    DesignEffect effect() {
        return DesignEffect.of(sums, sizes, variance());
    }

    /**
     * The means of the blocks as a sequence. A block counts by its rows against the largest until then, which is known
     * before its losses are.
     */
    RiskSequence sequence() {
        double[] means = new double[size()];
        double[] weights = new double[size()];
        long largest = 0;
        for (int i = 0; i < means.length; i++) {
            largest = Math.max(largest, sizes[i]);
            means[i] = Math.min(1, sums[i] / sizes[i]);
            weights[i] = (double) sizes[i] / largest;
        }
        return RiskSequence.of(means, weights);
    }

    /**
     * The same of windows, of which it was known before how much they vary.
     *
     * @param reference by how much the reference's windows do
     * @param variance of a row's loss
     */
    RiskSequence sequence(DesignEffect reference, double variance) {
        return sequence().worth(WindowWorth.of(this, reference, variance));
    }
}
