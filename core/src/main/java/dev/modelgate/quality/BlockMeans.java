package dev.modelgate.quality;

import dev.modelgate.statistics.ClusteredMean;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.RiskSequence;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Losses of rows by block of time, in the order of time; without a time every row is a block, in the order of the file.
 *
 * @param blocks number of each block; its rows' numbers where there is no time
 * @param sums of the losses of each block
 * @param sizes rows of each block
 */
record BlockMeans(long[] blocks, double[] sums, long[] sizes) {
    /** The losses of some rows; of those, rows without a time are left out where others have one. */
    static BlockMeans of(ScoredData data, int[] rows, boolean timed, BoundedLoss loss, double threshold) {
        if (!timed) {
            return new BlockMeans(
                    IntStream.of(rows).asLongStream().toArray(),
                    IntStream.of(rows)
                            .mapToDouble(row -> loss.of(data.score(row), data.positive(row), threshold))
                            .toArray(),
                    IntStream.of(rows).mapToLong(row -> 1).toArray());
        }
        long[] blocks = IntStream.of(rows)
                .mapToLong(data::block)
                .filter(block -> block != ScoredData.NO_BLOCK)
                .distinct()
                .sorted()
                .toArray();
        double[] sums = new double[blocks.length];
        long[] sizes = new long[blocks.length];
        for (int row : rows) {
            if (data.block(row) != ScoredData.NO_BLOCK) {
                int at = Arrays.binarySearch(blocks, data.block(row));
                sums[at] += loss.of(data.score(row), data.positive(row), threshold);
                sizes[at]++;
            }
        }
        return new BlockMeans(blocks, sums, sizes);
    }

    int size() {
        return blocks.length;
    }

    /** The mean over rows, with an interval that allows for what rows of one block share. */
    ConfidenceInterval mean(double level) {
        return ClusteredMean.interval(sums, sizes, level);
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
}
