package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void holdsAMultisetWhateverTheOrder() {
        NumericSample sample = NumericSample.of(2, 1, 2, -0.0, 0.0);
        assertThat(sample)
                .isEqualTo(NumericSample.of(new double[] {2, 0, 7, 1}, new long[] {2, 2, 0, 1}))
                .hasSameHashCodeAs(NumericSample.of(0, 0, 1, 2, 2));
        assertThat(sample.n()).isEqualTo(5);
        assertThat(sample.distinct()).isEqualTo(3);
        assertThat(sample.mean()).isEqualTo(1);
        assertThat(sample.populationStandardDeviation()).isCloseTo(Math.sqrt(0.8), within(1e-15));
        assertThat(sample.countBelow(0)).isZero();
        assertThat(sample.countAtMost(-0.0)).isEqualTo(2);
        assertThat(sample.countBelow(1.5)).isEqualTo(3);
        assertThat(sample.quantile(0.5)).isEqualTo(1);
        assertThat(sample.integral()).isTrue();
        assertThat(NumericSample.of(0.5).integral()).isFalse();
    }

    @Test
    void keepsTheDeviationOfNumbersFarFromZero() {
        NumericSample sample = NumericSample.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        assertThat(sample.populationStandardDeviation()).isCloseTo(Math.sqrt(22.5), within(1e-12));
    }

    @Test
    void refusesWhatIsNotASample() {
        assertThatIllegalArgumentException().isThrownBy(NumericSample::of).withMessage("the sample is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumericSample.of(1, Double.NaN))
                .withMessage("the value at position 1 is NaN, not a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumericSample.of(Double.NEGATIVE_INFINITY))
                .withMessageContaining("-Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumericSample.of(1, Double.MAX_VALUE))
                .withMessageContaining("a marker for a missing value?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumericSample.of(new double[] {1}, new long[] {-1}))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumericSample.of(new double[] {1}, new long[] {1, 2}))
                .withMessageContaining("1 values but 2 counts");
        assertThatIllegalArgumentException().isThrownBy(() -> CategoryCounts.of(Map.of("a", 0L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryCounts.of(Map.of("a", -1L)))
                .withMessageContaining("\"a\"");
        assertThatIllegalArgumentException().isThrownBy(() -> BinEdges.of(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BinEdges.of(1, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinnedSample.of(NumericSample.of(0, 3), BinEdges.of(0, 1, 2)))
                .withMessageContaining("leave the bins");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContingencyTable.of(new long[] {1, 0}, new long[] {0, 0}))
                .withMessage("the current sample is empty (size 0)");
    }

    @Test
    void countsWithTheLastBinClosed() {
        BinnedSample binned = BinnedSample.of(NumericSample.of(0, 1, 1, 1.5, 2), BinEdges.of(0, 1, 2));
        assertThat(binned.counts()).containsExactly(1, 4);
        assertThat(binned.resolution()).isEqualTo(0.8);
        assertThat(BinnedSample.of(binned.edges(), new long[] {1, 4})).isEqualTo(binned);
    }

    @Test
    void cutsBinsOfEqualMass() {
        NumericSample sample = NumericSample.of(Golden.reference(1000));
        BinnedSample binned = BinnedSample.of(sample, BinEdges.ofEqualMass(sample, 10));
        assertThat(binned.counts()).containsOnly(100).hasSize(10);
    }

    @Test
    void givesAFrequentValueABinOfItsOwn() {
        NumericSample sample = NumericSample.of(new double[] {-2, -1, 0, 1, 2, 3}, new long[] {5, 5, 60, 10, 10, 10});
        BinEdges edges = BinEdges.ofEqualMass(sample, 5);
        assertThat(BinnedSample.of(sample, edges).counts()).startsWith(10, 60);
        NumericSample twoValues = NumericSample.of(0, 0, 1, 1);
        assertThat(BinnedSample.of(twoValues, BinEdges.ofEqualMass(twoValues, 10))
                        .counts())
                .containsExactly(2, 2);
    }

    @Test
    void noticesThatAConstantIsNoLongerOne() {
        NumericSample constant = NumericSample.of(new double[] {5}, new long[] {100});
        ContingencyTable table = new Binning.ReferenceQuantiles(10).tabulate(constant, NumericSample.of(4, 5, 5, 6, 7));
        assertThat(table.reference()).containsExactly(0, 100, 0);
        assertThat(table.current()).containsExactly(1, 2, 2);
        assertThat(new Binning.ReferenceQuantiles(10)
                        .tabulate(constant, constant)
                        .current())
                .containsExactly(0, 100, 0);
    }

    @Test
    void countsValuesBeyondTheReferenceInTheOuterBins() {
        NumericSample reference = NumericSample.of(Golden.reference(1000));
        ContingencyTable table =
                new Binning.ReferenceQuantiles(4).tabulate(reference, NumericSample.of(-1e9, 0.3, 0.6, 1e9, 2e9));
        assertThat(table.current()).containsExactly(1, 1, 1, 2);
    }

    @Test
    void countsCategoriesThatTheReferenceNeverSaw() {
        CategoryCounts reference = CategoryCounts.of(Map.of("AA", 5L, "UA", 5L, "HA", 0L));
        CategoryCounts current = CategoryCounts.of(Map.of("AA", 4L, "HA", 2L, "ZZ", 1L));
        assertThat(current.unseenIn(reference)).isEqualTo(3);
        ContingencyTable table = ContingencyTable.of(reference, current);
        assertThat(table.reference()).containsExactly(5, 0, 5, 0);
        assertThat(table.current()).containsExactly(4, 2, 0, 1);
    }

    @Test
    void takesAnObservedValueForANearestRank() {
        double[] latencies = new double[100];
        for (int i = 0; i < 100; i++) {
            latencies[i] = 100 - i;
        }
        NumericSample sample = NumericSample.of(latencies);
        assertThat(Quantiles.nearestRank(sample, 0.99)).isEqualTo(99);
        assertThat(Quantiles.nearestRank(sample, 0.07)).isEqualTo(7);
        assertThat(Quantiles.nearestRank(sample, 0.5)).isEqualTo(50);
        assertThat(Quantiles.nearestRank(sample, 0)).isEqualTo(1);
        assertThat(Quantiles.nearestRank(sample, 1)).isEqualTo(100);
        assertThat(Quantiles.nearestRankInterval(sample, 0.99, 0.95)).isEmpty();
        ConfidenceInterval median =
                Quantiles.nearestRankInterval(sample, 0.5, 0.95).orElseThrow();
        // The textbook interval for the median of 100: the 40th and the 61st observation.
        assertThat(median.lower()).isEqualTo(40);
        assertThat(median.upper()).isEqualTo(61);
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.nearestRank(sample, 1.1));
    }

    @Test
    void poolsTwoSamples() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            double[] a =
                    random.ints(1 + random.nextInt(20), 0, 10).asDoubleStream().toArray();
            double[] b =
                    random.ints(1 + random.nextInt(20), 0, 10).asDoubleStream().toArray();
            double[] both = new double[a.length + b.length];
            System.arraycopy(a, 0, both, 0, a.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            assertThat(NumericSample.of(a).pooledWith(NumericSample.of(b))).isEqualTo(NumericSample.of(both));
        }
    }
}
