package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much the shares of the cells of one sample would vary if it were drawn again, compared with rows that are
 * independent of each other. Rows of one hour share their weather: a thousand of them may say no more than ten.
 *
 * @param designEffect how many times larger the variance is than with independent rows, averaged over the cells with
 *     weights as in Rao and Scott (Annals of Statistics 12, 1984); positive
 * @param shape degrees of freedom of the statistic: fewer than the cells less one when few directions carry the
 *     variance (Satterthwaite); positive
 * @param freedom degrees of freedom of the estimate itself: the number of blocks less one; infinite when the variance
 *     is known, as it is of independent rows
 */
public record SideVariance(double designEffect, double shape, double freedom) {
    public SideVariance {
        require(designEffect > 0 && Double.isFinite(designEffect), "the design effect is " + designEffect);
        require(shape > 0 && Double.isFinite(shape), "the shape is " + shape);
        require(freedom > 0, "the degrees of freedom are " + freedom);
    }

    /** With fewer blocks the variance between them is a guess. */
    private static final int ENOUGH = 10;

    /**
     * The variance between blocks of rows, where there are enough of them to know it.
     *
     * @param blocks counts, of each block of the same cells
     * @return empty when fewer than {@value #ENOUGH} blocks hold something, or all that they hold is in one cell
     */
    public static Optional<SideVariance> between(Collection<long[]> blocks) {
        List<long[]> used =
                blocks.stream().filter(block -> Arrays.stream(block).sum() > 0).toList();
        boolean varies = IntStream.range(0, used.isEmpty() ? 0 : used.get(0).length)
                        .filter(cell -> used.stream().anyMatch(block -> block[cell] > 0))
                        .count()
                >= 2;
        return used.size() < ENOUGH || !varies ? Optional.empty() : Optional.of(ofBlocks(used.toArray(long[][]::new)));
    }

    /** So many times this variance. */
    public SideVariance times(double factor) {
        return new SideVariance(designEffect * factor, shape, freedom);
    }

    /**
     * The variance of independent rows.
     *
     * @param cells occupied cells, at least 2
     */
    public static SideVariance independent(int cells) {
        require(cells >= 2, "fewer than two cells have no variance");
        return new SideVariance(1, cells - 1.0, Double.POSITIVE_INFINITY);
    }

    /**
     * The variance between blocks of rows, rows of different blocks being independent: the sandwich estimate of survey
     * statistics (Liang and Zeger, Biometrika 73, 1986), with G/(G-1) for G blocks.
     *
     * @param blocks counts, for each block of each cell; at least two blocks that hold something, and two such cells
     */
    public static SideVariance ofBlocks(long[][] blocks) {
        double[] totals = totals(blocks);
        double n = 0;
        int cells = 0;
        for (double total : totals) {
            n += total;
            cells += total > 0 ? 1 : 0;
        }
        require(cells >= 2, "fewer than two cells have no variance");
        int used = 0;
        double[][] scaled = new double[totals.length][totals.length];
        for (long[] block : blocks) {
            used += add(block, totals, n, scaled) ? 1 : 0;
        }
        require(used >= 2, "fewer than two blocks have no variance");
        double factor = used / (used - 1.0) / n;
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < scaled.length; i++) {
            trace += scaled[i][i] * factor;
            for (double value : scaled[i]) {
                squares += value * factor * value * factor;
            }
        }
        // Blocks of exactly equal shares: as little as can be, but not nothing.
        boolean none = trace <= 1e-12;
        return new SideVariance(
                none ? 1e-12 : trace / (cells - 1), none ? cells - 1.0 : trace * trace / squares, used - 1.0);
    }

    /** Adds what a block deviates from the whole, scaled by the root of the cells' shares. */
    private static boolean add(long[] block, double[] totals, double n, double[][] scaled) {
        double size = 0;
        for (long count : block) {
            size += count;
        }
        if (size == 0) {
            return false;
        }
        double[] deviation = new double[totals.length];
        for (int i = 0; i < totals.length; i++) {
            double share = totals[i] / n;
            deviation[i] = share == 0 ? 0 : (block[i] - size * share) / Math.sqrt(share);
        }
        for (int i = 0; i < deviation.length; i++) {
            for (int j = 0; j < deviation.length; j++) {
                scaled[i][j] += deviation[i] * deviation[j];
            }
        }
        return true;
    }

    private static double[] totals(long[][] blocks) {
        require(blocks.length >= 2, "fewer than two blocks have no variance");
        double[] totals = new double[blocks[0].length];
        for (long[] block : blocks) {
            require(block.length == totals.length, "the blocks have different cells");
            for (int i = 0; i < totals.length; i++) {
                totals[i] += block[i];
            }
        }
        return totals;
    }
}
