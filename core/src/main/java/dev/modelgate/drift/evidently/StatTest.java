package dev.modelgate.drift.evidently;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Evidently's tests, by its own names, with its own thresholds. */
public enum StatTest {
    KS("ks", 0.05, Rule.AT_MOST, FeatureType.NUMERICAL, false),
    Z("z", 0.05, Rule.BELOW, FeatureType.CATEGORICAL, false),
    CHI_SQUARE("chisquare", 0.05, Rule.BELOW, FeatureType.CATEGORICAL, false),
    JENSEN_SHANNON("jensenshannon", 0.1, Rule.AT_LEAST, FeatureType.CATEGORICAL, true),
    WASSERSTEIN("wasserstein", 0.1, Rule.AT_LEAST, FeatureType.NUMERICAL, false),
    PSI("psi", 0.1, Rule.AT_LEAST, FeatureType.CATEGORICAL, true),
    KL_DIVERGENCE("kl_div", 0.1, Rule.AT_LEAST, FeatureType.CATEGORICAL, true),
    HELLINGER("hellinger", 0.1, Rule.AT_LEAST, FeatureType.CATEGORICAL, true),
    ENERGY("ed", 0.1, Rule.ABOVE, FeatureType.NUMERICAL, false),
    ANDERSON("anderson", 0.1, Rule.BELOW, FeatureType.NUMERICAL, false),
    CRAMER_VON_MISES("cramer_von_mises", 0.1, Rule.AT_MOST, FeatureType.NUMERICAL, false),
    EPPS_SINGLETON("es", 0.05, Rule.BELOW, FeatureType.NUMERICAL, false),
    MANN_WHITNEY("mannw", 0.05, Rule.BELOW, FeatureType.NUMERICAL, false),
    T_TEST("t_test", 0.05, Rule.BELOW, FeatureType.NUMERICAL, false),
    G_TEST("g_test", 0.1, Rule.BELOW, FeatureType.CATEGORICAL, false),
    FISHER_EXACT("fisher_exact", 0.1, Rule.BELOW, FeatureType.CATEGORICAL, false),
    EMPIRICAL_MMD("empirical_mmd", 0.1, Rule.BELOW, FeatureType.NUMERICAL, false),
    TVD("TVD", 0.1, Rule.BELOW, FeatureType.CATEGORICAL, false),
    PERC_TEXT_CONTENT_DRIFT("perc_text_content_drift", 0.95, Rule.ABOVE, FeatureType.TEXT, false),
    ABS_TEXT_CONTENT_DRIFT("abs_text_content_drift", 0.55, Rule.ABOVE, FeatureType.TEXT, false);

    private final String name;
    private final double threshold;
    private final Rule rule;
    private final FeatureType type;
    private final boolean forNumbersToo;

    StatTest(String name, double threshold, Rule rule, FeatureType type, boolean forNumbersToo) {
        this.name = name;
        this.threshold = threshold;
        this.rule = rule;
        this.type = type;
        this.forNumbersToo = forNumbersToo;
    }

    /**
     * The test of this name.
     *
     * @throws ProblemException when Evidently has no such test
     */
    public static StatTest named(String name) {
        List<String> names = Arrays.stream(values()).map(StatTest::toString).toList();
        int at = names.indexOf(name);
        if (at < 0) {
            String known = "The tests are " + String.join(", ", names);
            throw ProblemException.invalid(Problem.of(
                    "Evidently has no test \"" + name + "\"",
                    Spelling.nearest(name, names)
                            .map(near -> "Did you mean " + near + "? " + known)
                            .orElse(known)));
        }
        return values()[at];
    }

    /** The threshold in force when nobody sets one. */
    public double defaultThreshold() {
        return threshold;
    }

    /** Whether a column of this type may name this test; the default choice does not ask. */
    public boolean appliesTo(FeatureType column) {
        return type == column || forNumbersToo && column == FeatureType.NUMERICAL;
    }

    /** Whether this score means drift. */
    public boolean drifted(double score, double threshold) {
        return switch (rule) {
            case AT_MOST -> score <= threshold;
            case BELOW -> score < threshold;
            case AT_LEAST -> score >= threshold;
            case ABOVE -> score > threshold;
        };
    }

    /** Where a score lies that does not mean drift, in words. */
    public String undrifted(double threshold) {
        String where = switch (rule) {
            case AT_MOST -> "above ";
            case BELOW -> "of at least ";
            case AT_LEAST -> "below ";
            case ABOVE -> "of at most ";
        };
        return where + threshold;
    }

    /** Why Evidently's number cannot be had again; empty for all tests that can. */
    public Optional<String> irreproducible() {
        return switch (this) {
            case EMPIRICAL_MMD ->
                Optional.of("Evidently draws its permutations without a seed, so that no two of its runs agree");
            case TVD -> Optional.of("Evidently draws its permutations with NumPy's generator and its shuffling");
            case PERC_TEXT_CONTENT_DRIFT, ABS_TEXT_CONTENT_DRIFT ->
                Optional.of("Evidently trains scikit-learn's text classifier on a random half of the rows");
            default -> Optional.empty();
        };
    }

    /** Evidently's name of the test. */
    @Override
    public String toString() {
        return name;
    }

    /** On which side of the threshold drift lies. */
    private enum Rule {
        AT_MOST,
        BELOW,
        AT_LEAST,
        ABOVE
    }
}
