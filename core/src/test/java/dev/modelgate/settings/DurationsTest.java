package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @ValueSource(strings = {"7d", "36h", "90m", "45s", "1500ms"})
    void writesADurationAsItIsRead(String text) {
        Duration read = (Duration) Leaf.of(Duration.class).orElseThrow().parse(text);

        assertThat(Durations.written(read)).isEqualTo(text);
    }
}
