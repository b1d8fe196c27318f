package dev.modelgate.drift.joint;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.RowScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One way in which rows may depend on each other.
 *
 * @param unit what is taken to be independent, such as {@code days of departure}
 * @param units the unit of every row; a row that belongs to none is one of its own
 */
record Grouping(String unit, long[] units) {
    private static final String ROWS = "rows";
    private static final int MOST_CLUSTERS = 1024;

    /** Rows without a time or a cluster are numbered from here on. */
    private static final long NONE = Long.MIN_VALUE;

    /**
     * What is known of how rows depend on each other.
     *
     * @param folded of every column that tells blocks, the longest of which both sides have enough: rows that depend on
     *     each other within shorter ones do so within these; single rows, when there are no such blocks
     * @param longer blocks of which only one side has enough
     */
    record Groupings(List<Grouping> folded, List<Grouping> longer) {
        private Groupings ordered(int[] order) {
            return new Groupings(
                    folded.stream().map(one -> one.ordered(order)).toList(),
                    longer.stream().map(one -> one.ordered(order)).toList());
        }
    }

    /**
     * How rows depend on each other.
     *
     * @param scales the blocks that both sides know
     * @param order the order in which rows are looked at
     */
    static Groupings of(SampledSides sides, List<RowScale> scales, int[] order) {
        Map<String, List<RowScale>> columns = new LinkedHashMap<>();
        scales.forEach(scale -> columns.computeIfAbsent(scale.column(), any -> new ArrayList<>())
                .add(scale));
        List<Grouping> folded = new ArrayList<>();
        List<Grouping> longer = new ArrayList<>();
        columns.forEach((column, lengths) -> longestFirst(sides, column, lengths, folded, longer));
        if (folded.isEmpty()) {
            folded.add(ofRows(sides.size()));
        }
        return new Groupings(folded, longer).ordered(order);
    }

    private static Grouping ofRows(int size) {
        return new Grouping(ROWS, IntStream.range(0, size).asLongStream().toArray());
    }

    private static void longestFirst(
            SampledSides sides, String column, List<RowScale> lengths, List<Grouping> folded, List<Grouping> longer) {
        double[] keys = keys(sides, column, lengths.get(0).seconds() == 0);
        for (int i = lengths.size() - 1; i >= 0; i--) {
            RowScale scale = lengths.get(i);
            Grouping grouping = new Grouping(scale.describe(), units(keys, scale));
            long reference = blocks(grouping.units, 0, sides.referenceRows());
            long current = blocks(grouping.units, sides.referenceRows(), sides.size());
            if (Math.min(reference, current) >= Folds.FEWEST_UNITS) {
                folded.add(grouping);
                return;
            }
            if (Math.max(reference, current) >= Folds.FEWEST_UNITS) {
                longer.add(grouping);
            }
        }
    }

    private static double[] keys(SampledSides sides, String column, boolean cluster) {
        double[] keys = new double[sides.size()];
        Blocks.Hashed groups = new Blocks.Hashed(column, MOST_CLUSTERS);
        sides.read(List.of(column), (row, view) -> {
            if (view.isNull(0)) {
                keys[row] = Double.NaN;
            } else {
                keys[row] = cluster ? groups.block(view.text(0)) : view.number(0);
            }
        });
        return keys;
    }

    private static long[] units(double[] keys, RowScale scale) {
        long[] units = new long[keys.length];
        for (int row = 0; row < units.length; row++) {
            boolean none = !Double.isFinite(keys[row]);
            double block = scale.seconds() == 0 ? keys[row] : Math.floor(keys[row] / scale.seconds());
            units[row] = none ? NONE + row : (long) block;
        }
        return units;
    }

    private static long blocks(long[] units, int from, int to) {
        return Arrays.stream(units, from, to)
                .filter(unit -> unit >= NONE + units.length)
                .distinct()
                .count();
    }

    /** The same for rows in another order. */
    private Grouping ordered(int[] order) {
        return unit.equals(ROWS)
                ? this
                : new Grouping(
                        unit, Arrays.stream(order).mapToLong(row -> units[row]).toArray());
    }

    /** How many units have rows of a side. */
    long count(boolean[] current, boolean wanted) {
        return IntStream.range(0, units.length)
                .filter(row -> current[row] == wanted)
                .mapToLong(row -> units[row])
                .distinct()
                .count();
    }
}
