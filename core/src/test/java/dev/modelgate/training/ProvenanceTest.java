package dev.modelgate.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static final String COMMIT = "86d126e1a1c0b3e5f2d4c6b8a09f7e6d5c4b3a29";
    private static final ModelVersion MODEL =
            new ModelVersion("flight-delay", "1.1.0", digest("model"), digest("signature"));

    @Test
    void namesTheCommitAndEveryInputByDigest() {
        List<ResourceDescriptor> dependencies = dependencies(Optional.empty());

        assertThat(dependencies)
                .containsExactly(
                        ResourceDescriptor.of("source", "gitCommit", COMMIT),
                        ResourceDescriptor.of("data/a.csv", digest("a")),
                        ResourceDescriptor.of("data/b.csv", digest("b")),
                        ResourceDescriptor.of("trainer.jar", digest("jar")),
                        ResourceDescriptor.of("dataset train", digest("a and b")));
    }

    @Test
    void saysThatTheCommitIsNotAllWhenThereWereUncommittedChanges() {
        assertThat(dependencies(Optional.of(digest("changes"))))
                .contains(ResourceDescriptor.of("uncommitted changes", digest("changes")));
    }

    @Test
    void asksForWhatTheProjectSetAndTellsNoValueOfAVariable() {
        Provenance.ExternalParameters parameters =
                provenance(Optional.empty()).buildDefinition().externalParameters();

        assertThat(parameters.model()).isEqualTo("flight-delay");
        assertThat(parameters.version()).isEqualTo("derived");
        assertThat(parameters.command()).containsExactly("java", "-jar", "trainer.jar");
        assertThat(parameters.seed()).isEqualTo("42");
        assertThat(parameters.environment()).containsExactly("TOKEN");
        assertThat(parameters.outputs()).containsExactly("build/model.onnx", "build/signature.json");
    }

    @Test
    void namesTheBuilderAndItsVersion() {
        Provenance.Builder builder = provenance(Optional.empty()).runDetails().builder();

        assertThat(builder.id()).isEqualTo("https://modelgate.dev/builders/command/v1");
        assertThat(builder.version()).containsExactly(Map.entry("modelgate", "0.1.0"));
    }

    private static List<ResourceDescriptor> dependencies(Optional<Digest> dirty) {
        return provenance(dirty).buildDefinition().resolvedDependencies();
    }

    private static Provenance provenance(Optional<Digest> dirty) {
        TrainingResult result = new TrainingResult(
                MODEL,
                100,
                List.of("java", "-jar", "trainer.jar"),
                42,
                Optional.of(COMMIT),
                dirty,
                new TreeMap<>(Map.of("train", digest("a and b"), "extra", digest("b"))),
                new TreeMap<>(
                        Map.of("data/a.csv", digest("a"), "data/b.csv", digest("b"), "trainer.jar", digest("jar"))),
                new TreeMap<>(Map.of("build/model.onnx", MODEL.digest(), "build/signature.json", MODEL.signature())),
                3);
        Map<String, String> parts = Map.of(
                "version", "derived",
                "tool", "0.1.0",
                "environment TOKEN", digest("secret").toString(),
                "environment ABSENT", "not set");
        return Provenance.of(Evidence.of(
                Train.PREDICATE,
                StepKey.of(Train.KIND, parts),
                List.of(new Subject("model", MODEL.digest())),
                Conclusion.PASSED,
                result,
                Map.of()));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
