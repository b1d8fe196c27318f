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
     * Of every column that tells blocks, the longest ones of which both sides have enough: rows that depend on each other
     * within shorter ones do so within these. Single rows, when there are no such blocks.
     *
     * @param scales the blocks that both sides know
     */
    static List<Grouping> of(SampledSides sides, List<RowScale> scales) {
        Map<String, List<RowScale>> columns = new LinkedHashMap<>();
        scales.forEach(scale -> columns.computeIfAbsent(scale.column(), any -> new ArrayList<>())
                .add(scale));
        List<Grouping> groupings = new ArrayList<>();
        columns.forEach((column, lengths) -> longest(sides, column, lengths, groupings));
        return groupings.isEmpty() ? List.of(ofRows(sides.size())) : groupings;
    }

    static Grouping ofRows(int size) {
        return new Grouping(ROWS, IntStream.range(0, size).asLongStream().toArray());
    }

    private static void longest(SampledSides sides, String column, List<RowScale> lengths, List<Grouping> to) {
        boolean cluster = lengths.get(0).seconds() == 0;
        double[] keys = new double[sides.size()];
        Blocks.Hashed groups = new Blocks.Hashed(column, MOST_CLUSTERS);
        sides.read(List.of(column), (row, view) -> {
            if (view.isNull(0)) {
                keys[row] = Double.NaN;
            } else {
                keys[row] = cluster ? groups.block(view.text(0)) : view.number(0);
            }
        });
        for (int i = lengths.size() - 1; i >= 0; i--) {
            RowScale scale = lengths.get(i);
            long[] units = units(keys, scale);
            boolean enough = blocks(units, 0, sides.referenceRows()) >= Folds.FEWEST_UNITS
                    && blocks(units, sides.referenceRows(), sides.size()) >= Folds.FEWEST_UNITS;
            if (enough) {
                to.add(new Grouping(scale.describe(), units));
                return;
            }
        }
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
    Grouping ordered(int[] order) {
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
