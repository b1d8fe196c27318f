package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learned of some rows holds for others. */
class LearnersTest {
    private static final int ROWS = 2000;

    private static double area(boolean[] second, IntToDoubleFunction score) {
        int half = ROWS / 2;
        double[] scores = IntStream.range(half, ROWS).mapToDouble(score).toArray();
        boolean[] labels = new boolean[half];
        System.arraycopy(second, half, labels, 0, half);
        return RocAuc.of(ScoredLabels.of(scores, labels));
    }

    private static int[] firstHalf() {
        return IntStream.range(0, ROWS / 2).toArray();
    }

    @Test
    void aForestSeesWhatNoColumnShowsAlone() {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] codes = new byte[3][ROWS];
        boolean[] second = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            second[row] = random.nextBoolean();
            codes[0][row] = (byte) random.nextInt(200);
            boolean high = (codes[0][row] & 0xFF) >= 100;
            codes[1][row] = (byte) (random.nextInt(100) + (high == second[row] ? 100 : 0));
            codes[2][row] = (byte) random.nextInt(200);
        }
        RandomForest forest = RandomForest.grow(codes, second, firstHalf(), 4);
        assertThat(area(second, forest::score)).isGreaterThan(0.98);
        assertThat(area(second, row -> forest.score(row, 1, (row * 7 + 3) % ROWS)))
                .isBetween(0.4, 0.6);
        assertThat(area(second, row -> forest.score(row, 2, (row * 7 + 3) % ROWS)))
                .isGreaterThan(0.95);
        RandomForest again = RandomForest.grow(codes, second, firstHalf(), 4);
        assertThat(IntStream.range(0, ROWS).mapToDouble(again::score))
                .containsExactlyElementsOf(IntStream.range(0, ROWS)
                        .mapToDouble(forest::score)
                        .boxed()
                        .toList());
    }

    @Test
    void aDiscriminantFindsTheDirectionOfAShift() {
        SplittableRandom random = new SplittableRandom(2);
        float[][] values = new float[ROWS][30];
        boolean[] second = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            second[row] = random.nextBoolean();
            for (int i = 0; i < 30; i++) {
                // Twelve uniforms add up to about a normal variable of variance 1.
                values[row][i] = (float) (random.doubles(12).sum() - 6 + (second[row] ? 0.3 : 0));
            }
        }
        LinearDiscriminant discriminant = LinearDiscriminant.fit(values, second, firstHalf());
        // Thirty shifts of 0.3 are one of 0.3·√30 = 1.64, whose area is Φ(1.64/√2) = 0.877.
        assertThat(area(second, row -> discriminant.score(values[row]))).isCloseTo(0.877, within(0.03));
    }

    @Test
    void columnsThatDoNotVaryDoNoHarm() {
        float[][] values = new float[ROWS][3];
        boolean[] second = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            second[row] = row % 2 == 0;
            values[row][1] = second[row] ? 1 : 0;
        }
        LinearDiscriminant discriminant = LinearDiscriminant.fit(values, second, firstHalf());
        assertThat(area(second, row -> discriminant.score(values[row]))).isEqualTo(1);
        assertThat(LinearDiscriminant.fit(new float[ROWS][3], second, firstHalf())
                        .score(values[0]))
                .isZero();
    }

    @Test
    void oneClassIsNothingToLearnFrom() {
        assertThatThrownBy(() -> RandomForest.grow(new byte[1][9], new boolean[9], new int[] {1, 2}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one class");
        assertThatThrownBy(() -> LinearDiscriminant.fit(new float[9][1], new boolean[9], new int[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one class");
    }
}
