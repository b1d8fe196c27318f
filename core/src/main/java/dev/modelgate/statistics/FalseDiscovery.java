package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Arrays;

/**
 * Corrections for asking many questions at once. Of the questions whose adjusted p-value is at most α, the expected
 * share of false alarms is at most α; when nothing is there at all, so is the chance of any alarm.
 */
public enum FalseDiscovery {
    /**
     * Benjamini and Hochberg (JRSSB 57, 1995): for questions that are independent or positively dependent, as columns of
     * one table usually are.
     */
    BENJAMINI_HOCHBERG {
        @Override
        double[] adjustSorted(double[] p) {
            return stepUp(p, 1);
        }
    },

    /** Benjamini and Yekutieli (Annals of Statistics 29, 2001): under any dependence, at the price of power. */
    BENJAMINI_YEKUTIELI {
        @Override
        double[] adjustSorted(double[] p) {
            Sum harmonic = new Sum();
            for (int i = p.length; i >= 1; i--) {
                harmonic.add(1.0 / i);
            }
            return stepUp(p, harmonic.value());
        }
    },

    /**
     * e-BH (Wang and Ramdas, JRSSB 84, 2022): under any dependence, on e-values that are made of the p-values by the
     * calibrator of Vovk and Wang (Annals of Statistics 49, 2021).
     */
    E_BH {
        @Override
        double[] adjustSorted(double[] p) {
            double[] inverse = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                inverse[i] = Math.min(1, 1 / eValue(p[i]));
            }
            return stepUp(inverse, 1);
        }
    };

    abstract double[] adjustSorted(double[] p);

    /**
     * Adjusted p-values, in the order of the questions.
     *
     * @param pValues from 0 to 1, at least one
     * @param weights how much each question matters, not negative, one for each p-value; only their proportions count
     *     (Genovese, Roeder and Wasserman, Biometrika 93, 2006). A weight of 0 never alarms
     */
    public double[] adjust(double[] pValues, double[] weights) {
        require(pValues.length > 0, "there are no p-values");
        require(pValues.length == weights.length, "there are not as many weights as p-values");
        double total = 0;
        for (double weight : weights) {
            require(weight >= 0 && Double.isFinite(weight), "a weight is " + weight);
            total += weight;
        }
        require(total > 0, "all weights are 0");
        double[] weighted = new double[pValues.length];
        Integer[] order = new Integer[pValues.length];
        for (int i = 0; i < weighted.length; i++) {
            require(pValues[i] >= 0 && pValues[i] <= 1, "a p-value is " + pValues[i]);
            double share = weights[i] * weights.length / total;
            weighted[i] = share == 0 ? 1 : Math.min(1, pValues[i] / share);
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Double.compare(weighted[a], weighted[b]));
        double[] sorted = new double[weighted.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = weighted[order[i]];
        }
        double[] adjusted = adjustSorted(sorted);
        double[] inOrder = new double[adjusted.length];
        for (int i = 0; i < adjusted.length; i++) {
            inOrder[order[i]] = adjusted[i];
        }
        return inOrder;
    }

    /** Adjusted p-values of questions that matter alike. */
    public double[] adjust(double[] pValues) {
        double[] weights = new double[pValues.length];
        Arrays.fill(weights, 1);
        return adjust(pValues, weights);
    }

    /** Ascending p-values, each times k·factor/rank, made monotone from the largest down. */
    private static double[] stepUp(double[] p, double factor) {
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            least = Math.min(least, p[i] * p.length * factor / (i + 1));
            adjusted[i] = least;
        }
        return adjusted;
    }

    /** {@code (1 - p + p ln p) / (p ln² p)}: an e-value, since its mean over uniform p is 1. */
    static double eValue(double p) {
        if (p >= 1) {
            return 0.5;
        }
        if (p <= Double.MIN_NORMAL) {
            return Double.MAX_VALUE;
        }
        double log = StrictMath.log(p);
        // Near 1 the formula cancels; its series there is 1/2 + (1-p)/6 + ….
        return p > 0.999 ? 0.5 + (1 - p) / 6 : (1 - p + p * log) / (p * log * log);
    }
}
