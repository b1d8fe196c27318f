package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskSequenceTest {
    private static final int PATHS = 200;

    @Test
    void coversTheMeanAtAllTimesTogetherInNineteenOfTwentyPaths() {
        long left = IntStream.range(0, PATHS)
                .filter(path -> leaves(RiskSequence.of(coins(300, 0.2, path)), 0.2))
                .count();
        assertThat(left).isLessThanOrEqualTo(PATHS / 20);
    }

    @Test
    void coversTheMeanOfWeightedLossesThatAreNoCoins() {
        long left = IntStream.range(0, PATHS)
                .filter(path -> {
                    SplittableRandom random = new SplittableRandom(path);
                    double[] weights = random.doubles(200).toArray();
                    // Beta(1, 3): its mean is a quarter.
                    double[] losses =
                            random.doubles(200).map(u -> 1 - Math.cbrt(1 - u)).toArray();
                    return leaves(RiskSequence.of(losses, weights), 0.25);
                })
                .count();
        assertThat(left).isLessThanOrEqualTo(PATHS / 20);
    }

    private static boolean leaves(RiskSequence sequence, double mean) {
        return IntStream.rangeClosed(1, sequence.size())
                .filter(n -> n % 10 == 0)
                .anyMatch(n -> !sequence.after(n, 0.95).contains(mean));
    }

    @Test
    void narrowsWithMoreLossesAroundTheirMean() {
        RiskSequence sequence = RiskSequence.of(coins(4000, 0.2, 1));
        ConfidenceInterval early = sequence.after(100, 0.95);
        ConfidenceInterval late = sequence.after(4000, 0.95);
        assertThat(late.halfWidth()).isLessThan(early.halfWidth() / 3);
        assertThat(late.estimate()).isCloseTo(0.2, within(0.02));
        assertThat(late.contains(late.estimate())).isTrue();
    }

    @Test
    void raisesNoAlarmWhereTheMeanStaysAtTheBound() {
        long alarms = IntStream.range(0, PATHS)
                .filter(path -> Arrays.stream(
                                RiskSequence.of(coins(1000, 0.2, path)).logEvidenceAbove(0.2))
                        .anyMatch(log -> log >= Math.log(20)))
                .count();
        assertThat(alarms).isLessThanOrEqualTo(PATHS / 20);
    }

    @Test
    void findsARiseAfterALongGoodTime() {
        double[] good = coins(2000, 0.1, 3);
        double[] bad = coins(300, 0.4, 4);
        double[] both = Arrays.copyOf(good, 2300);
        System.arraycopy(bad, 0, both, 2000, 300);
        double[] logs = RiskSequence.of(both).logEvidenceAbove(0.2);
        assertThat(Arrays.stream(logs, 0, 2000).max().orElseThrow()).isLessThan(Math.log(20));
        assertThat(logs[2150]).isGreaterThan(Math.log(20));
    }

    @Test
    void tellsTheWealthOfASingleBetByHand() {
        // Half of the wealth is bet on the first loss, with twelve stakes; half is kept.
        double gain = IntStream.range(0, 12)
                        .mapToDouble(k -> 1 + 0.9 / (1 << k) * (1 - 0.5) / 0.5)
                        .sum()
                / 12;
        assertThat(RiskSequence.of(new double[] {1}).logEvidenceAbove(0.5)[0])
                .isCloseTo(Math.log(0.5 * gain + 0.5), within(1e-12));
    }

    @Test
    void scaledStakesFindInAFewWindowsWhatFixedOnesFindInAMonth() {
        double[] losses = new double[60];
        Arrays.fill(losses, 0.245);
        RiskSequence fixed = RiskSequence.of(losses);
        RiskSequence scaled = fixed.worth(Collections.nCopies(60, new RiskSequence.Worth(330, 0.05)));
        assertThat(firstAbove(fixed.logEvidenceAbove(0.184), Math.log(25))).isBetween(18, 30);
        assertThat(firstAbove(scaled.logEvidenceAbove(0.184), Math.log(25))).isBetween(2, 4);
        assertThat(scaled.after(10, 0.95).lower())
                .isGreaterThan(fixed.after(10, 0.95).lower() + 0.05);
        // That a loss is low is told by fixed stakes, whatever windows were worth until now.
        assertThat(scaled.after(10, 0.95).upper())
                .isEqualTo(fixed.after(10, 0.95).upper());
    }

    @Test
    void aSingleBadWindowIsNoAlarm() {
        double[] losses = new double[60];
        Arrays.fill(losses, 0.15);
        losses[1] = 1;
        losses[30] = 1;
        double[] logs = RiskSequence.of(losses)
                .worth(Collections.nCopies(60, new RiskSequence.Worth(330, 0.05)))
                .logEvidenceAbove(0.184);
        assertThat(firstAbove(logs, Math.log(25))).isEqualTo(60);
    }

    @Test
    void betsAsBeforeOnWindowsOfWhichNothingIsKnown() {
        double[] losses = coins(50, 0.3, 1);
        double[] fixed = RiskSequence.of(losses).logEvidenceAbove(0.2);
        double[] scaled = RiskSequence.of(losses)
                .worth(Collections.nCopies(50, new RiskSequence.Worth(0, 0.05)))
                .logEvidenceAbove(0.2);
        for (int i = 0; i < 50; i++) {
            // Half of what the fixed stakes made, and the other half as it was.
            double begun = 1 - 1 / (i + 2.0);
            double all = Math.exp(fixed[i]) - 1 / (i + 2.0);
            assertThat(Math.exp(scaled[i])).isCloseTo((all + begun) / 2 + 1 / (i + 2.0), within(1e-9));
        }
    }

    @Test
    void tellsTheDesignEffectByHand() {
        // Means 0, 1, 0 and 1 around a half: ten rows a block, 4 · 2.5 / 3 for a variance of a quarter.
        DesignEffect effect = DesignEffect.of(new double[] {0, 10, 0, 10}, new long[] {10, 10, 10, 10}, 0.25);
        assertThat(effect.estimate()).isCloseTo(40.0 / 3, within(1e-12));
        assertThat(effect.rows()).isEqualTo(10);
        // All rows of a block are the same; of four blocks the estimate is a third too large.
        assertThat(effect.alike(10)).isEqualTo(1);
        // The hundredth of chi-square of three degrees of freedom is 0.114832.
        assertThat(effect.upper(0.99)).isCloseTo(40 / 0.114831802, within(1e-4));
        assertThat(effect.and(DesignEffect.unknown())).isEqualTo(effect);
        assertThat(effect.and(new DesignEffect(1, 3, 8))).isEqualTo(new DesignEffect((40.0 + 3) / 6, 6, 8));
        assertThat(DesignEffect.unknown().upper(0.99)).isInfinite();
        assertThat(DesignEffect.of(new double[] {3}, new long[] {10}, 0.2)).isEqualTo(DesignEffect.unknown());
    }

    private static int firstAbove(double[] logs, double needed) {
        return (int) Arrays.stream(logs).takeWhile(log -> log < needed).count();
    }

    @Test
    void hasNoEvidenceAboveABoundThatNoLossCanExceed() {
        assertThat(RiskSequence.of(new double[] {1, 1, 1}).logEvidenceAbove(1.2))
                .containsOnly(0);
    }

    @Test
    void holdsAtTheEndsOfTheScale() {
        ConfidenceInterval best = RiskSequence.of(new double[500]).after(500, 0.95);
        assertThat(best.lower()).isZero();
        assertThat(best.upper()).isBetween(0.0, 0.05);
        double[] worst = new double[500];
        Arrays.fill(worst, 1);
        assertThat(RiskSequence.of(worst).after(500, 0.95).lower()).isBetween(0.95, 1.0);
    }

    @Test
    void refusesWhatIsNoLoss() {
        assertThatIllegalArgumentException().isThrownBy(() -> RiskSequence.of(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> RiskSequence.of(new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> RiskSequence.of(new double[] {0.5}, new double[] {2}));
    }

    private static double[] coins(int n, double mean, long seed) {
        return new SplittableRandom(seed).doubles(n).map(u -> u < mean ? 1 : 0).toArray();
    }
}
