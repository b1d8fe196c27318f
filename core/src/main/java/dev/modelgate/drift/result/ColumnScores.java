package dev.modelgate.drift.result;

import dev.modelgate.evidence.Rounding;
import java.util.OptionalDouble;

/**
 * Scores of a column that are shown and do not decide. Numbers have 12 significant digits; what a kind of column has no
 * such score for is absent, and so is what cannot be computed from a profile, or of more rows than fit into memory.
 *
 * @param psi population stability index, over the cells that the verdict rests on, half an observation added to each
 * @param jensenShannon Jensen–Shannon distance over the same cells, natural logarithms
 * @param kolmogorovSmirnov of numbers: the largest difference of the cumulative distributions, at least
 * @param kolmogorovSmirnovAtMost the same, at most; the two are equal when every number is known
 * @param wasserstein of numbers: Wasserstein distance in standard deviations of the reference
 * @param chiSquare Pearson's statistic of homogeneity over the same cells
 * @param cramersV of categories: Cramér's V with Bergsma's bias correction
 * @param pValue chance of such a difference when nothing changed and rows are independent: Kolmogorov–Smirnov for
 *     numbers, chi-square for categories
 */
public record ColumnScores(
        OptionalDouble psi,
        OptionalDouble jensenShannon,
        OptionalDouble kolmogorovSmirnov,
        OptionalDouble kolmogorovSmirnovAtMost,
        OptionalDouble wasserstein,
        OptionalDouble chiSquare,
        OptionalDouble cramersV,
        OptionalDouble pValue) {
    public ColumnScores {
        psi = Rounding.twelve(psi);
        jensenShannon = Rounding.twelve(jensenShannon);
        kolmogorovSmirnov = Rounding.twelve(kolmogorovSmirnov);
        kolmogorovSmirnovAtMost = Rounding.twelve(kolmogorovSmirnovAtMost);
        wasserstein = Rounding.twelve(wasserstein);
        chiSquare = Rounding.twelve(chiSquare);
        cramersV = Rounding.twelve(cramersV);
        pValue = Rounding.twelve(pValue);
    }

    /** No scores. */
    public static ColumnScores none() {
        OptionalDouble no = OptionalDouble.empty();
        return new ColumnScores(no, no, no, no, no, no, no, no);
    }
}
