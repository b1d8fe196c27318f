package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The variance of a sum over rows of two sides that fall into blocks, of which only one side has many. How alike rows of
 * one block are is told by that side, and taken over to the other, as if it were drawn from such blocks too.
 *
 * @param variance of the sum
 * @param freedom its degrees of freedom: the blocks of the side that has many, less one
 * @param fewest blocks of the side that has few
 * @param evident whether rows of one block are more alike than chance explains
 */
public record BlockVariance(double variance, double freedom, int fewest, boolean evident) {
    private static final double CHANCE = 0.05;

    /** One side's rows, block by block. */
    private static final class Side {
        private final Map<Long, double[]> blocks = new HashMap<>();
        private double squares;
        private double rows;

        void add(long block, double influence) {
            double[] sums = blocks.computeIfAbsent(block, any -> new double[2]);
            sums[0] += influence;
            sums[1]++;
            squares += influence * influence;
            rows++;
        }

        int count() {
            return blocks.size();
        }

        /** How many rows a row has in its block, itself included, on average. */
        double size() {
            return blocks.values().stream()
                            .mapToDouble(sums -> sums[1] * sums[1])
                            .sorted()
                            .sum()
                    / rows;
        }

        double between() {
            double sum = blocks.values().stream()
                    .mapToDouble(sums -> sums[0] * sums[0])
                    .sorted()
                    .sum();
            return sum * count() / (count() - 1.0);
        }

        /** How many times more the sum varies than that of independent rows. */
        double effect() {
            return squares == 0 ? 1 : between() / squares;
        }

        double correlation() {
            return size() <= 1 ? 0 : Math.max(0, (effect() - 1) / (size() - 1));
        }

        boolean alike() {
            double freedom = count() - 1.0;
            return effect() * freedom > ChiSquaredDistribution.of(freedom).inverseSurvivalProbability(CHANCE);
        }
    }

    /**
     * The variance of a sum.
     *
     * @param influences what each row adds, of mean 0 on either side
     * @param second whether a row is of the second side
     * @param blocks the block of each row, of at least two on one side
     */
    public static BlockVariance of(double[] influences, boolean[] second, long[] blocks) {
        Side[] sides = {new Side(), new Side()};
        for (int row = 0; row < influences.length; row++) {
            sides[second[row] ? 1 : 0].add(blocks[row], influences[row]);
        }
        Side many = sides[0].count() >= sides[1].count() ? sides[0] : sides[1];
        Side few = sides[0].count() >= sides[1].count() ? sides[1] : sides[0];
        require(many.count() > 1, "one block says nothing of how blocks vary");
        double borrowed = few.rows == 0 ? 0 : few.squares * (1 + many.correlation() * (few.size() - 1));
        return new BlockVariance(
                Math.max(many.between(), many.squares) + borrowed, many.count() - 1.0, few.count(), many.alike());
    }
}
