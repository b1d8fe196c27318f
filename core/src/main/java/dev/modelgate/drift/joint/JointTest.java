package dev.modelgate.drift.joint;

import dev.modelgate.data.Column;
import dev.modelgate.data.RowScale;
import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.joint.Grouping.Groupings;
import dev.modelgate.statistics.HeldOutAuc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The test of columns together, under the assumption on dependence that speaks least of drift. */
public final class JointTest {
    /** Below so many rows on a side nothing is known of how much they vary. */
    public static final int FEWEST_ROWS = Folds.FEWEST_UNITS;

    private static final int MOST_CARRIERS = 10;

    /** Of more columns, those that the classifier asks for most are shuffled. */
    private static final int MOST_TRIED = 40;

    /** What is lost with other columns is noise beside the most that is lost with one. */
    private static final double LEAST_SHARE = 0.05;

    private final List<String> columns;
    private final boolean[] current;
    private final List<Tried> assumptions = new ArrayList<>();

    /** What folds say under one assumption. */
    private record Tried(Grouping grouping, HeldOut heldOut, HeldOutAuc auc) {
        double pValue(double margin) {
            return auc.pValue(HeldOutAuc.areaOfShift(margin));
        }
    }

    /**
     * A column that tells current rows from the reference's.
     *
     * @param column its name
     * @param loss how much smaller the area is without it
     */
    public record Carrier(String column, double loss) {}

    private JointTest(List<String> columns, Learner learner, boolean[] current, Groupings groupings, long seed) {
        this.columns = columns;
        this.current = current;
        for (Grouping grouping : groupings.folded()) {
            HeldOut heldOut = HeldOut.of(learner, grouping.units(), current, seed);
            assumptions.add(new Tried(grouping, heldOut, heldOut.auc()));
            groupings
                    .longer()
                    .forEach(longer ->
                            assumptions.add(new Tried(longer, heldOut, heldOut.among(longer, learner.columns()))));
        }
    }

    /**
     * Looks at columns of any type together; empty when a side has fewer than {@link #FEWEST_ROWS} rows.
     *
     * @param scales the blocks that both sides know
     * @param columns the columns, at least one
     * @param seed of folds and trees: the same seed gives the same verdict
     */
    public static Optional<JointTest> ofColumns(
            SampledSides sides, List<RowScale> scales, List<Column> columns, long seed) {
        if (few(sides)) {
            return Optional.empty();
        }
        byte[][] codes = CodedColumns.read(sides, columns);
        int[] order = RowOrder.of(sides.current(), (a, b) -> compare(codes, a, b));
        boolean[] current = RowOrder.ordered(sides.current(), order);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = RowOrder.ordered(codes[i], order);
        }
        return Optional.of(new JointTest(
                columns.stream().map(Column::name).toList(),
                new ForestLearner(codes, current),
                current,
                Grouping.of(sides, scales, order),
                seed));
    }

    /**
     * Looks at the components of an embedding together; empty as {@link #ofColumns}.
     *
     * @param columns columns of numbers, or one of lists of numbers
     * @throws dev.modelgate.problem.ProblemException when a list does not read as numbers, or lists differ in length
     */
    public static Optional<JointTest> ofEmbedding(
            SampledSides sides, List<RowScale> scales, List<Column> columns, long seed) {
        if (few(sides)) {
            return Optional.empty();
        }
        float[][] values = Embedding.read(sides, columns);
        int[] order = Embedding.order(values, sides.current());
        boolean[] current = RowOrder.ordered(sides.current(), order);
        float[][] ordered = Embedding.ordered(values, order);
        Learner learner = new BlendLearner(
                new ForestLearner(Embedding.codes(ordered), current), new DiscriminantLearner(ordered, current));
        return Optional.of(new JointTest(List.of(), learner, current, Grouping.of(sides, scales, order), seed));
    }

    private static boolean few(SampledSides sides) {
        return Math.min(sides.referenceRows(), sides.currentRows()) < FEWEST_ROWS;
    }

    private static int compare(byte[][] codes, int a, int b) {
        for (byte[] column : codes) {
            if (column[a] != column[b]) {
                return Byte.compare(column[a], column[b]);
            }
        }
        return 0;
    }

    /** The p-value of "nothing but the margin": all assumptions have to speak against it. */
    public double pValue(double margin) {
        return assumptions.stream().mapToDouble(one -> one.pValue(margin)).max().orElse(1);
    }

    /**
     * What is known.
     *
     * @param significance the most that the p-value may be
     */
    public JointOutcome outcome(CalibratedRule rule, double significance) {
        Tried careful = careful(rule);
        HeldOutAuc auc = careful.auc();
        double found = auc.smallestFound(HeldOutAuc.areaOfShift(rule.margin()), significance, rule.power());
        return new JointOutcome(
                auc.interval(1 - rule.falseAlarms()),
                found,
                pValue(rule.margin()),
                careful.grouping().unit(),
                careful.grouping().count(current, false),
                careful.grouping().count(current, true));
    }

    /** The assumption that speaks least of drift; when it does not speak of it, the one that would have found the least. */
    private Tried careful(CalibratedRule rule) {
        Comparator<Tried> least = Comparator.comparingDouble(one -> one.pValue(rule.margin()));
        Comparator<Tried> weakest =
                Comparator.comparingDouble(one -> one.auc().smallestFound(0.5, rule.falseAlarms(), rule.power()));
        boolean drift = pValue(rule.margin()) <= rule.falseAlarms();
        return assumptions.stream().max(drift ? least : weakest).orElseThrow();
    }

    /** The columns that tell most, by how much is lost when each of them is shuffled. */
    public List<Carrier> carriers(CalibratedRule rule, long seed) {
        HeldOut heldOut = careful(rule).heldOut();
        int[] tried = heldOut.mostAsked(columns.size(), MOST_TRIED);
        double[] losses = heldOut.losses(tried, new SplittableRandom(seed));
        List<Carrier> all = IntStream.range(0, tried.length)
                .mapToObj(i -> new Carrier(columns.get(tried[i]), losses[i]))
                .toList();
        double most = all.stream().mapToDouble(Carrier::loss).max().orElse(0);
        return all.stream()
                .filter(carrier -> carrier.loss() > LEAST_SHARE * most)
                .sorted(Comparator.comparingDouble((Carrier carrier) -> -carrier.loss())
                        .thenComparing(Carrier::column))
                .limit(MOST_CARRIERS)
                .toList();
    }
}
