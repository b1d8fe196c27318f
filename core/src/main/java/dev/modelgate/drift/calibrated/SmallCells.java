package dev.modelgate.drift.calibrated;

import dev.modelgate.statistics.ContingencyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Puts cells together that are too small to be compared one by one. Which ones depends on both sides together only, or
 * on the reference only, so that a test of the rest keeps its error rate.
 */
final class SmallCells {
    /** Cochran's rule (Biometrics 10, 1954): expected counts of at least 5. */
    private static final double LEAST_EXPECTED = 5;

    private final List<long[]> cells;
    private final ToDoubleFunction<long[]> size;

    private SmallCells(List<long[]> cells, ToDoubleFunction<long[]> size) {
        this.cells = cells;
        this.size = size;
    }

    /**
     * The table without small cells.
     *
     * @param ordered whether a small cell joins its neighbour; else all small ones are one
     */
    static ContingencyTable merged(long[] reference, long[] current, boolean ordered) {
        double n = Arrays.stream(reference).sum();
        double m = Arrays.stream(current).sum();
        double share = Math.min(n, m) / (n + m);
        return new SmallCells(cells(reference, current), cell -> (cell[0] + cell[1]) * share)
                .merged(ordered, LEAST_EXPECTED);
    }

    /**
     * The table without cells that are small in the reference, whatever the current side has in them.
     *
     * @param least how many observations of the reference a cell has to have
     */
    static ContingencyTable byReference(long[] reference, long[] current, boolean ordered, long least) {
        return new SmallCells(cells(reference, current), cell -> cell[0]).merged(ordered, least);
    }

    private static List<long[]> cells(long[] reference, long[] current) {
        List<long[]> cells = new ArrayList<>();
        for (int i = 0; i < reference.length; i++) {
            cells.add(new long[] {reference[i], current[i]});
        }
        return cells;
    }

    /** Small cells one after the other make a cell, and what is left at the end joins the last. */
    private ContingencyTable merged(boolean ordered, double least) {
        if (!ordered) {
            cells.sort(Comparator.comparingDouble(size));
        }
        List<long[]> large = new ArrayList<>();
        long[] open = new long[2];
        for (long[] cell : cells) {
            add(open, cell);
            if (size.applyAsDouble(open) >= least) {
                large.add(open);
                open = new long[2];
            }
        }
        if (large.isEmpty()) {
            large.add(open);
        } else {
            add(large.get(large.size() - 1), open);
        }
        return ContingencyTable.of(
                large.stream().mapToLong(cell -> cell[0]).toArray(),
                large.stream().mapToLong(cell -> cell[1]).toArray());
    }

    private static void add(long[] to, long[] cell) {
        to[0] += cell[0];
        to[1] += cell[1];
    }
}
