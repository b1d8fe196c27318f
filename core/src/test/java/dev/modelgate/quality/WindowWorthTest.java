package dev.modelgate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.statistics.DesignEffect;
import dev.modelgate.statistics.RiskSequence;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowWorthTest {
    private static final int RUNS = 1000;
    private static final int YEAR = 365;
    private static final int REFERENCE = 30;
    private static final int ROWS = 20;
    private static final double LIMIT = 0.2;
    private static final double NEEDED = -Math.log(0.04);

    /** Windows of rows that are wrong with a probability that a window draws by a law. */
    private static BlockMeans windows(int windows, int rows, DoubleUnaryOperator law, SplittableRandom random) {
        double[] wrong = new double[windows];
        for (int i = 0; i < windows; i++) {
            double p = law.applyAsDouble(random.nextDouble());
            for (int row = 0; row < rows; row++) {
                wrong[i] += random.nextDouble() < p ? 1 : 0;
            }
        }
        long[] sizes = new long[windows];
        Arrays.fill(sizes, rows);
        return new BlockMeans(LongStream.range(0, windows).toArray(), wrong, wrong, sizes);
    }

    private static double[] evidence(BlockMeans data, BlockMeans reference) {
        return data.sequence(reference.effect(), reference.varianceAt(LIMIT)).logEvidenceAbove(LIMIT);
    }

    private static long alarms(DoubleUnaryOperator law, int windows) {
        return IntStream.range(0, RUNS)
                .filter(run -> {
                    SplittableRandom random = new SplittableRandom(run);
                    // The reference is better by a tenth of the limit.
                    BlockMeans reference = windows(REFERENCE, ROWS, u -> 0.9 * law.applyAsDouble(u), random);
                    double[] logs = evidence(windows(windows, ROWS, law, random), reference);
                    return Arrays.stream(logs).anyMatch(log -> log >= NEEDED);
                })
                .count();
    }

    @Test
    void raisesNoMoreAlarmsThanAllowedInAYearAtTheLimit() {
        assertThat(alarms(u -> LIMIT, YEAR)).isLessThanOrEqualTo(RUNS * 4 / 100);
    }

    @Test
    void raisesNoMoreAlarmsThanAllowedWhereRowsOfAWindowShareTheirLuck() {
        assertThat(alarms(u -> LIMIT * (0.5 + u), YEAR)).isLessThanOrEqualTo(RUNS * 4 / 100);
    }

    /** Which the reference's thirty windows know nothing of in one of five runs. */
    @Test
    void raisesNoMoreAlarmsThanAllowedWhereOneWindowOfTwentyIsThreeTimesAsBad() {
        assertThat(alarms(u -> u < 0.05 ? 3 * LIMIT : LIMIT * 0.85 / 0.95, YEAR))
                .isLessThanOrEqualTo(RUNS * 4 / 100);
    }

    @Test
    void findsALossThatRoseByAThirdWithinAWeek() {
        int[] found = IntStream.range(0, 50)
                .map(run -> {
                    SplittableRandom random = new SplittableRandom(run);
                    BlockMeans reference = windows(REFERENCE, 300, u -> 0.16, random);
                    double[] logs = evidence(windows(20, 300, u -> 0.27, random), reference);
                    return 1
                            + (int) Arrays.stream(logs)
                                    .takeWhile(log -> log < NEEDED)
                                    .count();
                })
                .sorted()
                .toArray();
        assertThat(found[25]).isLessThanOrEqualTo(5);
        assertThat(found[45]).isLessThanOrEqualTo(8);
    }

    @Test
    void countsAWindowAsItsRowsWhereTheyStandForThemselves() {
        SplittableRandom random = new SplittableRandom(1);
        BlockMeans reference = windows(2000, 100, u -> 0.2, random);
        List<RiskSequence.Worth> worths =
                WindowWorth.of(windows(5, 50, u -> 0.2, random), reference.effect(), reference.varianceAt(0.2));
        assertThat(worths.get(0).rows()).isBetween(40.0, 50.0);
        assertThat(worths.get(0).variance()).isCloseTo(0.16, within(1e-9));
    }

    @Test
    void countsAWindowAsAboutOneRowWhereAllItsRowsAreAlike() {
        SplittableRandom random = new SplittableRandom(1);
        BlockMeans reference = windows(2000, 100, u -> u < 0.2 ? 1 : 0, random);
        List<RiskSequence.Worth> worths = WindowWorth.of(
                windows(5, 50, u -> u < 0.2 ? 1 : 0, random), reference.effect(), reference.varianceAt(0.2));
        assertThat(worths.get(0).rows()).isBetween(0.8, 1.1);
    }

    @Test
    void learnsFromTheDataAloneWhereTheReferenceHasNoWindows() {
        SplittableRandom random = new SplittableRandom(1);
        List<RiskSequence.Worth> worths =
                WindowWorth.of(windows(200, 50, u -> 0.2, random), DesignEffect.unknown(), 0.16);
        assertThat(worths.get(0).rows()).isZero();
        assertThat(worths.get(1).rows()).isZero();
        assertThat(worths.get(10).rows()).isBetween(1.0, 30.0);
        assertThat(worths.get(199).rows()).isBetween(30.0, 50.0);
    }
}
