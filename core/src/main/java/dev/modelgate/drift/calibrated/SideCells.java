package dev.modelgate.drift.calibrated;

import dev.modelgate.data.Infinities;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One side of a column, counted.
 *
 * @param rows rows of the dataset
 * @param nulls rows without a value
 * @param nonFinite values that are NaN or infinite
 * @param infinities how many of them are infinite
 * @param cells the other values, over cells that both sides share
 * @param unseen of the current side: values beyond what the reference has; of the reference: values that would be
 *     beyond it were they not there themselves, which is what chance brings (Good, Biometrika 40, 1953)
 * @param unseenDesignEffect of the reference: how many times more that count varies, as an estimate of what chance brings,
 *     than if each of these values were drawn by itself; at least 1
 * @param scales how rows of blocks of time, or of clusters, depend on each other; empty when rows are independent
 */
public record SideCells(
        long rows,
        long nulls,
        long nonFinite,
        Infinities infinities,
        List<Long> cells,
        long unseen,
        double unseenDesignEffect,
        List<BlockScale> scales) {
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
        if (infinities.total() > nonFinite) {
            throw new IllegalArgumentException("more values are infinite than are not finite");
        }
        if (unseen < 0 || unseen > values) {
            throw new IllegalArgumentException("unseen is " + unseen + " of " + values + " values");
        }
        if (!(unseenDesignEffect >= 1 && Double.isFinite(unseenDesignEffect))) {
            throw new IllegalArgumentException("the design effect of unseen values is " + unseenDesignEffect);
        }
    }

    /** A side without infinities, whose unseen values are counted one by one, as those of current data are. */
    public SideCells(long rows, long nulls, long nonFinite, List<Long> cells, long unseen, List<BlockScale> scales) {
        this(rows, nulls, nonFinite, Infinities.NONE, cells, unseen, 1, scales);
    }

    /**
     * How many times more the number of categories that occur once varies, as an estimate of how many values will be of new
     * categories, than a number of values that are drawn by themselves: {@code (once + 2 twice) / once} (Esty, Annals of
     * Statistics 11, 1983).
     */
    public static double unseenDesignEffect(long once, long twice) {
        return (Math.max(1.0, once) + 2.0 * twice) / Math.max(1.0, once);
    }

    /** How many values are in the cells. */
    public long values() {
        return rows - nulls - nonFinite;
    }

    /** The share of a part, which the values have none of; empty, too, where it would be one of nothing. */
    public OptionalDouble share(PartKind part) {
        long[] counts = counts(part);
        long all = Arrays.stream(counts).sum();
        return part == PartKind.VALUES || all == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) counts[1] / all);
    }

    /** The counts that a part compares: of the values all cells, of another part those without and those with it. */
    long[] counts(PartKind part) {
        return switch (part) {
            case VALUES -> cells.stream().mapToLong(Long::longValue).toArray();
            case MISSING -> new long[] {rows - nulls, nulls};
            case NOT_FINITE -> new long[] {values(), nonFinite};
            case INFINITE -> new long[] {values() + nonFinite - infinities.above(), infinities.above()};
            case MINUS_INFINITE -> new long[] {values() + nonFinite - infinities.below(), infinities.below()};
            case UNSEEN -> new long[] {values() - unseen, unseen};
        };
    }
}
