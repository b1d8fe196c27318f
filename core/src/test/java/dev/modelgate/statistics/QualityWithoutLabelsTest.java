package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QualityWithoutLabelsTest {
    @Test
    void poolsAdjacentViolators() {
        IsotonicRegression fitted = IsotonicRegression.of(
                new double[] {1, 2, 3, 4, 5}, new double[] {0, 0.5, 0.25, 0, 1}, new double[] {1, 2, 1, 1, 1});
        // 0.5 twice, 0.25 and 0 pool to 1.25 / 4.
        assertThat(fitted.at(new double[] {1, 2, 3, 4, 5}))
                .containsExactly(new double[] {0, 0.3125, 0.3125, 0.3125, 1}, within(1e-15));
        assertThat(fitted.at(4.5)).isCloseTo(0.65625, within(1e-15));
        assertThat(fitted.at(-7)).isZero();
        assertThat(fitted.at(9)).isEqualTo(1);
    }

    @Test
    void fitsTheSameInAnyOrderAndAveragesTies() {
        IsotonicRegression fitted =
                IsotonicRegression.of(new double[] {2, 1, 2}, new double[] {1, 0.5, 0}, new double[] {1, 1, 1});
        assertThat(fitted.at(1)).isEqualTo(0.5);
        assertThat(fitted.at(2)).isEqualTo(0.5);
    }

    @Test
    void isNearestInLeastSquaresAmongTheMonotoneFunctionsNearIt() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(60).toArray();
        double[] y = Arrays.stream(x).map(v -> random.nextDouble() < v ? 1 : 0).toArray();
        double[] ones = new double[60];
        Arrays.fill(ones, 1);
        double[] fitted = IsotonicRegression.of(x, y, ones).at(x);
        double least = squares(fitted, y);
        for (double power : new double[] {0.9, 1.1}) {
            double[] other = Arrays.stream(fitted).map(v -> Math.pow(v, power)).toArray();
            assertThat(squares(other, y)).isGreaterThan(least);
        }
        assertThat(Arrays.stream(fitted).sum()).isCloseTo(Arrays.stream(y).sum(), within(1e-9));
    }

    private static double squares(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @Test
    void refusesToFitNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IsotonicRegression.of(new double[] {1}, new double[] {1}, new double[] {0}));
    }

    @Test
    void expectsWhatIsComputedByHand() {
        ExpectedQuality expected =
                new ExpectedQuality(new double[] {0.2, 0.8}, new double[] {0.25, 0.5}, new double[] {3, 1});
        // Three rows: 0.25 · 0.64 + 0.75 · 0.04 each; one row: 0.5 · 0.04 + 0.5 · 0.64.
        assertThat(expected.brier()).isCloseTo((3 * 0.19 + 0.34) / 4, within(1e-15));
        assertThat(expected.errorRate(0.5)).isCloseTo((3 * 0.25 + 0.5) / 4, within(1e-15));
        assertThat(expected.positives()).isCloseTo((3 * 0.25 + 0.5) / 4, within(1e-15));
        assertThat(expected.logLoss())
                .isCloseTo(
                        (3 * (-0.25 * Math.log(0.2) - 0.75 * Math.log(0.8)) - 0.5 * Math.log(0.8) - 0.5 * Math.log(0.2))
                                / 4,
                        within(1e-12));
        // Positives 0.75 and 0.5, negatives 2.25 and 0.5.
        assertThat(expected.auc().orElseThrow())
                .isCloseTo((0.75 * 1.125 + 0.5 * (2.25 + 0.25)) / (1.25 * 2.75), within(1e-15));
        assertThat(expected.precision(0.5).orElseThrow()).isCloseTo(0.5, within(1e-15));
        assertThat(expected.recall(0.5).orElseThrow()).isCloseTo(0.5 / 1.25, within(1e-15));
        assertThat(expected.precision(0.9)).isEmpty();
        assertThat(expected.f1(0.5).orElseThrow()).isCloseTo(2 * 0.5 / (1 + 1.25), within(1e-15));
    }

    @Test
    void hasNoAreaWhereNoRowCanBePositive() {
        assertThat(new ExpectedQuality(new double[] {0.1, 0.3}, new double[] {0, 0}, new double[] {1, 1}).auc())
                .isEmpty();
    }

    @Test
    void findsTheShareOfPositivesAgain() {
        // Scores of five values; positive rows have them ever more often, negative rows ever more seldom.
        double[] positive = {1, 2, 3, 4, 5};
        double[] negative = {5, 4, 3, 2, 1};
        double prior = 0.5;
        double[] probabilities = new double[5];
        double[] mixed = new double[5];
        for (int i = 0; i < 5; i++) {
            probabilities[i] = prior * positive[i] / (prior * positive[i] + (1 - prior) * negative[i]);
            mixed[i] = 0.15 * positive[i] + 0.85 * negative[i];
        }
        assertThat(LabelShift.mostLikely(probabilities, mixed, prior).orElseThrow())
                .isCloseTo(0.15, within(1e-9));
        double called = (mixed[3] + mixed[4]) / 15;
        assertThat(LabelShift.blackBox(9.0 / 15, 3.0 / 15, called).orElseThrow())
                .isCloseTo(0.15, within(1e-12));
    }

    @Test
    void reweighsAProbabilityByTheShare() {
        // Odds of 1 to 3, times 9 over 1.
        assertThat(LabelShift.reweighted(0.25, 0.9, 0.5)).isCloseTo(0.75, within(1e-15));
        assertThat(LabelShift.reweighted(0.25, 0.5, 0.5)).isEqualTo(0.25);
        assertThat(LabelShift.reweighted(0, 0.9, 0.5)).isZero();
        assertThat(LabelShift.reweighted(0, 1, 0.5)).isZero();
        assertThat(LabelShift.reweighted(0.3, 1, 0.5)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> LabelShift.reweighted(0.3, 0.5, 1));
    }

    @Test
    void knowsNoShareWhereTheModelTellsNothing() {
        assertThat(LabelShift.mostLikely(new double[] {0.3, 0.3}, new double[] {4, 5}, 0.3))
                .isEmpty();
        assertThat(LabelShift.blackBox(0.4, 0.4, 0.4)).isEmpty();
        assertThat(LabelShift.blackBox(0.9, 0.2, 0.95)).hasValue(1);
    }

    @Test
    void drawsWholeBlocksAnew() {
        BlockedCounts counts = BlockedCounts.of(new long[][] {{7, 0}, {0, 3}});
        assertThat(counts.total()).containsExactly(7, 3);
        assertThat(Arrays.asList(counts.replicates(50, 1)))
                .allSatisfy(drawn -> {
                    assertThat(drawn[0] % 7).isZero();
                    assertThat(drawn[1] % 3).isZero();
                    assertThat(drawn[0] + drawn[1]).isPositive();
                })
                .containsExactly(counts.replicates(50, 1));
        assertThat(Arrays.asList(BlockedCounts.of(new long[][] {{7, 40}}).replicates(50, 1)))
                .anySatisfy(drawn -> assertThat(drawn[0] % 7).isNotZero());
    }

    @Test
    void widensTheIntervalOfAMeanByWhatRowsOfABlockShare() {
        ConfidenceInterval blocks =
                ClusteredMean.interval(new double[] {0, 10, 0, 10}, new long[] {10, 10, 10, 10}, 0.95);
        assertThat(blocks.estimate()).isEqualTo(0.5);
        // Standard error 1 / (2 √3), Student's quantile of three degrees of freedom 3.18245.
        assertThat(blocks.halfWidth()).isCloseTo(3.182446305 * 0.288675135, within(1e-8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredMean.interval(new double[] {1}, new long[] {2}, 0.95));
    }
}
