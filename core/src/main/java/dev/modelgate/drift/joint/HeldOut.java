package dev.modelgate.drift.joint;

import dev.modelgate.drift.joint.Learner.Scorer;
import dev.modelgate.statistics.ClusteredAuc;
import dev.modelgate.statistics.HeldOutAuc;
import dev.modelgate.statistics.ScoredLabels;
import java.util.ArrayList;
import java.util.List;

/** Folds of rows, each scored by what was learned from the folds before it. */
final class HeldOut {
    private final long[] units;
    private final boolean[] current;
    private final List<int[]> folds = new ArrayList<>();
    private final List<Scorer> scorers = new ArrayList<>();
    private final double[] weights = new double[Folds.COUNT - 1];
    private final HeldOutAuc auc;

    private HeldOut(Learner learner, long[] units, boolean[] current, long seed) {
        this.units = units;
        this.current = current;
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
        return ClusteredAuc.of(ScoredLabels.of(scores, labels), clusters);
    }

    HeldOutAuc auc() {
        return auc;
    }
}
