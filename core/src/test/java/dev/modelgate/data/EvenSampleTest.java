package dev.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenSampleTest {
    @Test
    void takesAllOfFewRows() {
        EvenSample sample = EvenSample.of(10, 10);
        assertThat(IntStream.range(0, 10)).allMatch(sample::takes);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 7, 64, 1000})
    void takesOneRowOfEachGroup(int step) {
        EvenSample sample = new EvenSample(step);
        for (int group = 0; group < 1000; group++) {
            int first = group * step;
            assertThat(IntStream.range(first, first + step).filter(sample::takes))
                    .hasSize(1);
        }
    }

    /** Of rows of six sensors in turn, every third row is of two of them; a sample has each as often as the others. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 12, 30})
    void takesRowsThatTakeTurnsAlike(int step) {
        EvenSample sample = new EvenSample(step);
        int[] taken = new int[6];
        IntStream.range(0, 20_000 * step).filter(sample::takes).forEach(row -> taken[row % 6]++);
        assertThat(taken).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(20_000 / 6 - 200, 20_000 / 6 + 200);
            }
        });
    }
}
