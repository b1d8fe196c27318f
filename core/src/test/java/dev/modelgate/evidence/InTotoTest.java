package dev.modelgate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.problem.Conclusion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InTotoTest {
    private static final Digest MODEL = Digest.of("model".getBytes(StandardCharsets.UTF_8));
    private static final Evidence EVIDENCE = Evidence.of(
            StepKey.of("drift", Map.of("seed", "42", "reference", "sha256:aa")),
            List.of(new Subject("model", MODEL)),
            Conclusion.DENIED,
            Map.of("share", 0.25),
            Map.of("seconds", 1.5));

    /** A kind whose standard field says the same as its result. */
    private static final PredicateType TESTED =
            PredicateType.standard("tested", TestResult.URI, InTotoTest::testResult);

    private static final List<PredicateType> STANDARD = List.of(TESTED);
    private static final Evidence TESTED_EVIDENCE = Evidence.of(
            TESTED,
            StepKey.of("tested", Map.of("contract", MODEL.toString())),
            List.of(new Subject("model", MODEL)),
            Conclusion.DENIED,
            Map.of("broken", "range distance"),
            Map.of("seconds", 1.5));

    @Test
    void readsBackWhatItWrote() {
        assertThat(InToto.read(InToto.write(EVIDENCE), STANDARD)).isEqualTo(EVIDENCE);
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
                .isThrownBy(() -> read(edited))
                .withMessageContaining("changed after it was written");
    }

    @Test
    void refusesAMeasurementThatWasEditedByHand() {
        String edited = text(EVIDENCE).replace("1.5", "0.5");

        assertThatIllegalArgumentException().isThrownBy(() -> read(edited)).withMessageContaining("seal");
    }

    @Test
    void refusesPartsThatDoNotGiveTheKey() {
        String edited = sealedAnew(text(EVIDENCE).replace("\"42\"", "\"43\""));

        assertThatIllegalArgumentException().isThrownBy(() -> read(edited)).withMessageContaining("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subject",
                "/subject/0/digest",
                "/subject/0/digest/sha256",
                "/predicateType",
                "/predicate/kind",
                "/predicate/key",
                "/predicate/parts",
                "/predicate/conclusion",
                "/predicate/result"
            })
    void refusesAStatementWithoutOneOfItsMembersWhetherSealedOrNot(String member) {
        int last = member.lastIndexOf('/');
        JsonNode statement = Json.parse(InToto.write(EVIDENCE));
        ((ObjectNode) statement.at(member.substring(0, last))).remove(member.substring(last + 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(statement.toString()))
                .withMessageContaining("changed after it was written");
        assertThatIllegalArgumentException().isThrownBy(() -> read(sealedAnew(statement.toString())));
    }

    @Test
    void hasAPredicateOfOurOwnWhereNoStandardOneFits() {
        JsonNode statement = Json.parse(InToto.write(EVIDENCE));

        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo("https://modelgate.dev/evidence/drift/v1");
        assertThat(statement.path("predicate").path("kind").asText()).isEqualTo("drift");
    }

    @Test
    void carriesTheEvidenceInOneFieldOfAStandardPredicate() {
        JsonNode statement = Json.parse(InToto.write(TESTED_EVIDENCE));

        assertThat(statement.path("predicateType").asText())
                .isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
        JsonNode predicate = statement.path("predicate");
        assertThat(predicate.fieldNames())
                .toIterable()
                .containsExactly(
                        "result", "configuration", "passedTests", "warnedTests", "failedTests", "modelgate_evidence");
        assertThat(predicate.path("result").asText()).isEqualTo("FAILED");
        assertThat(predicate
                        .path("configuration")
                        .path(0)
                        .path("digest")
                        .path("sha256")
                        .asText())
                .isEqualTo(MODEL.hex());
        assertThat(predicate.path("modelgate_evidence").path("kind").asText()).isEqualTo("tested");
        assertThat(read(text(TESTED_EVIDENCE))).isEqualTo(TESTED_EVIDENCE);
    }

    @Test
    void leavesMeasurementsOutOfTheContentDigestOfAStandardPredicate() {
        Evidence later = TESTED_EVIDENCE.withMeasured(Json.object().put("seconds", 9));

        assertThat(later.contentDigest()).isEqualTo(TESTED_EVIDENCE.contentDigest());
        assertThat(later.digest()).isNotEqualTo(TESTED_EVIDENCE.digest());
    }

    @Test
    void refusesAStandardFieldThatWasEditedByHand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text(TESTED_EVIDENCE).replace("FAILED", "PASSED")))
                .withMessageContaining("seal");
    }

    @Test
    void refusesAStandardFieldThatDoesNotFollowFromTheResultThoughItIsSealed() {
        String forged = sealedAnew(text(TESTED_EVIDENCE).replace("FAILED", "PASSED"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(forged))
                .withMessageContaining("standard fields do not follow from its result");
    }

    @Test
    void refusesAFieldBesideTheStandardOnesThoughItIsSealed() {
        String forged = sealedAnew(text(TESTED_EVIDENCE)
                .replaceFirst("\"result\" : \"FAILED\"", "\"result\" : \"FAILED\", \"url\" : \"https://example.org\""));

        assertThatIllegalArgumentException().isThrownBy(() -> read(forged)).withMessageContaining("standard fields");
    }

    @Test
    void refusesAResultThatIsNotOneOfItsKindThoughItIsSealed() {
        String forged = sealedAnew(text(TESTED_EVIDENCE).replace("\"broken\"", "\"other\""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(forged))
                .withMessageContaining("not one of the kind tested");
    }

    @Test
    void refusesAPredicateOfOurOwnWhereAStandardOneIsExpected() {
        Evidence plain =
                Evidence.of(TESTED_EVIDENCE.key(), TESTED_EVIDENCE.subjects(), Conclusion.PASSED, Map.of(), Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text(plain)))
                .withMessageContaining("expected https://in-toto.io/attestation/test-result/v0.1");
    }

    private static TestResult testResult(Evidence evidence) {
        String broken = evidence.result().required("broken").asText();
        return TestResult.of(
                List.of(ResourceDescriptor.of("contract", evidence.key().digestOf("contract"))),
                List.of(),
                List.of(),
                List.of(broken));
    }

    /** What somebody can do who knows how seals are made. */
    private static String sealedAnew(String edited) {
        ObjectNode statement = (ObjectNode) Json.parse(edited.getBytes(StandardCharsets.UTF_8));
        JsonNode extension = statement.at("/predicate/modelgate_evidence");
        JsonNode body = extension.isObject() ? extension : statement.path("predicate");
        ObjectNode measured = (ObjectNode) body.path("measured");
        measured.remove("seal");
        measured.put("seal", Digest.of(CanonicalJson.bytes(statement)).toString());
        return Json.pretty(statement);
    }

    private static Evidence read(String text) {
        return InToto.read(text.getBytes(StandardCharsets.UTF_8), STANDARD);
    }

    private static String text(Evidence evidence) {
        return new String(InToto.write(evidence), StandardCharsets.UTF_8);
    }

    private static String withoutMeasured(Evidence evidence) {
        String text = text(evidence);
        return text.substring(0, text.indexOf("\"measured\""));
    }
}
