package dev.modelgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRendererTest {
    private static final JsonSchema SCHEMA = schema();

    static Stream<Report> reports() {
        return Stream.of(Examples.passed(), Examples.denied(), Examples.invalid(), Examples.hostile());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void meetsThePublishedSchema(Report report) {
        assertThat(violations(tree(report))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Conclusion.class)
    void pairsEveryConclusionWithItsExitCode(Conclusion conclusion) {
        JsonNode tree = tree(Report.stopped("status", conclusion, List.of(Problem.of("nobody is there", "Wait"))));
        assertThat(violations(tree)).isEmpty();
        assertThat(tree.path("exitCode").intValue()).isEqualTo(conclusion.exitCode());
    }

    @ParameterizedTest
    @EnumSource(Conclusion.class)
    void claimsNoExitCodeOfARunThatASignalEnded(Conclusion conclusion) {
        Report report = Report.stopped("train", conclusion, List.of(Problem.of("it was told to stop", "Run it again")));
        JsonNode tree = tree(report.asCancelled());
        assertThat(violations(tree)).isEmpty();
        assertThat(tree.has("exitCode")).isFalse();
        assertThat(tree.path("cancelled").booleanValue()).isTrue();
        assertThat(violations(((ObjectNode) tree).put("exitCode", conclusion.exitCode())))
                .isNotEmpty();
        assertThat(violations(((ObjectNode) tree(report)).put("cancelled", true)))
                .isNotEmpty();
    }

    static Stream<Consumer<ObjectNode>> breaks() {
        return Stream.of(
                root -> root.put("conclusion", "maybe"),
                root -> root.put("exitCode", 0),
                root -> root.put("extra", true),
                root -> root.remove("evidence"),
                root -> root.remove("exitCode"),
                root -> root.put("apiVersion", "modelgate.dev/v2"),
                root -> ((ObjectNode) root.path("sections").path(0)).put("type", "picture"),
                root -> ((ObjectNode) root.path("sections").path(1)).put("tone", "BAD"),
                root -> ((ObjectNode) root.path("findings").path(0)).remove("fix"),
                root -> ((ObjectNode) root.path("evidence").path(0)).put("digest", "sha256:1"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void refusesWhatTheContractDoesNotSay(Consumer<ObjectNode> change) {
        ObjectNode root = (ObjectNode) tree(Examples.denied());
        change.accept(root);
        assertThat(violations(root)).isNotEmpty();
    }

    @Test
    void spellsFixesInTheWordsOfTheFrontend() {
        assertThat(tree(Examples.denied()).path("findings").path(1).path("fix").textValue())
                .isEqualTo("Keep the champion, or name another candidate with --candidate");
    }

    @Test
    void keepsNamesAsTheyAre() {
        assertThat(tree(Examples.hostile()).path("subject").textValue())
                .isEqualTo("<script>document.title='owned'</script>");
    }

    private static JsonNode tree(Report report) {
        return Json.parse(new JsonRenderer().render(report, Examples.COMMANDS).getBytes(StandardCharsets.UTF_8));
    }

    private static Set<ValidationMessage> violations(JsonNode tree) {
        return SCHEMA.validate(tree);
    }

    private static JsonSchema schema() {
        try (InputStream stream = JsonRenderer.class.getResourceAsStream("report.schema.json")) {
            JsonNode tree = Json.parse(stream.readAllBytes());
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(tree);
        } catch (IOException e) {
            throw new AssertionError("the schema is a resource", e);
        }
    }
}
