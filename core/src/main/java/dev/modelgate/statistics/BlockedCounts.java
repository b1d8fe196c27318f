package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * Counts over cells, block by block, that can be drawn anew: every block is kept a Poisson(1) number of times, and rows of
 * one block together, since they depend on each other. Of a single block, every row is drawn for itself.
 */
public final class BlockedCounts {
    private final long[][] blocks;
    private final long[] total;

    private BlockedCounts(long[][] blocks, long[] total) {
        this.blocks = blocks;
        this.total = total;
    }

    /**
     * @param blocks counts of each block over the same cells, not negative
     * @throws IllegalArgumentException if there is no block, blocks differ in length, or there is no row
     */
    public static BlockedCounts of(long[][] blocks) {
        require(blocks.length > 0, "there is no block");
        long[] total = new long[blocks[0].length];
        for (long[] block : blocks) {
            require(block.length == total.length, "blocks differ in length");
            for (int i = 0; i < total.length; i++) {
                require(block[i] >= 0, "a count is " + block[i]);
                total[i] += block[i];
            }
        }
        require(Arrays.stream(total).sum() > 0, "there are no rows");
        return new BlockedCounts(Arrays.stream(blocks).map(long[]::clone).toArray(long[][]::new), total);
    }

    /** How many blocks there are. */
    public int blocks() {
        return blocks.length;
    }

    /** The counts of all blocks together. */
    public long[] total() {
        return total.clone();
    }

    /**
     * The totals of blocks that were drawn anew.
     *
     * @param replicates how often
     * @param seed of the {@link java.util.SplittableRandom} that is drawn from
     */
    public long[][] replicates(int replicates, long seed) {
        Draws draws = new Draws(seed);
        long[][] drawn = new long[replicates][];
        Arrays.setAll(drawn, i -> blocks.length == 1 ? draws.resample(total) : byBlocks(draws));
        return drawn;
    }

    private long[] byBlocks(Draws draws) {
        long[] sum = new long[total.length];
        boolean empty = true;
        while (empty) {
            for (long[] block : blocks) {
                long times = draws.poisson(1);
                for (int i = 0; i < sum.length && times > 0; i++) {
                    sum[i] += times * block[i];
                    empty &= block[i] == 0;
                }
            }
        }
        return sum;
    }
}
