package dev.modelgate.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QualityTest {

    @Test
    void countsThePairsThatAreInTheRightOrder() {
        // Late: 0.8 and 0.4; on time: 0.6 and 0.1. Of four pairs only 0.4 against 0.6 is wrong.
        assertThat(Quality.rocAuc(new float[] {0.8f, 0.6f, 0.4f, 0.1f}, flights(true, false, true, false)))
                .isCloseTo(0.75, within(1e-12));
    }

    @Test
    void countsTiesByHalf() {
        assertThat(Quality.rocAuc(new float[] {0.5f, 0.5f, 0.5f}, flights(true, false, false)))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void choosesTheLowestThresholdThatTellsBest() {
        assertThat(Quality.thresholdOfBestF1(new float[] {0.9f, 0.605f, 0.3f, 0.2f}, flights(true, true, false, false)))
                .isEqualTo(0.31);
    }

    private static List<Flight> flights(Boolean... late) {
        return Stream.of(late).map(is -> new Flight(List.of(), List.of(), is)).toList();
    }
}
