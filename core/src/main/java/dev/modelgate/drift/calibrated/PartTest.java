package dev.modelgate.drift.calibrated;

import dev.modelgate.statistics.ChiSquareHomogeneity;
import dev.modelgate.statistics.ContingencyTable;
import dev.modelgate.statistics.FisherExact;
import dev.modelgate.statistics.HomogeneityEffect;
import dev.modelgate.statistics.SampledHomogeneity;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The test of one part of a column, under the assumption on dependence that speaks least of drift. */
final class PartTest {
    /** Below this expected count the chi-square distribution is off in the tail that corrections look at. */
    private static final double SMALL = 20;

    private static final int MOST_DRAWS = 20_000;

    /** Less than any number of draws could show. */
    private static final double BEYOND_DOUBT = 1e-12;

    private final PartKind kind;
    private final HomogeneityEffect effect;
    private final String unit;
    private final double pValue;

    private PartTest(PartKind kind, HomogeneityEffect effect, String unit, double pValue) {
        this.kind = kind;
        this.effect = effect;
        this.unit = unit;
        this.pValue = pValue;
    }

    /** Tests a part; empty when there is nothing to compare: no side has any of it, or all cells are one. */
    static Optional<PartTest> of(PartKind kind, ColumnCells column, CalibratedRule rule, long seed) {
        long[] before = column.reference().counts(kind);
        long[] after = column.current().counts(kind);
        if (total(before) == 0 || total(after) == 0) {
            return Optional.empty();
        }
        ContingencyTable table = ContingencyTable.of(before, after);
        if (kind == PartKind.VALUES) {
            ContingencyTable merged = SmallCells.merged(before, after, column.ordered());
            // With a handful of rows nothing would be left to compare, and so nothing to say that it cannot be told.
            table = merged.occupiedCells() < 2 ? table : merged;
        }
        if (table.occupiedCells() < 2) {
            return Optional.empty();
        }
        PartTest careful = careful(kind, column, table, rule, seed);
        // Fewer unseen values than chance brings are no finding.
        boolean fewer = kind == PartKind.UNSEEN && share(after) <= share(before);
        return Optional.of(fewer ? new PartTest(kind, careful.effect, careful.unit, 1) : careful);
    }

    /** The test of a column whose rows are all alike on both sides: that says much of many rows, and nothing of one. */
    static PartTest ofConstant(ColumnCells column) {
        HomogeneityEffect none = HomogeneityEffect.ofConstant(
                column.reference().rows(), column.current().rows());
        return new PartTest(PartKind.VALUES, none, Variances.ROWS, 1);
    }

    /** All assumptions have to say drift; where they do not, the one by which the least would have been found speaks. */
    private static PartTest careful(
            PartKind kind, ColumnCells column, ContingencyTable table, CalibratedRule rule, long seed) {
        List<Variances> candidates = Variances.of(kind, column.reference(), column.current(), table.occupiedCells());
        PartTest least = byRows(kind, table, candidates.get(0), rule.margin(), seed);
        PartTest weakest = least;
        List<PartTest> others = new ArrayList<>();
        for (Variances variances : candidates.subList(1, candidates.size())) {
            HomogeneityEffect effect = HomogeneityEffect.of(table, variances.reference(), variances.current());
            others.add(new PartTest(kind, effect, variances.name(), effect.pValue(rule.margin())));
        }
        if (kind == PartKind.UNSEEN) {
            others.addAll(asCopies(column, table, rule.margin()));
        }
        for (PartTest test : others) {
            least = test.pValue > least.pValue ? test : least;
            weakest = test.effect.noiseFloor() > weakest.effect.noiseFloor() ? test : weakest;
        }
        return least.pValue <= rule.falseAlarms()
                ? least
                : new PartTest(kind, weakest.effect, weakest.unit, least.pValue);
    }

    /**
     * New values, as if rows of a block repeated each other as often as its other values say. A new level of one day, or
     * a campaign of one week, comes as many new values at once, which are one event; the reference cannot tell how often
     * that happens, since none of its own values is new.
     */
    private static List<PartTest> asCopies(ColumnCells column, ContingencyTable table, double margin) {
        SideCells reference = column.reference();
        SideCells current = column.current();
        int cells = (int) reference.cells().stream().filter(count -> count > 0).count();
        if (cells < 2) {
            return List.of();
        }
        List<PartTest> tests = new ArrayList<>();
        List<Variances> scales = Variances.of(PartKind.VALUES, reference, current, cells);
        for (Variances scale : scales.subList(1, scales.size())) {
            double p = FisherExact.pValue(ContingencyTable.of(
                    events(reference, scale.reference(), Math.max(1, reference.unseen())),
                    events(current, scale.current(), current.unseen() / repeats(scale.current()))));
            HomogeneityEffect effect =
                    HomogeneityEffect.of(table, ofShare(scale.reference()), ofShare(scale.current()));
            tests.add(new PartTest(PartKind.UNSEEN, effect, scale.name(), Math.max(p, effect.pValue(margin))));
        }
        return tests;
    }

    /** How many events were values that the reference has, and how many were new. */
    private static long[] events(SideCells side, SideVariance variance, double unseen) {
        long all = Math.max(1, (long) (side.values() / repeats(variance)));
        long fresh = Math.min(all, (long) unseen);
        return new long[] {all - fresh, fresh};
    }

    private static double repeats(SideVariance variance) {
        return Math.max(1, variance.designEffect());
    }

    private static SideVariance ofShare(SideVariance values) {
        return new SideVariance(values.designEffect(), Math.min(1, values.shape()), values.freedom());
    }

    private static PartTest byRows(PartKind kind, ContingencyTable table, Variances rows, double margin, long seed) {
        HomogeneityEffect effect = HomogeneityEffect.of(table, rows.reference(), rows.current());
        double p = effect.pValue(margin);
        boolean rough = ChiSquareHomogeneity.of(table).smallestExpected() < SMALL;
        if (rough) {
            p = Math.max(p, p > BEYOND_DOUBT ? SampledHomogeneity.pValue(table, MOST_DRAWS, seed) : far(table, seed));
        }
        return new PartTest(kind, effect, rows.name(), p);
    }

    /**
     * Far out, where draws show no more than that they are rare: the better of one cell that tells all by itself and of the
     * draws, which see what many cells tell together. Twice the lesser of two p-values is one.
     */
    private static double far(ContingencyTable table, long seed) {
        double cell = ofOneCell(table);
        boolean ofAll = table.occupiedCells() == 2;
        return ofAll || cell <= BEYOND_DOUBT
                ? cell
                : Math.min(1, 2 * Math.min(cell, SampledHomogeneity.pValue(table, MOST_DRAWS, seed)));
    }

    /**
     * The exact chance that one cell differs from all others together by as much as the one that does most (Fisher), times the
     * number of cells. Of a handful of rows in a rare cell the chi-square distribution is off by hundreds of digits.
     */
    private static double ofOneCell(ContingencyTable table) {
        long[] reference = table.reference();
        long[] current = table.current();
        double least = 1;
        for (int cell = 0; cell < reference.length; cell++) {
            least = Math.min(
                    least,
                    FisherExact.pValue(ContingencyTable.of(
                            new long[] {table.referenceSize() - reference[cell], reference[cell]},
                            new long[] {table.currentSize() - current[cell], current[cell]})));
        }
        return Math.min(1, least * (table.occupiedCells() == 2 ? 1 : table.occupiedCells()));
    }

    private static long total(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static double share(long[] counts) {
        return (double) counts[1] / total(counts);
    }

    PartKind kind() {
        return kind;
    }

    HomogeneityEffect effect() {
        return effect;
    }

    /** What is taken to be independent of each other. */
    String unit() {
        return unit;
    }

    double pValue() {
        return pValue;
    }
}
