package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * What losses from 0 to 1 that come one after the other say of their mean, however often one looks: by betting against
 * it (Waudby-Smith and Ramdas, JRSSB 86, 2024). A stake whose wealth can only grow by chance when the mean is at most
 * <i>m</i> is a martingale under it, so that wealth of 1/α is as rare as α (Ville 1939). Wealth is the mean of that of
 * twelve fixed stakes; no law of the losses is assumed, and losses may depend on those before in any way that leaves
 * their expectation as it is.
 *
 * <p>Each loss may have a weight of its own, from 0 to 1, that was known before the loss: a stake is multiplied by it.
 */
public final class RiskSequence {
    private static final double GREATEST_STAKE = 0.9;
    private static final int STAKES = 12;
    private static final double ENOUGH = 1e300;
    private static final int HALVINGS = 26;

    private final double[] losses;
    private final double[] weights;

    private RiskSequence(double[] losses, double[] weights) {
        this.losses = losses;
        this.weights = weights;
    }

    /** Losses that weigh alike. */
    public static RiskSequence of(double[] losses) {
        double[] weights = new double[losses.length];
        Arrays.fill(weights, 1);
        return of(losses, weights);
    }

    /**
     * @param losses in the order in which they came, each from 0 to 1, at least one
     * @param weights what each counts, from 0 to 1
     */
    public static RiskSequence of(double[] losses, double[] weights) {
        require(losses.length > 0, "there are no losses");
        require(losses.length == weights.length, "there are not as many weights as losses");
        for (int i = 0; i < losses.length; i++) {
            require(losses[i] >= 0 && losses[i] <= 1, "a loss is " + losses[i]);
            require(weights[i] >= 0 && weights[i] <= 1, "a weight is " + weights[i]);
        }
        return new RiskSequence(losses.clone(), weights.clone());
    }

    /** How many losses there are. */
    public int size() {
        return losses.length;
    }

    /**
     * The interval after so many losses. If their conditional mean does not change, all intervals of the sequence hold
     * it together with the probability {@code level}; the mean of the losses so far is always inside.
     *
     * @param n from 1 to {@link #size}
     */
    public ConfidenceInterval after(int n, double level) {
        double needed = 2 / (1 - Checks.level(level));
        double mean = mean(n);
        double below = 0;
        double inside = mean;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (below + inside) / 2;
            if (wealthAgainst(middle, n, true) >= needed) {
                below = middle;
            } else {
                inside = middle;
            }
        }
        double above = 1;
        double within = mean;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (above + within) / 2;
            if (wealthAgainst(middle, n, false) >= needed) {
                above = middle;
            } else {
                within = middle;
            }
        }
        return new ConfidenceInterval(mean, Math.min(below, mean), Math.max(above, mean), level);
    }

    private double mean(int n) {
        Sum sum = new Sum();
        Sum mass = new Sum();
        for (int i = 0; i < n; i++) {
            sum.add(weights[i] * losses[i]);
            mass.add(weights[i]);
        }
        return mass.value() == 0 ? 0.5 : Math.min(1, sum.value() / mass.value());
    }

    /** What betting on losses above (or below) a mean has made of 1 after so many. */
    private double wealthAgainst(double mean, int n, boolean onMore) {
        double total = 0;
        for (int stake = 0; stake < STAKES; stake++) {
            double wealth = 1;
            for (int i = 0; i < n; i++) {
                wealth = Math.min(ENOUGH, wealth * factor(i, mean, stake, onMore));
            }
            total += wealth / STAKES;
        }
        return total;
    }

    private double factor(int i, double mean, int stake, boolean onMore) {
        double share = GREATEST_STAKE * weights[i] / (1L << stake);
        double gain = onMore
                ? (losses[i] - mean) / Math.max(mean, Double.MIN_NORMAL)
                : (mean - losses[i]) / Math.max(1 - mean, Double.MIN_NORMAL);
        return 1 + share * gain;
    }

    /**
     * Evidence, after each loss, that the conditional mean has at some time been above a bound: logarithms of an e-process
     * for "it was never above". Bets begin at every loss, the one at loss j with the part 1/(j (j+1)) of the wealth, so that
     * a rise after a long good time is found as well (Shin, Ramdas and Rinaldo, New England Journal of Statistics in Data
     * Science 2, 2024).
     *
     * @param bound from 0 to 1; above 1 there is never any evidence
     */
    public double[] logEvidenceAbove(double bound) {
        require(bound >= 0, "the bound is " + bound);
        double[] logs = new double[losses.length];
        if (bound >= 1) {
            return logs;
        }
        double[] wealth = new double[STAKES];
        for (int i = 0; i < losses.length; i++) {
            double begun = 1.0 / ((i + 1.0) * (i + 2.0));
            double total = 0;
            for (int stake = 0; stake < STAKES; stake++) {
                wealth[stake] = Math.min(ENOUGH, (wealth[stake] + begun) * factor(i, bound, stake, true));
                total += wealth[stake] / STAKES;
            }
            logs[i] = StrictMath.log(total + 1 / (i + 2.0));
        }
        return logs;
    }
}
