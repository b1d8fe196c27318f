package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far two samples that were counted over the same cells differ, and what that says about where they come from.
 *
 * <p>The effect is Cohen's w (Statistical Power Analysis, 1988, chapter 7) over the pooled shares π,
 * {@code w = √(Σ (p-q)²/π)}: 0 when the shares are the same. Over fine enough bins a shift of a normal distribution by d
 * standard deviations has w ≈ d, so that numbers and categories share one unit; and w² ≈ PSI when it is small. Unlike a
 * p-value it does not grow with the samples.
 *
 * <p>Its statistic is Pearson's X² divided by the design effect of rows that depend on each other (Rao and Scott, Annals
 * of Statistics 12, 1984), with Satterthwaite's correction of its degrees of freedom and, since the design effect is
 * itself estimated from blocks, the F distribution (Thomas and Rao, JASA 82, 1987). For independent rows this is the
 * chi-square test of homogeneity. Effects, intervals and power come from the noncentral distribution: the null
 * hypothesis of {@link #pValue} is "w is at most the margin", not "w is 0", which at ten million rows is never true.
 */
public final class HomogeneityEffect {
    /** Beyond this chance an inverse has no digits left, and needs none. */
    private static final double RAREST = 1e-300;

    /** The chance that samples differ by as much as the least that is taken at its word: a standard deviation below. */
    private static final double USUAL = 0.8413;

    private final boolean constant;
    private final double squared;
    private final double scale;
    private final double trace;
    private final double currentTrace;
    private final long referenceSize;
    private final long currentSize;
    private final double effectiveReference;
    private final double effectiveCurrent;
    private final NoncentralF law;

    private HomogeneityEffect(ContingencyTable table, SideVariance reference, SideVariance current) {
        this(squared(table), table.occupiedCells(), table.referenceSize(), table.currentSize(), reference, current);
    }

    private HomogeneityEffect(double squared, int cells, long n, long m, SideVariance reference, SideVariance current) {
        this.constant = cells == 1;
        // To one cell belongs a second one that could have come.
        double degrees = Math.max(1, cells - 1);
        this.squared = squared;
        this.referenceSize = n;
        this.currentSize = m;
        this.effectiveReference = referenceSize / reference.designEffect();
        this.effectiveCurrent = currentSize / current.designEffect();
        double referenceTrace = degrees / effectiveReference;
        this.currentTrace = degrees / effectiveCurrent;
        this.trace = referenceTrace + currentTrace;
        // Were the two variances of one shape, their roots would add; otherwise this errs on the careful side.
        double root = referenceTrace / Math.sqrt(reference.shape()) + currentTrace / Math.sqrt(current.shape());
        double shape = trace * trace / (root * root);
        this.scale = trace / shape;
        this.law = new NoncentralF(shape, freedom(referenceTrace, reference.freedom(), current.freedom()));
    }

    /** Satterthwaite's degrees of freedom of a sum of two estimated variances (Welch 1947). */
    private double freedom(double referenceTrace, double reference, double current) {
        double sum = referenceTrace * referenceTrace / reference + currentTrace * currentTrace / current;
        return sum == 0 ? Double.POSITIVE_INFINITY : trace * trace / sum;
    }

    /**
     * The effect between samples whose rows are independent.
     *
     * @throws IllegalArgumentException if fewer than two cells are occupied
     */
    public static HomogeneityEffect independent(ContingencyTable table) {
        SideVariance variance = SideVariance.independent(table.occupiedCells());
        return new HomogeneityEffect(table, variance, variance);
    }

    /**
     * The effect between samples of independent rows that all hold one value: none, over that value and a second one
     * that could have come. Its interval reaches up to what could have been missed.
     *
     * @param n rows of the reference, at least 1
     * @param m rows of the current sample, at least 1
     */
    public static HomogeneityEffect ofConstant(long n, long m) {
        require(n >= 1 && m >= 1, "there are " + n + " and " + m + " rows");
        SideVariance variance = SideVariance.independent(2);
        return new HomogeneityEffect(0, 1, n, m, variance, variance);
    }

    /**
     * The effect between samples whose rows depend on each other.
     *
     * @throws IllegalArgumentException if fewer than two cells are occupied
     */
    public static HomogeneityEffect of(ContingencyTable table, SideVariance reference, SideVariance current) {
        require(table.occupiedCells() >= 2, "fewer than two cells cannot differ");
        return new HomogeneityEffect(table, reference, current);
    }

    private static double squared(ContingencyTable table) {
        long[] reference = table.reference();
        long[] current = table.current();
        double n = table.referenceSize();
        double m = table.currentSize();
        Sum sum = new Sum();
        for (int i = 0; i < reference.length; i++) {
            double pooled = ((double) reference[i] + current[i]) / (n + m);
            double difference = reference[i] / n - current[i] / m;
            sum.add(pooled == 0 ? 0 : difference * difference / pooled);
        }
        return sum.value();
    }

    /**
     * The effect without what noise adds to it on average, √max(0, w² - E), E being the square of {@link #noiseFloor}: as
     * ε² corrects η² (Kelley, PNAS 21, 1935).
     */
    public double corrected() {
        return Math.sqrt(Math.max(0, squared - trace));
    }

    /** The effect w of these samples: at least 0, and larger than the truth by the noise. */
    public double effect() {
        return Math.sqrt(squared);
    }

    /** What w is on average (root mean square) when nothing differs, with samples as large as these. */
    public double noiseFloor() {
        return Math.sqrt(trace);
    }

    /**
     * The chance of such samples, or of ones that differ more, when the true effect is at most the margin.
     *
     * @param margin an effect that does not matter, at least 0
     */
    public double pValue(double margin) {
        require(margin >= 0 && Double.isFinite(margin), "the margin is " + margin);
        return law.survival(statistic(), margin * margin / scale);
    }

    /**
     * The logarithm of an e-value against "the true effect is at most the margin": evidence that may be looked at as
     * often as one likes while the current sample grows. When the effect is within the margin, the chance that it ever
     * exceeds {@code log(1/α)} is at most α (Ville), the reference being as noisy as it is.
     *
     * <p>It is the likelihood of the observed differences under effects spread normally about none, relative to the
     * likelihood under the best effect within the margin (Robbins, Annals of Mathematical Statistics 41, 1970;
     * Wasserman, Ramdas and Balakrishnan, PNAS 117, 2020). A reference that stays while the current sample grows gives
     * differences with independent increments of information, as in a group sequential trial. A variance that is
     * estimated enters through the statistic of known variance that is as rare.
     *
     * @param margin an effect that does not matter, at least 0
     * @param spread root mean square of the effects that are looked for, positive
     */
    public double logEvidence(double margin, double spread) {
        require(margin >= 0 && Double.isFinite(margin), "the margin is " + margin);
        require(spread > 0 && Double.isFinite(spread), "the spread is " + spread);
        double statistic = knownVarianceStatistic();
        double prior = spread * spread / law.numerator();
        double beyond = Math.max(0, Math.sqrt(statistic) - margin / Math.sqrt(scale));
        return (beyond * beyond - law.numerator() * Math.log1p(prior / scale) - statistic * scale / (scale + prior))
                / 2;
    }

    /**
     * The true effect with which {@link #logEvidence} comes to what is needed about every other time, with samples as
     * large as these.
     *
     * @param needed logarithm of an e-value, positive
     */
    public double evidentEffect(double margin, double spread, double needed) {
        double prior = spread * spread / law.numerator();
        double shrunk = prior / (scale + prior);
        double away = margin / Math.sqrt(scale);
        double penalty = law.numerator() * Math.log1p(prior / scale) + 2 * needed;
        double root = (away + Math.sqrt(away * away - shrunk * (away * away - penalty))) / shrunk;
        return Math.sqrt(Math.max(0, root * root - law.numerator()) * scale);
    }

    /** What a chi-square statistic would be that is as rare as this one. */
    private double knownVarianceStatistic() {
        double statistic = squared / scale;
        if (Double.isInfinite(law.denominator())) {
            return statistic;
        }
        double chance = law.survival(statistic(), 0);
        return chance < RAREST
                ? statistic
                : ChiSquaredDistribution.of(law.numerator()).inverseSurvivalProbability(chance);
    }

    /**
     * An interval for the true effect, by inversion of the test, about the {@link #corrected} effect or its nearest end.
     * Inversion leaves nothing where samples are more alike than chance has them, and would say that all is known: the upper
     * end is at least that of samples as alike as one pair in six (power-constrained limits; Cowan, Cranmer, Gross and
     * Vitells, arXiv:1105.3166).
     */
    public ConfidenceInterval interval(double level) {
        double tail = (1 - Checks.level(level)) / 2;
        if (constant) {
            return new ConfidenceInterval(0, 0, Math.max(hidden(1 - level, true), hidden(1 - level, false)), level);
        }
        double lower = Math.sqrt(law.noncentrality(statistic(), tail) * scale);
        double alike = law.survival(statistic(), 0) > USUAL ? law.critical(USUAL, 0) : statistic();
        double upper = Math.sqrt(law.noncentrality(alike, 1 - tail) * scale);
        double estimate = Math.min(Math.max(corrected(), lower), Math.max(lower, upper));
        return new ConfidenceInterval(estimate, lower, Math.max(lower, upper), level);
    }

    /**
     * The effect when one side has as large a share of other values as can have been missed in it, and the other side
     * none: about 3 in n at a chance of 5 % (the rule of three; Hanley and Lippman-Hand, JAMA 249, 1983).
     */
    private double hidden(double chance, boolean ofReference) {
        double size = ofReference ? referenceSize : currentSize;
        double share = -Math.expm1(Math.log(chance) / size);
        double pooled = share * size / ((double) referenceSize + currentSize);
        return share / Math.sqrt(pooled * (1 - pooled));
    }

    /**
     * The smallest true effect that a test with samples as large as these finds with this power.
     *
     * @param margin an effect that does not matter
     * @param significance the p-value below which the test speaks
     * @param power as 0.9
     */
    public double smallestFound(double margin, double significance, double power) {
        return smallestFound(margin, significance, power, scale);
    }

    private double smallestFound(double margin, double significance, double power, double atScale) {
        double critical = law.critical(Checks.level(significance), margin * margin / atScale);
        return Math.sqrt(law.noncentrality(critical, Checks.level(power)) * atScale);
    }

    /**
     * About how many rows the current sample needs so that {@link #smallestFound} comes down to a wanted effect, its
     * rows depending on each other as they do now. Empty when no size would do because the reference is too small.
     *
     * @param wanted an effect larger than the margin
     */
    public OptionalLong currentSizeFor(double wanted, double margin, double significance, double power) {
        require(wanted > margin, "the wanted effect " + wanted + " is not above the margin " + margin);
        // Beyond 10^12 rows "more data" is not an answer.
        double low = currentSize;
        double high = 1e12;
        if (smallestFound(margin, significance, power, scaleFor(high)) > wanted) {
            return OptionalLong.empty();
        }
        while (high - low > 0.02 * high) {
            double middle = Math.sqrt(low * high);
            boolean enough = smallestFound(margin, significance, power, scaleFor(middle)) <= wanted;
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return OptionalLong.of((long) Math.ceil(high));
    }

    private double scaleFor(double size) {
        return scale * (trace - currentTrace + currentTrace * currentSize / size) / trace;
    }

    /** How many independent rows the reference is worth: at most as many as it has. */
    public double effectiveReference() {
        return Math.min(referenceSize, effectiveReference);
    }

    /** How many independent rows the current sample is worth: at most as many as it has. */
    public double effectiveCurrent() {
        return Math.min(currentSize, effectiveCurrent);
    }

    private double statistic() {
        return squared / trace;
    }

    @Override
    public String toString() {
        return "HomogeneityEffect[w=" + effect() + ", " + referenceSize + " v " + currentSize + ", " + law + "]";
    }
}
