package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import org.apache.commons.statistics.distribution.TDistribution;

/** The mean over rows of which those of one block depend on each other. */
public final class ClusteredMean {
    private ClusteredMean() {}

    /**
     * The mean over rows, with the interval of a ratio of block sums (Cochran, Sampling Techniques, 1977, section 6.3) by
     * Student's distribution of one degree of freedom less than there are blocks.
     *
     * @param sums of each block's values
     * @param sizes rows of each block, at least 1
     * @throws IllegalArgumentException if there are fewer than two blocks
     */
    public static ConfidenceInterval interval(double[] sums, long[] sizes, double level) {
        require(sums.length == sizes.length, "there are not as many sizes as sums");
        int blocks = sums.length;
        require(blocks >= 2, "an interval needs at least two blocks, not " + blocks);
        Sum sum = new Sum();
        long rows = 0;
        for (int i = 0; i < blocks; i++) {
            sum.add(Checks.finite(sums[i], "sum of a block"));
            rows += Checks.size(sizes[i], "block");
        }
        double mean = sum.value() / rows;
        Sum squares = new Sum();
        for (int i = 0; i < blocks; i++) {
            double excess = sums[i] - mean * sizes[i];
            squares.add(excess * excess);
        }
        double error = Math.sqrt(squares.value() * blocks / (blocks - 1)) / rows;
        double t = TDistribution.of(blocks - 1).inverseSurvivalProbability((1 - Checks.level(level)) / 2);
        return new ConfidenceInterval(mean, mean - t * error, mean + t * error, level);
    }
}
