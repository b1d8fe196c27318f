package dev.modelgate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modelgate.problem.Conclusion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InTotoTest {
    private static final Digest MODEL = Digest.of("model".getBytes(StandardCharsets.UTF_8));
    private static final Evidence EVIDENCE = Evidence.of(
            StepKey.of("drift", Map.of("seed", "42", "reference", "sha256:aa")),
            List.of(new Subject("model", MODEL)),
            Conclusion.DENIED,
            Map.of("share", 0.25),
            Map.of("seconds", 1.5));

    @Test
    void readsBackWhatItWrote() {
        assertThat(InToto.read(InToto.write(EVIDENCE))).isEqualTo(EVIDENCE);
    }

    @Test
    void writesTheSameBytesOutsideMeasuredForTheSameKey() {
        Evidence later = Evidence.of(
                EVIDENCE.key(), EVIDENCE.subjects(), Conclusion.DENIED, Map.of("share", 0.25), Map.of("seconds", 9.0));

        assertThat(withoutMeasured(later)).isEqualTo(withoutMeasured(EVIDENCE));
        assertThat(later.digest()).isNotEqualTo(EVIDENCE.digest());
    }

    @Test
    void refusesAResultThatWasEditedByHand() {
        String edited = text(EVIDENCE).replace("0.25", "0.01");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InToto.read(edited.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("changed after it was written");
    }

    @Test
    void refusesAMeasurementThatWasEditedByHand() {
        String edited = text(EVIDENCE).replace("1.5", "0.5");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InToto.read(edited.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("seal");
    }

    @Test
    void refusesPartsThatDoNotGiveTheKey() {
        String edited = text(EVIDENCE).replace("\"42\"", "\"43\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InToto.read(edited.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("key");
    }

    private static String text(Evidence evidence) {
        return new String(InToto.write(evidence), StandardCharsets.UTF_8);
    }

    private static String withoutMeasured(Evidence evidence) {
        String text = text(evidence);
        return text.substring(0, text.indexOf("\"measured\""));
    }
}
