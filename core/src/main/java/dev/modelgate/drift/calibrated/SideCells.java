package dev.modelgate.drift.calibrated;

import java.util.List;

/**
 * One side of a column, counted.
 *
 * @param rows rows of the dataset
 * @param nulls rows without a value
 * @param nonFinite values that are NaN or infinite
 * @param cells the other values, over cells that both sides share
 * @param unseen of the current side: values beyond what the reference has; of the reference: values that would be
 *     beyond it were they not there themselves, which is what chance brings (Good, Biometrika 40, 1953)
 * @param scales how rows of blocks of time, or of clusters, depend on each other; empty when rows are independent
 */
public record SideCells(long rows, long nulls, long nonFinite, List<Long> cells, long unseen, List<BlockScale> scales) {
    public SideCells {
        cells = List.copyOf(cells);
        scales = List.copyOf(scales);
        long values = cells.stream().mapToLong(Long::longValue).sum();
        if (nulls < 0 || nonFinite < 0 || cells.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count is negative");
        }
        if (values + nulls + nonFinite != rows) {
            throw new IllegalArgumentException(
                    "the counts are of " + (values + nulls + nonFinite) + " rows, not " + rows);
        }
        if (unseen < 0 || unseen > values) {
            throw new IllegalArgumentException("unseen is " + unseen + " of " + values + " values");
        }
    }

    /** How many values are in the cells. */
    public long values() {
        return rows - nulls - nonFinite;
    }

    /** The counts that a part compares: of the values all cells, of another part those without and those with it. */
    long[] counts(PartKind part) {
        return switch (part) {
            case VALUES -> cells.stream().mapToLong(Long::longValue).toArray();
            case MISSING -> new long[] {rows - nulls, nulls};
            case NOT_FINITE -> new long[] {values(), nonFinite};
            case UNSEEN -> new long[] {values() - unseen, unseen};
        };
    }
}
