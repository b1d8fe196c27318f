package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampledHomogeneityTest {
    @Test
    void agreesWithFishersExactTest() {
        // scipy.stats.fisher_exact([[8, 2], [1, 5]]): 0.03496503496503495
        ContingencyTable table = ContingencyTable.of(new long[] {8, 2}, new long[] {1, 5});

        assertThat(SampledHomogeneity.pValue(table, 100_000, 1)).isBetween(0.025, 0.046);
    }

    @Test
    void agreesWithTheChiSquareDistributionWhereCountsAreLarge() {
        ContingencyTable table = ContingencyTable.of(new long[] {400, 300, 300}, new long[] {4_400, 2_800, 2_800});

        double expected = ChiSquareHomogeneity.of(table).pValue();

        assertThat(SampledHomogeneity.pValue(table, 1_000_000, 2)).isBetween(expected * 0.6, expected * 1.5);
    }

    @Test
    void isUniformWhenNothingDiffersHoweverSmallTheCells() {
        SplittableRandom random = new SplittableRandom(9);
        double[] shares = new double[30];
        double total = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1.0 / (i + 1);
            total += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        int small = 0;
        for (int run = 0; run < 1000; run++) {
            ContingencyTable table = ContingencyTable.of(
                    HomogeneityEffectTest.draw(shares, 2000, random), HomogeneityEffectTest.draw(shares, 100, random));
            small += SampledHomogeneity.pValue(table, 2000, run) <= 0.05 ? 1 : 0;
        }
        assertThat(small).isBetween(30, 70);
    }

    @Test
    void givesTheSameForTheSameSeed() {
        ContingencyTable table = ContingencyTable.of(new long[] {9, 4, 7}, new long[] {3, 8, 6});

        assertThat(SampledHomogeneity.pValue(table, 5000, 4)).isEqualTo(SampledHomogeneity.pValue(table, 5000, 4));
    }
}
