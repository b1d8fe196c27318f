package dev.modelgate.drift.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedFileTest {
    private static final Digest REFERENCE = digest("reference");
    private static final NightWatch WATCH = new NightWatch(new NightRule(0.02, 0.5, 0.25, 0.004, true));

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Watched nights(int count) {
        Watched watched = Watched.begin("flights", Optional.of(digest("champion")), REFERENCE);
        for (int night = 0; night < count; night++) {
            SideCells reference = new SideCells(1000, 0, 0, Collections.nCopies(10, 100L), 2, List.of());
            SideCells current = new SideCells(101, 1, 0, Collections.nCopies(10, 10L), 0, List.of());
            watched = WATCH.after(
                    watched,
                    digest("night " + night),
                    List.of(digest("night " + night)),
                    List.of(new ColumnCells("temp", true, reference, current, 1)));
        }
        return watched;
    }

    @Test
    void readsBackWhatItWrote() {
        for (int count : List.of(0, 1, 30)) {
            byte[] bytes = WatchedFile.write(nights(count));
            assertThat(WatchedFile.read(bytes, "nights.json")).isEqualTo(nights(count));
            assertThat(WatchedFile.write(WatchedFile.read(bytes, "nights.json")))
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "kind":"DriftWatch" | "kind":"DataProfile" | expected a document of kind DriftWatch
                    modelgate.dev/v1 | modelgate.dev/v9 | apiVersion modelgate.dev/v9
                    "rows":101 | "rows":102 | does not match its seal
                    "nulls":1 | "nulls":-1 | does not match its seal
                    "windows" | "window" | does not match its seal
                    "kind" | "more":1,"kind" | does not match its seal
                    {"apiVersion" | ["apiVersion" | not a JSON document
                    """)
    void refusesWhatItDidNotWrite(String written, String edited, String told) {
        String text = new String(WatchedFile.write(nights(1)), StandardCharsets.UTF_8);
        assertThat(text).contains(written);
        assertThatThrownBy(() ->
                        WatchedFile.read(text.replace(written, edited).getBytes(StandardCharsets.UTF_8), "nights.json"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(told);
    }

    @Test
    void anotherModelOrReferenceEndsACount() {
        Watched now = nights(3);
        assertThat(now.endedBy(Watched.begin("flights", Optional.of(digest("champion")), REFERENCE)))
                .isEmpty();
        assertThat(now.endedBy(Watched.begin("flights", Optional.empty(), REFERENCE)))
                .contains("another model runs now");
        assertThat(now.endedBy(Watched.begin("flights", Optional.of(digest("champion")), digest("other"))))
                .contains("nights are compared with another reference, or judged by other settings, now");
    }
}
