package dev.modelgate.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.Problem;
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

        Pipeline pipeline = Pipeline.of(new GitopsSettings("r", "trunk", declared));

        assertThat(pipeline.environments())
                .extracting(Environment::name)
                .containsExactly("dev", "staging", "prod-us", "prod-eu");
        assertThat(pipeline.base()).isEqualTo("trunk");
    }

    @Test
    void bumpsAnInferenceServiceWhenNoFieldsAreDeclared() {
        Pipeline pipeline = Pipeline.of(new GitopsSettings("r", "main", Map.of("dev", after())));

        assertThat(pipeline.environment("dev").fields())
                .extracting(field -> field.value() + " " + field.path())
                .containsExactly(
                        "VERSION metadata.annotations[\"modelgate.dev/version\"]",
                        "DIGEST metadata.annotations[\"modelgate.dev/digest\"]",
                        "SIGNATURE metadata.annotations[\"modelgate.dev/signature\"]",
                        "URI spec.predictor.model.storageUri");
    }

    @Test
    void refusesACircleAndNamesWhoIsInIt() {
        Map<String, EnvironmentSettings> declared =
                Map.of("dev", after(), "a", after("b"), "b", after("c"), "c", after("a"));

        assertRefused(declared, "a, b, c wait for each other");
        assertRefused(Map.of("dev", after("dev")), "dev wait");
    }

    @Test
    void reportsEverythingThatCannotBeAtOnce() {
        Map<String, EnvironmentSettings> declared = new LinkedHashMap<>();
        declared.put("De v", after("nowhere"));
        declared.put("up", new EnvironmentSettings("../x.yaml", List.of(), Optional.empty(), List.of()));
        declared.put(
                "odd",
                new EnvironmentSettings(
                        "x.yaml", List.of(), Optional.empty(), List.of(new BumpField("a[", BumpField.Value.URI))));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Pipeline.of(new GitopsSettings("r", "main", declared)))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::what)
                        .satisfiesExactlyInAnyOrder(
                                what -> assertThat(what).contains("not De v"),
                                what -> assertThat(what).contains("../x.yaml"),
                                what -> assertThat(what).contains("a["),
                                what -> assertThat(what).contains("no [version, digest, signature]"),
                                what -> assertThat(what).contains("after nowhere")));
    }

    @Test
    void refusesEvilPaths() {
        for (String path : List.of("/etc/passwd", "a/../../b", "a//b", ".git/config", "a\\b", "", "a/.GIT/b", "a\nb")) {
            assertRefused(
                    Map.of("dev", new EnvironmentSettings(path, List.of(), Optional.empty(), List.of())),
                    "does not stay inside");
        }
    }

    @Test
    void aModelEntersTheEnvironmentFirstThatComesAfterNone() {
        Map<String, EnvironmentSettings> one =
                Map.of("prod", after("staging"), "staging", after("dev"), "dev", after());
        assertThat(Pipeline.of(new GitopsSettings("r", "main", one)).first())
                .map(Environment::name)
                .contains("dev");

        Map<String, EnvironmentSettings> two = Map.of("eu", after(), "us", after());
        assertThat(Pipeline.of(new GitopsSettings("r", "main", two)).first()).isEmpty();
    }

    @Test
    void namesWhatIsDeclaredWhenAnEnvironmentIsNot() {
        Pipeline pipeline = Pipeline.of(new GitopsSettings("r", "main", Map.of("dev", after())));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pipeline.environment("prod"))
                .withMessageContaining("declared are dev");
    }

    @Test
    void refusesAProjectWithoutEnvironments() {
        assertRefused(Map.of(), "no environment");
    }

    private static EnvironmentSettings after(String... names) {
        return new EnvironmentSettings("model.yaml", List.of(names), Optional.empty(), List.of());
    }

    private static void assertRefused(Map<String, EnvironmentSettings> declared, String what) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Pipeline.of(new GitopsSettings("r", "main", declared)))
                .withMessageContaining(what);
    }
}
