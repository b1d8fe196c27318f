package dev.modelgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationSummaryTest {
    private static final ModelVersion MODEL =
            new ModelVersion("flight-delay", "1.1.0+build.7", World.digest("model"), World.digest("signature"));

    @Test
    void passesWhatIsAllowed() {
        VerificationSummary summary = summary(Decision.Verdict.ALLOW);

        assertThat(summary.verificationResult()).isEqualTo(VerificationSummary.Result.PASSED);
        assertThat(summary.verifiedLevels()).containsExactly(VerificationSummary.Level.MODELGATE_POLICY_SATISFIED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ALLOW")
    void failsEverythingElse(Decision.Verdict verdict) {
        VerificationSummary summary = summary(verdict);

        assertThat(summary.verificationResult()).isEqualTo(VerificationSummary.Result.FAILED);
        assertThat(summary.verifiedLevels()).containsExactly(VerificationSummary.Level.FAILED);
    }

    @Test
    void isAboutOneModelInOneEnvironment() {
        assertThat(summary(Decision.Verdict.ALLOW).resourceUri())
                .isEqualTo("pkg:generic/flight-delay@1.1.0%2Bbuild.7?environment=prod");
    }

    @Test
    void namesThePolicyAndEveryStatementByDigest() {
        VerificationSummary summary = summary(Decision.Verdict.ALLOW);

        assertThat(summary.policy())
                .isEqualTo(ResourceDescriptor.of("policies/to prod.yaml", World.digest("policy"))
                        .at("modelgate:policy/policies/to%20prod.yaml"));
        assertThat(summary.inputAttestations())
                .containsExactly(
                        ResourceDescriptor.of(
                                "drift",
                                "modelgateContent",
                                World.digest("drift").hex()),
                        ResourceDescriptor.of(
                                "facts",
                                "modelgateContent",
                                World.digest("facts").hex()),
                        ResourceDescriptor.of(
                                "facts",
                                "modelgateContent",
                                World.digest("more").hex()));
        assertThat(summary.verifier().version()).containsExactly(Map.entry("modelgate", "0.1.0"));
    }

    private static VerificationSummary summary(Decision.Verdict verdict) {
        SortedMap<String, List<Digest>> cites = new TreeMap<>(Map.of(
                "facts", List.of(World.digest("facts"), World.digest("more")),
                "drift", List.of(World.digest("drift"))));
        Decision decision = new Decision(
                verdict, MODEL, "prod", "policies/to prod.yaml", World.digest("policy"), "none", List.of(), cites);
        return VerificationSummary.of(Evidence.of(
                Decision.PREDICATE,
                StepKey.of(Decision.KIND, Map.of(StepKey.TOOL, "0.1.0")),
                List.of(new Subject("model", MODEL.digest())),
                verdict.conclusion(),
                decision,
                Map.of()));
    }
}
