package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "'', abc, 3",
        "abc, abc, 0",
        "ABC, abc, 0",
        "acb, abc, 1",
        "ab, abc, 1",
        "abxc, abc, 1",
        "axc, abc, 1",
        "cab, abc, 2"
    })
    void countsEdits(String left, String right, int edits) {
        assertThat(Spelling.distance(left, right)).isEqualTo(edits);
        assertThat(Spelling.distance(right, left)).isEqualTo(edits);
    }

    @Test
    void guessesTheNearestWordAndTheFirstOfEquals() {
        assertThat(Spelling.nearest("enviroments", List.of("evidence", "environments")))
                .contains("environments");
        assertThat(Spelling.nearest("gitOps", List.of("gitops"))).contains("gitops");
        assertThat(Spelling.nearest("cat", List.of("hat", "bat"))).contains("bat");
    }

    @Test
    void guessesNothingWhenNothingIsNear() {
        assertThat(Spelling.nearest("model", List.of("drift", "policy"))).isEmpty();
        assertThat(Spelling.nearest("x".repeat(500_000), List.of("x"))).isEmpty();
    }
}
