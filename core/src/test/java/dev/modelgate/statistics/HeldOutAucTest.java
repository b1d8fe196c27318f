package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeldOutAucTest {
    private static final double TINY = 1e-12;

    private static ScoredLabels random(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = random.doubles(rows).toArray();
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i % 3 == 0;
        }
        return ScoredLabels.of(scores, labels);
    }

    /** Worked by hand: placements 1, 1/2, 1 of positive rows and 2/3, 1 of negative ones. */
    @Test
    void clustersAddUpWhatTheirRowsDeviate() {
        ScoredLabels rows =
                ScoredLabels.of(new double[] {3, 1, 4, 2, 0}, new boolean[] {true, true, true, false, false});
        ClusteredAuc auc = ClusteredAuc.of(rows, new long[] {7, 7, 8, 7, 9});
        assertThat(auc.area()).isCloseTo(5.0 / 6, within(TINY));
        assertThat(auc.variance()).isCloseTo(1.0 / 81 + 1.0 / 36 + 1.0 / 72, within(TINY));
        assertThat(auc.positives()).isEqualTo(2);
        assertThat(auc.negatives()).isEqualTo(2);
    }

    @Test
    void clustersOfOneRowHaveTheVarianceOfDeLong() {
        ScoredLabels rows = random(60, 3);
        ClusteredAuc auc = ClusteredAuc.of(rows, LongStream.range(0, 60).toArray());
        assertThat(auc.variance()).isCloseTo(RocAuc.variance(rows), within(TINY));
    }

    @Test
    void whatSeparatesAllRowsIsNotCertain() {
        boolean[] labels = new boolean[20];
        double[] scores = new double[20];
        for (int i = 0; i < 20; i++) {
            labels[i] = i >= 10;
            scores[i] = i;
        }
        ClusteredAuc fold = ClusteredAuc.of(
                ScoredLabels.of(scores, labels), LongStream.range(0, 20).toArray());
        HeldOutAuc auc = HeldOutAuc.of(List.of(fold), new double[] {1});
        assertThat(auc.area()).isEqualTo(1);
        assertThat(auc.pValue(0.5)).isBetween(1e-20, 1e-6);
        assertThat(auc.interval(0.95).lower()).isBetween(0.9, 0.99);
    }

    @Test
    void oneClusterOfALabelSaysNothing() {
        assertThatThrownBy(() -> ClusteredAuc.of(random(10, 1), new long[10]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two clusters of each label");
    }

    @Test
    void shiftsAndAreasTurnIntoEachOther() {
        assertThat(HeldOutAuc.areaOfShift(0)).isEqualTo(0.5);
        assertThat(HeldOutAuc.areaOfShift(0.5)).isCloseTo(0.638163195, within(1e-9));
        assertThat(HeldOutAuc.shiftOfArea(HeldOutAuc.areaOfShift(0.3))).isCloseTo(0.3, within(1e-9));
        assertThat(HeldOutAuc.shiftOfArea(0.4)).isZero();
        assertThat(HeldOutAuc.shiftOfArea(1)).isEqualTo(8);
    }

    @Test
    void theSmallestAreaThatIsFoundIsFoundAsOftenAsSaid() {
        ClusteredAuc fold = new ClusteredAuc(0.5, 0.01 * 0.01, 1e6, 1000, 1000);
        HeldOutAuc auc = HeldOutAuc.of(List.of(fold, fold), new double[] {1, 1});
        // Two folds: the error is 0.01/√2; 1.959964 and 1.281552 are normal quantiles.
        double error = 0.01 / Math.sqrt(2);
        assertThat(auc.smallestFound(0.5, 0.025, 0.9)).isCloseTo(0.5 + 3.241516 * error, within(1e-7));
        assertThat(auc.pValue(0.5)).isCloseTo(0.5, within(TINY));
        assertThat(auc.interval(0.95).halfWidth()).isCloseTo(1.959964 * error, within(1e-7));
    }

    @Test
    void longerBlocksOfWhichOneSideHasFewWidenTheArea() {
        int rows = 400;
        double[] influences = new double[rows];
        boolean[] second = new boolean[rows];
        long[] blocks = new long[rows];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < rows; i++) {
            second[i] = i >= 300;
            blocks[i] = i / 10;
            influences[i] = (blocks[i] % 2 == 0 ? 0.001 : -0.001) + 0.0001 * random.nextDouble();
        }
        BlockVariance many = BlockVariance.of(influences, second, blocks);
        assertThat(many.evident()).isTrue();
        assertThat(many.fewest()).isEqualTo(10);
        assertThat(many.freedom()).isEqualTo(29);
        // Rows of one block are alike: ten of them vary a hundred times as much as one.
        assertThat(many.variance()).isCloseTo(40 * 100 * 1e-6, within(0.1 * 40 * 100 * 1e-6));
        HeldOutAuc plain = HeldOutAuc.of(List.of(new ClusteredAuc(0.6, 1e-4, 50, 25, 25)), new double[] {1});
        assertThat(plain.among(many, 3).pValue(0.5)).isGreaterThan(plain.pValue(0.5));
        BlockVariance few = BlockVariance.of(
                influences,
                second,
                IntStream.range(0, rows).mapToLong(i -> Math.min(i / 10, 31)).toArray());
        assertThat(few.fewest()).isEqualTo(2);
        assertThat(plain.among(few, 3).pValue(0.5)).isEqualTo(1);
        assertThat(plain.among(few, 3).smallestFound(0.5, 0.05, 0.9)).isEqualTo(1);
        assertThat(plain.among(few, 3).interval(0.95).lower()).isZero();
    }
}
