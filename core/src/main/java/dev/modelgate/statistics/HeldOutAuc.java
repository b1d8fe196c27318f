package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How well classifiers tell two classes apart on rows that they had not seen: the weighted mean of the areas under the ROC
 * curve of folds, each scored by a classifier that learned from the folds <em>before</em> it. What a fold's area differs
 * from its expectation is then a martingale difference, so variances add up (Dawid, JRSSA 147, 1984; Podkopaev and Ramdas,
 * Advances in Neural Information Processing Systems 36, 2023). Were every fold scored by a classifier of all others, areas
 * would go up and down together, and their variances would be too small.
 */
public final class HeldOutAuc {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double ROOT_TWO = Math.sqrt(2);
    /** Further apart nobody can tell sizes of a shift. */
    private static final double FARTHEST = 8;

    private static final int FEWEST_BLOCKS = 5;

    private final double area;
    private final double variance;
    private final double freedom;
    private final int directions;

    private HeldOutAuc(double area, double variance, double freedom, int directions) {
        this.area = area;
        this.variance = variance;
        this.freedom = freedom;
        this.directions = directions;
    }

    /**
     * The mean over folds.
     *
     * @param folds what is known of each, at least one
     * @param weights positive, one for each fold, none of them chosen by what that fold or a later one shows
     */
    public static HeldOutAuc of(List<ClusteredAuc> folds, double[] weights) {
        require(!folds.isEmpty() && folds.size() == weights.length, "there are not as many weights as folds");
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        Sum area = new Sum();
        Sum variance = new Sum();
        Sum parts = new Sum();
        for (int i = 0; i < weights.length; i++) {
            ClusteredAuc fold = folds.get(i);
            double share = weights[i] / total;
            double part = share * share * fold.variance();
            area.add(share * fold.area());
            variance.add(part);
            parts.add(part * part / fold.freedom());
        }
        double all = variance.value();
        double freedom = parts.value() == 0 ? weights.length : all * all / parts.value();
        return new HeldOutAuc(area.value(), all, freedom, 1);
    }

    /**
     * The same area with the variance of longer blocks, some of whose rows classifiers had learned from: they may have found
     * the direction in which just these blocks differ most, of as many as there are columns (Scheffé, Biometrika 40, 1953).
     * Of fewer than five blocks that rows of one are alike in, nothing is known: any of them differs from the others.
     *
     * @param columns how many columns were looked at
     */
    public HeldOutAuc among(BlockVariance blocks, int columns) {
        boolean none = blocks.evident() && blocks.fewest() < FEWEST_BLOCKS;
        double widest = none ? Double.POSITIVE_INFINITY : Math.max(variance, blocks.variance());
        return new HeldOutAuc(area, widest, blocks.freedom(), columns);
    }

    /** The area that a shift of a normal variable by so many standard deviations has. */
    public static double areaOfShift(double shift) {
        return NORMAL.cumulativeProbability(shift / ROOT_TWO);
    }

    /** The shift of a normal variable, in standard deviations, that has such an area; at least 0. */
    public static double shiftOfArea(double area) {
        return area <= 0.5 ? 0 : Math.min(FARTHEST, ROOT_TWO * NORMAL.inverseCumulativeProbability(Math.min(1, area)));
    }

    /** The mean area. */
    public double area() {
        return area;
    }

    /** The chance of such a mean area, or a larger one, when none of the classifiers has more than {@code least}. */
    public double pValue(double least) {
        if (variance == Double.POSITIVE_INFINITY) {
            return 1;
        }
        double t = (area - least) / Math.max(error(), Double.MIN_NORMAL);
        if (directions > 1) {
            double f = t * t / directions;
            return t <= 0 ? 1 : FDistribution.of(directions, freedom).survivalProbability(f);
        }
        return t >= 0 ? StudentT.tail(t, freedom) : 1 - StudentT.tail(-t, freedom);
    }

    /** An interval for the mean of the classifiers' true areas, cut to [0, 1]. */
    public ConfidenceInterval interval(double level) {
        double tail = (1 - Checks.level(level)) / 2;
        double margin = (directions > 1 ? farthest(2 * tail) : quantile(tail)) * error();
        return new ConfidenceInterval(area, Math.max(0, area - margin), Math.min(1, area + margin), level);
    }

    /**
     * The smallest true area, above {@code least}, that is told from it.
     *
     * @param significance the most that the p-value may be
     * @param power the chance that it is
     */
    public double smallestFound(double least, double significance, double power) {
        double critical = directions > 1 ? farthest(significance) : quantile(significance);
        double distance = critical + Math.max(0, quantile(1 - power));
        return Math.min(1, least + distance * error());
    }

    private double error() {
        return Math.sqrt(variance);
    }

    /** How far the farthest of all directions reaches. */
    private double farthest(double survival) {
        return Math.sqrt(directions * FDistribution.of(directions, freedom).inverseSurvivalProbability(survival));
    }

    private double quantile(double survival) {
        return freedom > 1e5
                ? NORMAL.inverseSurvivalProbability(survival)
                : TDistribution.of(freedom).inverseSurvivalProbability(survival);
    }
}
