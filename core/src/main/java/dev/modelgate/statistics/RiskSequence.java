package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;
import java.util.List;

/**
 * What losses from 0 to 1 that come one after the other say of their mean, however often one looks: by betting against
 * it (Waudby-Smith and Ramdas, JRSSB 86, 2024). A stake whose wealth can only grow by chance when the mean is at most
 * <i>m</i> is a martingale under it, so that wealth of 1/α is as rare as α (Ville 1939). Wealth is the mean of that of
 * twelve fixed stakes; no law of the losses is assumed, and losses may depend on those before in any way that leaves
 * their expectation as it is.
 *
 * <p>Each loss may have a weight of its own, from 0 to 1, that was known before the loss: a stake is multiplied by it.
 *
 * <p>Where a loss is the mean of a window of rows, and it was known before how many independent rows that is worth, one
 * half of the wealth is bet by stakes in units of the window's standard deviation (the predictable plug-in of the same
 * paper). The price of such a stake is by Bennett's inequality (JASA 57, 1962) for the mean of so many independent
 * values from 0 to 1. A window of which nothing is known may have a loss of 0 or 1 by chance, and no bet gains more than
 * its loss divided by <i>m</i>; scaled stakes gain what the rows of a window say, and hold as far as windows vary no more
 * than was known. What one window gains is cut, which never makes an alarm more likely, so that a single bad one, such as
 * none was known of, is no change. They are for losses above a mean alone: that there are no bad windows is not told by
 * those that were good.
 */
public final class RiskSequence {
    private static final double GREATEST_STAKE = 0.9;
    private static final int STAKES = 12;
    private static final double ENOUGH = 1e300;
    private static final int HALVINGS = 26;

    /** Of the stakes in units of a window's standard deviation. */
    private static final double GREATEST_SCALED = 4;

    private static final int SCALED = 8;

    /** The most that one window adds to the logarithm of what a scaled stake has made. */
    private static final double MOST_OF_ONE = 2;

    private static final double GREATEST_LOG = 690;

    private final double[] losses;
    private final double[] weights;
    private final boolean scaled;

    /** Stakes of each loss, by stake, and their prices; 0 where nothing is known of the loss. */
    private final double[][] stakes;

    private final double[][] prices;

    private RiskSequence(double[] losses, double[] weights, double[][] stakes, double[][] prices) {
        this.losses = losses;
        this.weights = weights;
        this.scaled = stakes.length > 0;
        this.stakes = stakes;
        this.prices = prices;
    }

    /**
     * What was known of a window's mean loss before it came.
     *
     * @param rows how many independent rows it is worth; 0 when nobody knows
     * @param variance of a row's loss, from 0 to 1
     */
    public record Worth(double rows, double variance) {
        public Worth {
            require(rows >= 0 && Double.isFinite(rows), "a window is worth " + rows + " rows");
            require(variance >= 0 && variance <= 1, "a variance is " + variance);
        }

        boolean known() {
            return rows > 0 && variance > 0;
        }

        /** A stake of so many standard deviations. */
        double stake(double deviations) {
            return deviations * Math.sqrt(rows / variance);
        }

        /** The most that the logarithm of a stake's expected gain can be. */
        double price(double stake) {
            double ofRow = stake / rows;
            return rows * variance * (StrictMath.expm1(ofRow) - ofRow);
        }
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
        return new RiskSequence(losses.clone(), weights.clone(), new double[0][], new double[0][]);
    }

    /** The same, of windows of which it was known before what each is worth. */
    public RiskSequence worth(List<Worth> worths) {
        require(worths.size() == losses.length, "there are not as many worths as losses");
        double[][] ofStakes = new double[SCALED][losses.length];
        double[][] ofPrices = new double[SCALED][losses.length];
        for (int stake = 0; stake < SCALED; stake++) {
            for (int i = 0; i < losses.length; i++) {
                Worth worth = worths.get(i);
                if (worth.known()) {
                    ofStakes[stake][i] = worth.stake(GREATEST_SCALED / (1L << stake));
                    ofPrices[stake][i] = worth.price(ofStakes[stake][i]);
                }
            }
        }
        return new RiskSequence(losses, weights, ofStakes, ofPrices);
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
        double fixed = fixedAgainst(mean, n, onMore);
        return scaled && onMore ? (fixed + scaledAgainst(mean, n)) / 2 : fixed;
    }

    private double scaledAgainst(double mean, int n) {
        double total = 0;
        for (int stake = 0; stake < SCALED; stake++) {
            double log = 0;
            for (int i = 0; i < n; i++) {
                log += gain(stake, i, mean);
            }
            total += StrictMath.exp(Math.min(GREATEST_LOG, log)) / SCALED;
        }
        return total;
    }

    /** What a scaled stake on losses above a mean adds to the logarithm of its wealth. */
    private double gain(int stake, int i, double mean) {
        return Math.min(MOST_OF_ONE, stakes[stake][i] * (losses[i] - mean) - prices[stake][i]);
    }

    private double fixedAgainst(double mean, int n, boolean onMore) {
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
        double[] fixed = new double[STAKES];
        double[] byScale = new double[scaled ? SCALED : 0];
        for (int i = 0; i < losses.length; i++) {
            double begun = 1.0 / ((i + 1.0) * (i + 2.0));
            double total = 0;
            for (int stake = 0; stake < STAKES; stake++) {
                fixed[stake] = Math.min(ENOUGH, (fixed[stake] + begun) * factor(i, bound, stake, true));
                total += fixed[stake] / STAKES;
            }
            double more = 0;
            for (int stake = 0; stake < byScale.length; stake++) {
                double factor = StrictMath.exp(gain(stake, i, bound));
                byScale[stake] = Math.min(ENOUGH, (byScale[stake] + begun) * factor);
                more += byScale[stake] / SCALED;
            }
            logs[i] = StrictMath.log((scaled ? (total + more) / 2 : total) + 1 / (i + 2.0));
        }
        return logs;
    }
}
