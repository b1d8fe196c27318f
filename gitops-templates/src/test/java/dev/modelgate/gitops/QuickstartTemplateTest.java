package dev.modelgate.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.promotion.BumpField;
import dev.modelgate.promotion.Environment;
import dev.modelgate.promotion.EnvironmentSettings;
import dev.modelgate.promotion.GitopsSettings;
import dev.modelgate.promotion.Pipeline;
import dev.modelgate.promotion.YamlEdit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTemplateTest {
    private static List<CrdSchema> schemas = List.of();

    @BeforeAll
    static void readSchemas() throws IOException {
        schemas = List.of(
                CrdSchema.read("argo-cd-v3.5.1-application.yaml.gz"),
                CrdSchema.read("kserve-v0.20.0-inferenceservices.yaml.gz"));
    }

    static List<Path> manifests() throws Exception {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hasAnApplicationForEachEnvironment() throws Exception {
        assertThat(manifests().stream().map(file -> relative(file)))
                .containsExactly(
                        "apps/dev.yaml",
                        "apps/staging.yaml",
                        "environments/dev/flight-delay.yaml",
                        "environments/staging/flight-delay.yaml",
                        "root.yaml");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void fitsItsCustomResourceDefinition(Path manifest) throws IOException {
        JsonNode tree = CrdSchema.yaml(Files.readAllBytes(manifest));

        assertThat(schema(tree).errors(tree)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root.yaml", "apps/dev.yaml", "apps/staging.yaml"})
    void anApplicationPointsAtAFolderOfTheRepository(String path) throws Exception {
        JsonNode source = CrdSchema.yaml(Files.readAllBytes(root().resolve(path)))
                .path("spec")
                .path("source");

        assertThat(root().resolve(source.path("path").asText())).isDirectory();
        assertThat(source.path("targetRevision").asText()).isEqualTo("main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging"})
    void carriesEveryValueThatAPromotionWrites(String name) throws Exception {
        String path = "environments/" + name + "/flight-delay.yaml";
        byte[] bytes = Files.readAllBytes(root().resolve(path));

        for (Environment.Field field : environment(name, path).fields()) {
            assertThat(YamlEdit.read(path, bytes, field.path())).isEqualTo("none");
            String value = field.value() == BumpField.Value.VERSION ? "1.10" : "sha256:" + "ab".repeat(32);
            bytes = YamlEdit.replace(path, bytes, field.path(), value);
        }

        JsonNode tree = CrdSchema.yaml(bytes);
        assertThat(schema(tree).errors(tree)).isEmpty();
        assertThat(tree.path("metadata")
                        .path("annotations")
                        .path("modelgate.dev/version")
                        .textValue())
                .isEqualTo("1.10");
    }

    @Test
    void theCheckFindsWhatAServerWouldDropOrRefuse() throws Exception {
        String good = Files.readString(root().resolve("environments/dev/flight-delay.yaml"));

        assertThat(errors(good.replace("storageUri:", "storageURI:")))
                .singleElement()
                .asString()
                .contains("storageURI");
        assertThat(errors(good.replace("minReplicas: 1", "minReplicas: one"))).hasSize(1);
        assertThat(errors(good.replace("version: none", "version: 1.10"))).hasSize(1);
        assertThat(errors(good.replace("        name: onnx", "        version: \"1\"")))
                .hasSize(1);
        assertThat(errors(good.replace("  predictor:", "  predicter:"))).isNotEmpty();
    }

    private static List<String> errors(String manifest) {
        JsonNode tree = CrdSchema.yaml(manifest.getBytes(StandardCharsets.UTF_8));
        return schema(tree).errors(tree);
    }

    private static CrdSchema schema(JsonNode manifest) {
        return schemas.stream()
                .filter(schema -> schema.describes(manifest))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no schema for " + manifest.path("kind")));
    }

    private static Environment environment(String name, String path) {
        EnvironmentSettings settings = new EnvironmentSettings(path, List.of(), Optional.empty(), List.of());
        return Pipeline.of(new GitopsSettings("gitops.git", "main", Map.of(name, settings), Optional.empty()))
                .environment(name);
    }

    /** The template as it is in the jar. */
    private static Path root() throws URISyntaxException {
        return Path.of(QuickstartTemplateTest.class
                .getResource("/dev/modelgate/gitops/quickstart")
                .toURI());
    }

    private static String relative(Path file) {
        try {
            return root().relativize(file).toString().replace('\\', '/');
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
