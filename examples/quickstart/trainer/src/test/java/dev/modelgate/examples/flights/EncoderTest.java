package dev.modelgate.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderTest {

    private static final Encoder ENCODER =
            Encoder.fit(FeatureSet.DISTANCE, List.of(flight("JFK", 100f), flight("EWR", 300f), flight("", Float.NaN)));

    @Test
    void standardisesNumbersAfterTheCategories() {
        assertThat(ENCODER.encode(flight("EWR", 300f))).containsExactly(1, 0, 1);
        assertThat(ENCODER.encode(flight("JFK", 0f))).containsExactly(0, 1, -2);
    }

    @Test
    void fillsAGapWithTheMean() {
        assertThat(ENCODER.encode(flight("EWR", Float.NaN))).containsExactly(1, 0, 0);
    }

    @Test
    void leavesAnUnknownCategoryZero() {
        assertThat(ENCODER.encode(flight("LGA", 100f))).containsExactly(0, 0, -1);
        assertThat(ENCODER.encode(flight("", 100f))).containsExactly(0, 0, -1);
    }

    @Test
    void refusesANumberThatNeverVaries() {
        List<Flight> rows = List.of(flight("JFK", 100f), flight("EWR", 100f));

        assertThatThrownBy(() -> Encoder.fit(FeatureSet.DISTANCE, rows))
                .isInstanceOf(UsageException.class)
                .hasMessage("The training rows have only one value of distance.");
    }

    private static Flight flight(String origin, float distance) {
        return new Flight(List.of(origin), List.of(distance), false);
    }
}
