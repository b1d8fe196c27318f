package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.ArrayList;
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
 * @param tail how much more widely one block spreads than a normal law of that shape: its statistic's squared coefficient
 *     of variation, less {@code 2/shape}; at least 0. Days that are mostly alike, and sometimes quite unlike, have a
 *     long tail, which a sum of many days does not show and a single day does
 * @param freedom degrees of freedom of the estimate itself: the number of blocks less one; infinite when the variance
 *     is known, as it is of independent rows
 */
public record SideVariance(double designEffect, double shape, double tail, double freedom) {
    public SideVariance {
        require(designEffect > 0 && Double.isFinite(designEffect), "the design effect is " + designEffect);
        require(shape > 0 && Double.isFinite(shape), "the shape is " + shape);
        require(tail >= 0 && Double.isFinite(tail), "the tail is " + tail);
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

    /** Of a normal law, which has no tail beyond its shape. */
    public SideVariance(double designEffect, double shape, double freedom) {
        this(designEffect, shape, 0, freedom);
    }

    /** So many times this variance. */
    public SideVariance times(double factor) {
        return new SideVariance(designEffect * factor, shape, tail, freedom);
    }

    /** The variance of a sum over so many blocks, at least 1: its shape holds what is left of one block's tail. */
    public SideVariance ofSum(double blocks) {
        return new SideVariance(designEffect, 2 / (2 / shape + tail / blocks), 0, freedom);
    }

    /**
     * The variance between blocks of another size: the correlation within a block carries over, and how far single blocks
     * stray; their size does not.
     *
     * @param known rows of a block of those that this is known from, on average
     * @param here rows of a block, on average
     */
    public SideVariance ofBlockSize(double known, double here) {
        double correlation = known <= 1 ? 0 : Math.max(0, (designEffect - 1) / (known - 1));
        return new SideVariance(1 + correlation * Math.max(0, here - 1), shape, tail, freedom);
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
        double n = Arrays.stream(totals).sum();
        int cells = (int) Arrays.stream(totals).filter(total -> total > 0).count();
        require(cells >= 2, "fewer than two cells have no variance");
        List<double[]> deviations = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        double[][] scaled = new double[totals.length][totals.length];
        for (long[] block : blocks) {
            double size = Arrays.stream(block).sum();
            if (size > 0) {
                double[] deviation = deviation(block, size, totals, n);
                addSquare(deviation, scaled);
                deviations.add(deviation);
                sizes.add(size);
            }
        }
        int used = sizes.size();
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
        if (trace <= 1e-12) {
            // Blocks of exactly equal shares: as little as can be, but not nothing.
            return new SideVariance(1e-12, cells - 1.0, used - 1.0);
        }
        double effect = trace / (cells - 1);
        double shape = trace * trace / squares;
        return new SideVariance(effect, shape, tail(deviations, sizes, effect, shape), used - 1.0);
    }

    /** What a block deviates from the whole, scaled by the root of the cells' shares. */
    private static double[] deviation(long[] block, double size, double[] totals, double n) {
        double[] deviation = new double[totals.length];
        for (int i = 0; i < totals.length; i++) {
            double share = totals[i] / n;
            deviation[i] = share == 0 ? 0 : (block[i] - size * share) / Math.sqrt(share);
        }
        return deviation;
    }

    private static void addSquare(double[] deviation, double[][] sum) {
        for (int i = 0; i < deviation.length; i++) {
            for (int j = 0; j < deviation.length; j++) {
                sum[i][j] += deviation[i] * deviation[j];
            }
        }
    }

    /** Blocks of different sizes are made alike by what each one's size lets expect. */
    private static double tail(List<double[]> deviations, List<Double> sizes, double effect, double shape) {
        double n = sizes.stream().mapToDouble(size -> size).sum();
        double shared = sizes.stream().mapToDouble(size -> size * size).sum() / n - 1;
        double correlation = shared <= 0 ? 0 : Math.max(0, (effect - 1) / shared);
        double[] distances = new double[sizes.size()];
        for (int i = 0; i < distances.length; i++) {
            double size = sizes.get(i);
            double squared =
                    Arrays.stream(deviations.get(i)).map(value -> value * value).sum();
            distances[i] = squared / (size * (1 + correlation * (size - 1)));
        }
        double mean = Arrays.stream(distances).average().orElseThrow();
        double variance = Arrays.stream(distances)
                        .map(distance -> (distance - mean) * (distance - mean))
                        .sum()
                / (distances.length - 1);
        return Math.max(0, variance / (mean * mean) - 2 / shape);
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
