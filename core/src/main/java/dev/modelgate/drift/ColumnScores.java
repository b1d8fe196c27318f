package dev.modelgate.drift;

import dev.modelgate.evidence.Rounding;
import java.util.OptionalDouble;

/**
 * Scores of a column that are shown and do not decide. Numbers have 12 significant digits; what a kind of column has no
 * such score for is absent.
 *
 * @param psi population stability index, over tenths of the reference or categories, half an observation added to each
 * @param jensenShannon Jensen–Shannon distance over the same cells, natural logarithms
 * @param wasserstein of numbers: Wasserstein distance in standard deviations of the reference
 * @param chiSquare Pearson's statistic of homogeneity over the same cells
 * @param cramersV of categories: Cramér's V with Bergsma's bias correction
 * @param pValue chance of such a difference when nothing changed: Kolmogorov–Smirnov for numbers, chi-square for
 *     categories
 * @param newCategories of categories: share of current values in categories that the reference does not have
 * @param vanishedCategories of categories: share of reference values in categories that the current data do not have
 */
public record ColumnScores(
        OptionalDouble psi,
        OptionalDouble jensenShannon,
        OptionalDouble wasserstein,
        OptionalDouble chiSquare,
        OptionalDouble cramersV,
        OptionalDouble pValue,
        OptionalDouble newCategories,
        OptionalDouble vanishedCategories) {
    public ColumnScores {
        psi = Rounding.twelve(psi);
        jensenShannon = Rounding.twelve(jensenShannon);
        wasserstein = Rounding.twelve(wasserstein);
        chiSquare = Rounding.twelve(chiSquare);
        cramersV = Rounding.twelve(cramersV);
        pValue = Rounding.twelve(pValue);
        newCategories = Rounding.twelve(newCategories);
        vanishedCategories = Rounding.twelve(vanishedCategories);
    }

    static ColumnScores none() {
        OptionalDouble no = OptionalDouble.empty();
        return new ColumnScores(no, no, no, no, no, no, no, no);
    }
}
