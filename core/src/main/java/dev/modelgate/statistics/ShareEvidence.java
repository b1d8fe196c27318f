package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Evidence that a share, such as that of missing values, is not what it was in a reference. It may be looked at as often
 * as one likes while the current sample grows, and holds for small counts.
 *
 * <p>The reference says between which bounds the share lies, once and for all, with the confidence of Clopper and
 * Pearson (Biometrika 26, 1934). Against every share between them stands the probability of the current counts under
 * shares of all sizes (Krichevsky and Trofimov 1981), relative to that under the best share between the bounds: an
 * e-value by universal inference (Wasserman, Ramdas and Balakrishnan, PNAS 117, 2020).
 *
 * @param least the least share that the reference leaves possible
 * @param greatest the greatest
 */
public record ShareEvidence(double least, double greatest) {
    public ShareEvidence {
        require(0 <= least && least <= greatest && greatest <= 1, "the bounds are " + least + " and " + greatest);
    }

    /**
     * What a reference says.
     *
     * @param having how many observations have it, or their independent equivalent
     * @param size how many there are
     * @param confidence that the share lies between the bounds
     */
    public static ShareEvidence of(double having, double size, double confidence) {
        require(having >= 0 && having <= size && size > 0, having + " of " + size + " is no share");
        double tail = (1 - Checks.level(confidence)) / 2;
        double without = size - having;
        return new ShareEvidence(
                having == 0 ? 0 : BetaDistribution.of(having, without + 1).inverseCumulativeProbability(tail),
                without == 0 ? 1 : BetaDistribution.of(having + 1, without).inverseSurvivalProbability(tail));
    }

    /**
     * The same bounds further apart by what does not matter.
     *
     * @param margin in standard deviations of a single observation, at least 0
     */
    public ShareEvidence widened(double margin) {
        require(margin >= 0 && Double.isFinite(margin), "the margin is " + margin);
        return new ShareEvidence(
                Math.max(0, least - margin * Math.sqrt(least * (1 - least))),
                Math.min(1, greatest + margin * Math.sqrt(greatest * (1 - greatest))));
    }

    /**
     * The logarithm of the e-value of current counts: the chance that it ever exceeds {@code log(1/α)} is at most α when
     * the share lies between the bounds.
     *
     * @param having how many observations have it, or their independent equivalent
     * @param size how many there are
     */
    public double log(double having, double size) {
        require(having >= 0 && having <= size, having + " of " + size + " is no share");
        if (size == 0) {
            return 0;
        }
        double best = Math.min(greatest, Math.max(least, having / size));
        return LogBeta.value(having + 0.5, size - having + 0.5)
                - LogBeta.value(0.5, 0.5)
                - times(having, best)
                - times(size - having, 1 - best);
    }

    /** The count times the logarithm of the share, which is nothing for no observations whatever the share. */
    private static double times(double count, double share) {
        return count == 0 ? 0 : count * Math.log(share);
    }
}
