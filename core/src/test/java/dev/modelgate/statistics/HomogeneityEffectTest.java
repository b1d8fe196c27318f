package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class HomogeneityEffectTest {
    private static final ContingencyTable TABLE =
            ContingencyTable.of(new long[] {120, 250, 330, 300}, new long[] {95, 190, 350, 365});

    @Test
    void samplesThatAreTheSameDoNotSayThatAllIsKnown() {
        HomogeneityEffect same = HomogeneityEffect.independent(
                ContingencyTable.of(new long[] {100, 100, 100}, new long[] {100, 100, 100}));

        ConfidenceInterval interval = same.interval(0.95);

        assertThat(interval.lower()).isZero();
        assertThat(interval.estimate()).isZero();
        assertThat(interval.upper()).isBetween(same.noiseFloor(), same.smallestFound(0, 0.05, 0.9));
    }

    @Test
    void isPearsonsTestWhenRowsAreIndependentAndTheMarginIsNothing() {
        HomogeneityEffect effect = HomogeneityEffect.independent(TABLE);
        ChiSquareHomogeneity pearson = ChiSquareHomogeneity.of(TABLE);

        assertThat(effect.pValue(0)).isCloseTo(pearson.pValue(), within(1e-12));
        assertThat(effect.effect() * effect.effect())
                .isCloseTo(pearson.statistic() * (1 / 1000.0 + 1 / 1000.0), within(1e-12));
    }

    @Test
    void measuresAShiftInStandardDeviations() {
        // A normal distribution over its own deciles, and the same distribution shifted by 0.3.
        long[] reference = new long[10];
        Arrays.fill(reference, 1_000_000);
        double[] below = {
            0.0569719, 0.1268735, 0.2046196, 0.2899126, 0.3820886, 0.4814369, 0.5890963, 0.7064567, 0.8370133, 1
        };
        long[] shifted = new long[10];
        double before = 0;
        for (int i = 0; i < 10; i++) {
            shifted[i] = Math.round((below[i] - before) * 1e7);
            before = below[i];
        }

        double w = HomogeneityEffect.independent(ContingencyTable.of(reference, shifted))
                .effect();

        assertThat(w).isBetween(0.27, 0.30);
    }

    @Test
    void forgivesAnEffectBelowTheMarginAtAnySize() {
        long[] reference = {50_000_000, 50_000_000};
        long[] current = {50_400_000, 49_600_000};
        HomogeneityEffect effect = HomogeneityEffect.independent(ContingencyTable.of(reference, current));

        assertThat(effect.effect()).isCloseTo(0.008, within(1e-5));
        assertThat(effect.pValue(0)).isLessThan(1e-300);
        assertThat(effect.pValue(0.02)).isGreaterThan(0.999);
    }

    @Test
    void coversTheTrueEffectAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(7);
        double[] p = {0.4, 0.3, 0.2, 0.1};
        double[] q = {0.35, 0.3, 0.2, 0.15};
        double truth = 0;
        for (int i = 0; i < p.length; i++) {
            truth += (p[i] - q[i]) * (p[i] - q[i]) / ((600 * p[i] + 400 * q[i]) / 1000);
        }
        int covered = 0;
        for (int run = 0; run < 1000; run++) {
            ContingencyTable table = ContingencyTable.of(draw(p, 600, random), draw(q, 400, random));
            ConfidenceInterval interval = HomogeneityEffect.independent(table).interval(0.9);
            covered += interval.lower() <= Math.sqrt(truth) && Math.sqrt(truth) <= interval.upper() ? 1 : 0;
        }
        assertThat(covered).isBetween(870, 935);
    }

    @Test
    void findsTheSmallestEffectWithItsPower() {
        SplittableRandom random = new SplittableRandom(11);
        double[] p = {0.25, 0.25, 0.25, 0.25};
        HomogeneityEffect some = HomogeneityEffect.independent(
                ContingencyTable.of(new long[] {250, 250, 250, 250}, new long[] {125, 125, 125, 125}));
        double w = some.smallestFound(0, 0.01, 0.9);
        double shift = w / 4;
        double[] q = {0.25 + shift, 0.25 - shift, 0.25 + shift, 0.25 - shift};
        int found = 0;
        for (int run = 0; run < 1000; run++) {
            ContingencyTable table = ContingencyTable.of(draw(p, 1000, random), draw(q, 500, random));
            found += HomogeneityEffect.independent(table).pValue(0) <= 0.01 ? 1 : 0;
        }
        assertThat(found).isBetween(870, 930);
    }

    /** Of 2000 rows without another value, one in 668 may have had one: 1 - 0.05^(1/2000) = 0.0015, and w = 0.0547. */
    @Test
    void saysOfConstantsHowMuchMayHaveBeenMissed() {
        ConfidenceInterval interval = HomogeneityEffect.ofConstant(2000, 2000).interval(0.95);
        assertThat(interval.estimate()).isZero();
        assertThat(interval.lower()).isZero();
        assertThat(interval.upper()).isCloseTo(0.0547, within(1e-4));
        assertThat(HomogeneityEffect.ofConstant(1, 2000).interval(0.95).upper()).isGreaterThan(10);
        assertThat(HomogeneityEffect.ofConstant(2000, 1).interval(0.95).upper()).isGreaterThan(10);
    }

    @Test
    void saysHowManyRowsWouldFindAnEffect() {
        ContingencyTable small = ContingencyTable.of(new long[] {5000, 5000}, new long[] {50, 50});
        HomogeneityEffect effect = HomogeneityEffect.independent(small);
        double found = effect.smallestFound(0.02, 0.01, 0.9);

        long needed = effect.currentSizeFor(found / 2, 0.02, 0.01, 0.9).orElseThrow();

        HomogeneityEffect larger = HomogeneityEffect.independent(
                ContingencyTable.of(new long[] {5000, 5000}, new long[] {needed / 2, needed / 2}));
        assertThat(larger.smallestFound(0.02, 0.01, 0.9)).isCloseTo(found / 2, within(0.01 * found));
        assertThat(effect.currentSizeFor(0.03, 0.02, 0.01, 0.9)).isEmpty();
    }

    @Test
    void takesRowsOfABlockForFewerRows() {
        long[][] blocks = new long[40][2];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i][i % 2] = 100;
        }
        SideVariance variance = SideVariance.ofBlocks(blocks);
        ContingencyTable table = ContingencyTable.of(new long[] {2000, 2000}, new long[] {2200, 1800});

        HomogeneityEffect effect = HomogeneityEffect.of(table, variance, variance);

        // Each block is one observation, times the correction G/(G-1).
        assertThat(variance.designEffect()).isCloseTo(100 * 40 / 39.0, within(1e-9));
        assertThat(effect.effectiveReference()).isCloseTo(39, within(1e-9));
        assertThat(effect.pValue(0)).isGreaterThan(0.3);
        assertThat(HomogeneityEffect.independent(table).pValue(0)).isLessThan(1e-4);
    }

    @Test
    void seesNoEffectOfBlocksWhereRowsAreIndependent() {
        SplittableRandom random = new SplittableRandom(3);
        long[][] blocks = new long[500][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = draw(new double[] {0.5, 0.3, 0.2}, 60, random);
        }
        SideVariance variance = SideVariance.ofBlocks(blocks);

        assertThat(variance.designEffect()).isBetween(0.9, 1.1);
        assertThat(variance.shape()).isBetween(1.9, 2.0);
    }

    @Test
    void alarmsNoMoreOftenThanItSaysWhenWholeDaysDiffer() {
        SplittableRandom random = new SplittableRandom(5);
        int alarms = 0;
        int rowwise = 0;
        for (int run = 0; run < 1000; run++) {
            long[][] reference = days(20, random);
            long[][] current = days(12, random);
            ContingencyTable table = ContingencyTable.of(sum(reference), sum(current));
            HomogeneityEffect effect =
                    HomogeneityEffect.of(table, SideVariance.ofBlocks(reference), SideVariance.ofBlocks(current));
            alarms += effect.pValue(0) <= 0.05 ? 1 : 0;
            rowwise += HomogeneityEffect.independent(table).pValue(0) <= 0.05 ? 1 : 0;
        }
        assertThat(alarms).isLessThan(65);
        assertThat(rowwise).isGreaterThan(600);
    }

    @Test
    void alarmsNoMoreOftenThanItSaysOfOneDayAmongDaysThatDiffer() {
        SplittableRandom random = new SplittableRandom(7);
        int rare = 0;
        int asNormal = 0;
        for (int run = 0; run < 2000; run++) {
            long[][] reference = shiftedDays(60, random);
            SideVariance days = SideVariance.ofBlocks(reference);
            ContingencyTable table = ContingencyTable.of(sum(reference), shiftedDays(1, random)[0]);
            rare += HomogeneityEffect.of(table, days.ofSum(60), days.ofSum(1)).pValue(0.02) <= 0.0025 ? 1 : 0;
            asNormal += HomogeneityEffect.of(table, days, days).pValue(0.02) <= 0.0025 ? 1 : 0;
        }
        assertThat(rare).isLessThan(14);
        assertThat(asNormal).isGreaterThan(20);
    }

    @Test
    void aLongTailFadesInASum() {
        SideVariance oneDay = new SideVariance(50, 2, 3, 59);

        assertThat(oneDay.ofSum(1).shape()).isCloseTo(0.5, within(1e-12));
        assertThat(oneDay.ofSum(1000).shape()).isCloseTo(2, within(0.01));
        assertThat(SideVariance.independent(5).ofSum(1)).isEqualTo(SideVariance.independent(5));
    }

    /** Days whose mean differs as much as values within a day do, over ten cells. */
    private static long[][] shiftedDays(int count, SplittableRandom random) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        NormalDistribution all = NormalDistribution.of(0, Math.sqrt(2));
        long[][] days = new long[count][];
        for (int i = 0; i < count; i++) {
            double mean = normal.inverseCumulativeProbability(random.nextDouble());
            double[] shares = new double[10];
            double below = 0;
            for (int cell = 0; cell < 10; cell++) {
                double edge = all.inverseCumulativeProbability((cell + 1) / 10.0) - mean;
                double up = normal.cumulativeProbability(edge);
                shares[cell] = up - below;
                below = up;
            }
            days[i] = draw(shares, 100, random);
        }
        return days;
    }

    /** Days with a weather of their own: each day's rows fall into cells with chances of that day. */
    private static long[][] days(int count, SplittableRandom random) {
        long[][] days = new long[count][];
        for (int i = 0; i < count; i++) {
            double weather = random.nextDouble();
            days[i] = draw(new double[] {0.5 * weather, 0.3, 0.2, 0.5 - 0.5 * weather}, 300, random);
        }
        return days;
    }

    private static long[] sum(long[][] blocks) {
        long[] sum = new long[blocks[0].length];
        for (long[] block : blocks) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += block[i];
            }
        }
        return sum;
    }

    static long[] draw(double[] shares, int n, SplittableRandom random) {
        long[] counts = new long[shares.length];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            int cell = 0;
            while (cell < shares.length - 1 && u >= shares[cell]) {
                u -= shares[cell++];
            }
            counts[cell]++;
        }
        return counts;
    }
}
