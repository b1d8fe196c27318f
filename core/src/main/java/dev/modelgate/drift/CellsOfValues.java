package dev.modelgate.drift;

import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells over which the values of both sides are compared. */
final class CellsOfValues {
    private CellsOfValues() {}

    /**
     * The current side's counts over the cells of the reference. What lies beyond the reference joins the outer bins; of a
     * column that had one bin only, it stays apart: that is how a constant is told from what no longer is one.
     *
     * @param counts over the cells that the reference's values asked for
     */
    static long[] of(ProfiledValues reference, List<Long> counts) {
        long[] cells = counts.stream().mapToLong(Long::longValue).toArray();
        if (!(reference instanceof NumberBins bins)
                || cells.length <= bins.counts().size()) {
            return cells;
        }
        int inner = bins.counts().size();
        boolean above = cells.length > inner + 1;
        if (inner == 1) {
            return above ? cells : Arrays.copyOf(cells, 3);
        }
        long[] merged = Arrays.copyOfRange(cells, 1, inner + 1);
        merged[0] += cells[0];
        merged[inner - 1] += above ? cells[inner + 1] : 0;
        return merged;
    }

    /** The reference's own counts, over the same cells. */
    static long[] of(ProfiledValues reference) {
        List<Long> cells = new ArrayList<>();
        if (reference instanceof NumberBins bins) {
            boolean constant = bins.counts().size() == 1;
            if (constant) {
                cells.add(0L);
            }
            cells.addAll(bins.counts());
            if (constant) {
                cells.add(0L);
            }
        } else if (reference instanceof ProfiledValues.Categories categories) {
            cells.addAll(categories.counts().values());
            cells.add(categories.otherRows());
        }
        return cells.stream().mapToLong(Long::longValue).toArray();
    }
}
