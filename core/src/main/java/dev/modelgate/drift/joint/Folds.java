package dev.modelgate.drift.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows dealt into folds by whole units, at random, so that every fold has as many units of either side as any other. */
final class Folds {
    /** How many folds there are. */
    static final int COUNT = 5;

    /** Every fold needs two units of either side to know how much they vary. */
    static final int FEWEST_UNITS = 2 * COUNT;

    private final int[] foldOfRow;

    private Folds(int[] foldOfRow) {
        this.foldOfRow = foldOfRow;
    }

    /** What is known of a unit before it is dealt. */
    private static final class Unit {
        private final long order;
        private final long id;
        private boolean reference;
        private boolean current;

        Unit(long id, long seed) {
            this.id = id;
            this.order = mixed(id, seed);
        }

        private int sides() {
            return (reference ? 1 : 0) + (current ? 1 : 0);
        }
    }

    /**
     * Deals.
     *
     * @param units the unit of every row
     * @param current whether a row is a current one
     */
    static Folds of(long[] units, boolean[] current, long seed) {
        Map<Long, Unit> known = new TreeMap<>();
        for (int row = 0; row < units.length; row++) {
            Unit unit = known.computeIfAbsent(units[row], id -> new Unit(id, seed));
            unit.current |= current[row];
            unit.reference |= !current[row];
        }
        List<Unit> order = new ArrayList<>(known.values());
        // Units that both sides have first: the others then level out what these leave uneven.
        order.sort(Comparator.comparingInt((Unit unit) -> -unit.sides())
                .thenComparingLong(unit -> unit.order)
                .thenComparingLong(unit -> unit.id));
        Map<Long, Integer> folds = new TreeMap<>();
        int[][] dealt = new int[2][COUNT];
        for (Unit unit : order) {
            int fold = emptiest(dealt, unit);
            folds.put(unit.id, fold);
            dealt[0][fold] += unit.reference ? 1 : 0;
            dealt[1][fold] += unit.current ? 1 : 0;
        }
        int[] foldOfRow = new int[units.length];
        Arrays.setAll(foldOfRow, row -> folds.getOrDefault(units[row], 0));
        return new Folds(foldOfRow);
    }

    private static int emptiest(int[][] dealt, Unit unit) {
        int best = 0;
        for (int fold = 1; fold < COUNT; fold++) {
            if (load(dealt, unit, fold) < load(dealt, unit, best)) {
                best = fold;
            }
        }
        return best;
    }

    private static int load(int[][] dealt, Unit unit, int fold) {
        return (unit.reference ? dealt[0][fold] : 0) + (unit.current ? dealt[1][fold] : 0);
    }

    /** Spreads numbers that follow each other all over (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mixed(long id, long seed) {
        long z = id * 0x9E3779B97F4A7C15L + seed;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** The rows of a fold, ascending. */
    int[] rows(int fold) {
        return where(row -> foldOfRow[row] == fold);
    }

    /** The rows of the folds before one, ascending. */
    int[] before(int fold) {
        return where(row -> foldOfRow[row] < fold);
    }

    private int[] where(IntPredicate wanted) {
        return IntStream.range(0, foldOfRow.length).filter(wanted).toArray();
    }
}
