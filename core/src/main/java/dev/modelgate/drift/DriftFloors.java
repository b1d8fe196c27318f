package dev.modelgate.drift;

import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;

/**
 * The smallest changes that matter. Distances do not shrink with the number of rows as p-values do, so the same floors
 * serve 500 rows and 50 million; with few rows the interval is wide and the verdict <em>cannot tell</em>.
 *
 * <p>The defaults: a Kolmogorov–Smirnov distance of 0.1 is a shift of a normal distribution by a quarter of its standard
 * deviation; a Jensen–Shannon distance of 0.1 is a population stability index of 0.08, or two even categories that
 * became 64 and 36 percent. Chance alone gives 0.006 and, over 100 categories, 0.024 at 28,000 rows against 110,000.
 *
 * @param kolmogorovSmirnov of numbers: largest difference of the cumulative distributions, 0 to 1
 * @param jensenShannon of categories: Jensen–Shannon distance with natural logarithms, 0 to 0.83
 * @param missing change of the share of values that are null, NaN or infinite, 0 to 1
 * @param newCategories share of current values in categories that the reference does not have, 0 to 1
 */
@Description("The smallest changes that matter.")
public record DriftFloors(
        @Description("Of numbers: Kolmogorov-Smirnov distance, the largest difference of the cumulative distributions."
                + " 0.1 is a shift by a quarter of a standard deviation.")
        @Default("0.1")
        double kolmogorovSmirnov,

        @Description("Of categories: Jensen-Shannon distance with natural logarithms. 0.1 is a PSI of 0.08.")
        @Default("0.1")
        double jensenShannon,

        @Description("Change of the share of values that are null, NaN or infinite.") @Default("0.02")
        double missing,

        @Description("Share of current values in categories that the reference does not have.") @Default("0.01")
        double newCategories) {
    public DriftFloors {
        Violations violations = new Violations();
        share("kolmogorovSmirnov", kolmogorovSmirnov, violations);
        share("jensenShannon", jensenShannon, violations);
        share("missing", missing, violations);
        share("newCategories", newCategories, violations);
        violations.throwIfAny();
    }

    /** The floors of a project that says nothing about them. */
    public static DriftFloors defaults() {
        return new DriftFloors(0.1, 0.1, 0.02, 0.01);
    }

    private static void share(String name, double value, Violations violations) {
        violations.when(!(value > 0 && value < 1), name, name + " lies strictly between 0 and 1, not at " + value);
    }
}
