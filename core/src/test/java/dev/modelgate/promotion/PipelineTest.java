package dev.modelgate.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {
    @Test
    void putsEachEnvironmentAfterThoseThatItComesAfter() {
        Map<String, EnvironmentSettings> declared = new LinkedHashMap<>();
        declared.put("prod-us", after("staging"));
        declared.put("prod-eu", after("staging"));
        declared.put("staging", after("dev"));
        declared.put("dev", after());

        Pipeline pipeline = Pipeline.of(new GitopsSettings("r", "trunk", declared, Optional.empty()));

        assertThat(pipeline.environments())
                .extracting(Environment::name)
                .containsExactly("dev", "staging", "prod-us", "prod-eu");
        assertThat(pipeline.base()).isEqualTo("trunk");
    }

    @Test
    void bumpsAnInferenceServiceWhenNoFieldsAreDeclared() {
        Pipeline pipeline = Pipeline.of(new GitopsSettings("r", "main", Map.of("dev", after()), Optional.empty()));

        assertThat(pipeline.environment("dev").fields())
                .extracting(field -> field.value() + " " + field.path())
                .containsExactly(
                        "VERSION metadata.annotations[\"modelgate.dev/version\"]",
                        "DIGEST metadata.annotations[\"modelgate.dev/digest\"]",
                        "SIGNATURE metadata.annotations[\"modelgate.dev/signature\"]",
                        "URI spec.predictor.model.storageUri");
    }

    @Test
    void aModelEntersTheEnvironmentFirstThatComesAfterNone() {
        Map<String, EnvironmentSettings> one =
                Map.of("prod", after("staging"), "staging", after("dev"), "dev", after());
        assertThat(Pipeline.of(new GitopsSettings("r", "main", one, Optional.empty()))
                        .first())
                .map(Environment::name)
                .contains("dev");

        Map<String, EnvironmentSettings> two = Map.of("eu", after(), "us", after());
        assertThat(Pipeline.of(new GitopsSettings("r", "main", two, Optional.empty()))
                        .first())
                .isEmpty();
    }

    @Test
    void namesWhatIsDeclaredWhenAnEnvironmentIsNot() {
        Pipeline pipeline = Pipeline.of(new GitopsSettings("r", "main", Map.of("dev", after()), Optional.empty()));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pipeline.environment("prod"))
                .withMessageContaining("declared are dev");
    }

    private static EnvironmentSettings after(String... names) {
        return new EnvironmentSettings("model.yaml", List.of(names), Optional.empty(), List.of());
    }
}
