package dev.modelgate.drift.joint;

import dev.modelgate.data.EvenSample;
import dev.modelgate.drift.joint.Learner.Scorer;
import dev.modelgate.statistics.BlockVariance;
import dev.modelgate.statistics.ClusteredAuc;
import dev.modelgate.statistics.HeldOutAuc;
import dev.modelgate.statistics.RocAuc;
import dev.modelgate.statistics.ScoredLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Folds of rows, each scored by what was learned from the folds before it. */
final class HeldOut {
    /** Of more rows of either side of a fold, only so many are shuffled. */
    private static final int MOST_SHUFFLED = 500;

    private final long[] units;
    private final boolean[] current;
    private final List<int[]> folds = new ArrayList<>();
    private final List<Scorer> scorers = new ArrayList<>();
    private final double[] weights = new double[Folds.COUNT - 1];
    private final double[] influences;
    private final HeldOutAuc auc;

    private HeldOut(Learner learner, long[] units, boolean[] current, long seed) {
        this.units = units;
        this.current = current;
        this.influences = new double[units.length];
        Folds dealt = Folds.of(units, current, seed);
        List<ClusteredAuc> areas = new ArrayList<>();
        for (int fold = 1; fold < Folds.COUNT; fold++) {
            int[] known = dealt.before(fold);
            int[] rows = dealt.rows(fold);
            Scorer scorer = learner.learn(known, seed + fold);
            folds.add(rows);
            scorers.add(scorer);
            weights[fold - 1] = weight(known, rows);
            double[] scores = new double[rows.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = scorer.score(rows[i]);
            }
            areas.add(area(rows, scores));
        }
        auc = HeldOutAuc.of(areas, weights);
    }

    /** The area with the variance of longer blocks. */
    HeldOutAuc among(Grouping longer, int columns) {
        double total = Arrays.stream(weights).sum();
        int scored = folds.stream().mapToInt(rows -> rows.length).sum();
        double[] sums = new double[scored];
        boolean[] labels = new boolean[scored];
        long[] blocks = new long[scored];
        int next = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int row : folds.get(i)) {
                sums[next] = influences[row] * weights[i] / total;
                labels[next] = current[row];
                blocks[next++] = longer.units()[row];
            }
        }
        return auc.among(BlockVariance.of(sums, labels, blocks), columns);
    }

    /**
     * Scores rows.
     *
     * @param units the unit of every row, at least {@link Folds#FEWEST_UNITS} of either side
     * @param current whether a row is a current one
     */
    static HeldOut of(Learner learner, long[] units, boolean[] current, long seed) {
        return new HeldOut(learner, units, current, seed);
    }

    /** What was learned of more rows is worth more, and so is what is tried on more. */
    private double weight(int[] known, int[] rows) {
        double currentRows = 0;
        for (int row : rows) {
            currentRows += current[row] ? 1 : 0;
        }
        return Math.sqrt(known.length) * currentRows * (rows.length - currentRows) / rows.length;
    }

    private ClusteredAuc area(int[] rows, double[] scores) {
        boolean[] labels = new boolean[rows.length];
        long[] clusters = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = current[rows[i]];
            clusters[i] = units[rows[i]];
        }
        ScoredLabels scored = ScoredLabels.of(scores, labels);
        double[] added = ClusteredAuc.influences(scored);
        for (int i = 0; i < rows.length; i++) {
            influences[rows[i]] = added[i];
        }
        return ClusteredAuc.of(scored, clusters);
    }

    HeldOutAuc auc() {
        return auc;
    }

    /** The columns that were asked for most, at most so many, ascending. */
    int[] mostAsked(int columns, int most) {
        double[] asked = new double[columns];
        for (int i = 0; i < weights.length; i++) {
            double[] gains = scorers.get(i).gains();
            for (int column = 0; column < columns; column++) {
                asked[column] += weights[i] * gains[column];
            }
        }
        return IntStream.range(0, columns)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer column) -> -asked[column]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /**
     * How much smaller the area is when a column is shuffled among the rows of each fold (Breiman, Machine Learning 45,
     * 2001); of a part of the rows.
     *
     * @param columns the columns to try, one after the other
     */
    double[] losses(int[] columns, SplittableRandom random) {
        double[] losses = new double[columns.length];
        double total = Arrays.stream(weights).sum();
        for (int i = 0; i < folds.size(); i++) {
            Scorer scorer = scorers.get(i);
            int[] rows = part(folds.get(i));
            double plain = area(rows, row -> scorer.score(rows[row]));
            for (int column = 0; column < columns.length; column++) {
                int asked = columns[column];
                int[] donors = shuffled(rows, random);
                double shuffled = area(rows, row -> scorer.score(rows[row], asked, donors[row]));
                losses[column] += (plain - shuffled) * weights[i] / total;
            }
        }
        return losses;
    }

    private double area(int[] rows, IntToDoubleFunction score) {
        boolean[] labels = new boolean[rows.length];
        double[] scores = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = current[rows[row]];
            scores[row] = score.applyAsDouble(row);
        }
        return RocAuc.of(ScoredLabels.of(scores, labels));
    }

    /** One of every so many rows of either side. */
    private int[] part(int[] rows) {
        int[] sides = new int[2];
        for (int row : rows) {
            sides[current[row] ? 1 : 0]++;
        }
        int[] seen = new int[2];
        return Arrays.stream(rows)
                .filter(row -> {
                    int side = current[row] ? 1 : 0;
                    return EvenSample.of(sides[side], MOST_SHUFFLED).takes(seen[side]++);
                })
                .toArray();
    }

    private static int[] shuffled(int[] rows, SplittableRandom random) {
        int[] shuffled = rows.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = swap;
        }
        return shuffled;
    }
}
