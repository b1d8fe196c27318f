package dev.modelgate.drift.calibrated;

import dev.modelgate.statistics.ContingencyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts cells together that are too small to be compared one by one. Which ones depends on both sides together only, so
 * that a test of the rest keeps its error rate.
 */
final class SmallCells {
    /** Cochran's rule (Biometrics 10, 1954): expected counts of at least 5. */
    private static final double LEAST_EXPECTED = 5;

    private final List<long[]> cells = new ArrayList<>();
    private final double share;

    private SmallCells(long[] reference, long[] current) {
        double n = 0;
        double m = 0;
        for (int i = 0; i < reference.length; i++) {
            cells.add(new long[] {reference[i], current[i]});
            n += reference[i];
            m += current[i];
        }
        this.share = Math.min(n, m) / (n + m);
    }

    /**
     * The table without small cells.
     *
     * @param ordered whether a small cell joins its neighbour; else all small ones are one
     */
    static ContingencyTable merged(long[] reference, long[] current, boolean ordered) {
        SmallCells all = new SmallCells(reference, current);
        if (!ordered) {
            all.cells.sort(Comparator.comparingLong((long[] cell) -> cell[0] + cell[1]));
        }
        return all.merged();
    }

    /** Small cells one after the other make a cell, and what is left at the end joins the last. */
    private ContingencyTable merged() {
        List<long[]> large = new ArrayList<>();
        long[] open = new long[2];
        for (long[] cell : cells) {
            add(open, cell);
            if ((open[0] + open[1]) * share >= LEAST_EXPECTED) {
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
