package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Json;
import dev.modelgate.testkit.scenario.ParquetFile;
import dev.modelgate.testkit.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of every kind, as real goals leave them: what the schemas say of them, and what a stranger reads. */
class EvidenceSchemasTest {
    private static final Map<String, JsonNode> STATEMENTS = new TreeMap<>();

    @TempDir
    private static Path folder;

    private static Path project;

    @BeforeAll
    static void leaveEvidenceOfEveryKind() throws IOException {
        InProcess commandLine = new InProcess(ScenariosTest.ENVIRONMENT, ScenariosTest.CLOCK);
        project = Scenarios.begin(ScenariosTest.TESTKIT, "credit", folder, commandLine);
        ParquetFile.write(
                project.resolve("data/train.csv"),
                project.resolve("past.parquet"),
                "*, TIMESTAMP '2024-01-01' + INTERVAL 1 HOUR * id AS at");
        for (List<String> words : List.of(
                List.of("calibrate", "--data", "past.parquet"),
                List.of("run", "--to", "dev", "--dry-run"),
                List.of("quality", "--data", "train"),
                List.of("profile", "--data", "train", "--out", "train.profile.json"),
                List.of("drift", "--reference", "train", "--current", "holdout"),
                List.of("drift", "--reference", "train", "--current", "holdout", "--state", "nights.json"))) {
            InProcess.Printed printed = commandLine.run(project, words.toArray(String[]::new));
            assertThat(printed.exitCode()).as(printed.out()).isIn(0, 3);
        }
        for (Path file : EvidenceSchemas.statements(folder)) {
            STATEMENTS.put(EvidenceSchemas.kind(file), Json.parse(Files.readAllBytes(file)));
        }
    }

    @Test
    void everyKindIsAsItsSchemaSays() {
        assertThat(STATEMENTS.keySet())
                .containsExactly(
                        "data-validation",
                        "decision",
                        "drift",
                        "drift-replay",
                        "drift-watch",
                        "facts",
                        "model-validation",
                        "profile",
                        "quality",
                        "training");
        STATEMENTS.forEach((kind, statement) ->
                assertThat(EvidenceSchemas.say(kind, statement)).as(kind).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data-validation",
                "decision",
                "drift",
                "drift-replay",
                "drift-watch",
                "facts",
                "model-validation",
                "profile",
                "quality",
                "training"
            })
    void aSchemaRefusesWhatIsMissingAndWhatItDoesNotKnow(String kind) {
        for (String at : List.of("", "/predicate")) {
            ObjectNode less = statement(kind).deepCopy();
            ObjectNode shortened = (ObjectNode) less.at(at);
            shortened.remove(shortened.fieldNames().next());
            ObjectNode more = statement(kind).deepCopy();
            ((ObjectNode) more.at(at)).put("anotherField", 1);

            assertThat(EvidenceSchemas.say(kind, less)).isNotEmpty();
            assertThat(EvidenceSchemas.say(kind, more)).isNotEmpty();
        }
    }

    @Test
    void trainingReadsAsSlsaProvenance() throws IOException {
        JsonNode statement = statement("training");

        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(statement.at("/subject/0/digest/sha256").asText()).isEqualTo(sha256("build/model.onnx"));
        JsonNode definition = statement.at("/predicate/buildDefinition");
        assertThat(definition.path("buildType").asText()).startsWith("https://");
        assertThat(texts(definition.at("/externalParameters/command")))
                .containsExactly("cp", "models/good/model.onnx", "models/good/signature.json", "build/");
        assertThat(definition.path("resolvedDependencies"))
                .anySatisfy(
                        one -> assertThat(one.at("/digest/gitCommit").asText()).isEqualTo(head()))
                .anySatisfy(one -> {
                    assertThat(one.path("name").asText()).isEqualTo("data/train.csv");
                    assertThat(one.at("/digest/sha256").asText()).isEqualTo(sha256("data/train.csv"));
                });
        assertThat(statement.at("/predicate/runDetails/builder/id").asText()).startsWith("https://");
    }

    @Test
    void validationsReadAsTestResults() throws IOException {
        JsonNode data = statement("data-validation");
        JsonNode model = statement("model-validation");

        assertThat(List.of(data, model)).allSatisfy(statement -> {
            assertThat(statement.path("predicateType").asText())
                    .isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
            assertThat(statement.at("/predicate/result").asText()).isEqualTo("PASSED");
            assertThat(statement.at("/predicate/passedTests")).isNotEmpty();
            assertThat(statement.at("/predicate/failedTests")).isEmpty();
        });
        assertThat(data.at("/predicate/configuration/0/digest/sha256").asText())
                .isEqualTo(sha256("credit.contract.yaml"));
        assertThat(texts(data.at("/predicate/passedTests"))).contains("values region", "nulls defaulted");
        assertThat(texts(model.at("/predicate/passedTests"))).contains("golden-rows");
    }

    @Test
    void aDecisionReadsAsAVerificationSummary() throws IOException {
        JsonNode statement = statement("decision");
        JsonNode summary = statement.path("predicate");

        assertThat(statement.path("predicateType").asText()).isEqualTo("https://slsa.dev/verification_summary/v1");
        assertThat(statement.path("subject"))
                .extracting(subject -> subject.at("/digest/sha256").asText())
                .containsExactly(sha256("build/model.onnx"), sha256("build/signature.json"));
        assertThat(summary.at("/verifier/id").asText()).startsWith("https://");
        assertThat(summary.path("resourceUri").asText())
                .startsWith("pkg:generic/credit@")
                .endsWith("?environment=dev");
        assertThat(summary.at("/policy/digest/sha256").asText()).isEqualTo(sha256("promotion.policy.yaml"));
        assertThat(summary.at("/policy/uri").asText()).isNotEmpty();
        assertThat(summary.path("inputAttestations"))
                .extracting(one -> one.path("name").asText())
                .contains("data-validation", "facts", "model-validation", "training");
        boolean allowed =
                summary.at("/modelgate_evidence/result/verdict").asText().equals("ALLOW");
        assertThat(summary.path("verificationResult").asText()).isEqualTo(allowed ? "PASSED" : "FAILED");
        assertThat(texts(summary.path("verifiedLevels")))
                .containsExactly(allowed ? "MODELGATE_POLICY_SATISFIED" : "FAILED");
    }

    private static JsonNode statement(String kind) {
        return Objects.requireNonNull(STATEMENTS.get(kind), kind);
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    /** The commit of the project, from Git's own file. */
    private static String head() throws IOException {
        Path git = project.resolve(".git");
        String branch = Files.readString(git.resolve("HEAD")).strip().substring("ref: ".length());
        return Files.readString(git.resolve(branch)).strip();
    }

    private static String sha256(String file) throws IOException {
        return Digest.of(Files.readAllBytes(project.resolve(file))).hex();
    }
}
