package dev.modelgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.SigningKey;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.evidence.VerificationKey;
import dev.modelgate.problem.Conclusion;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which evidence counts under a policy that names signers. */
class SignaturesTest {
    private static final SigningKey CI = key();
    private static final SigningKey RELEASE = key();

    private static SigningKey key() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            VerificationKey verification = VerificationKey.read(
                            base64.encodeToString(pair.getPublic().getEncoded()))
                    .orElseThrow();
            return SigningKey.read(base64.encodeToString(pair.getPrivate().getEncoded()), verification)
                    .orElseThrow();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Evidence evidence(String kind, String at) {
        return Evidence.of(
                StepKey.of(kind, Map.of()),
                List.of(new Subject("model", Digest.of(new byte[] {1}))),
                Conclusion.PASSED,
                Map.of(),
                Map.of("at", at));
    }

    private static Evidence drift() {
        return evidence("drift", "2026-03-01T12:00:00Z");
    }

    private static Signer signer(SigningKey key, List<String> kinds, Optional<String> from, Optional<String> until) {
        return new Signer("somebody", key.verification().text(), kinds, from, until);
    }

    private static Signatures of(Signer... signers) {
        return new Signatures(new Policy(Optional.empty(), List.of(new DataValid(Optional.empty())), List.of(signers)));
    }

    private static Signatures ci() {
        return of(signer(CI, List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void allEvidenceCountsWhereNoSignerIsNamed() {
        assertThat(of().accepts(drift())).isTrue();
        assertThat(of().outcome(List.of(drift()))).isEmpty();
    }

    @Test
    void onlyWhatASignerSignedCounts() {
        assertThat(ci().accepts(drift())).isFalse();
        assertThat(ci().accepts(drift().signedBy(RELEASE))).isFalse();
        assertThat(ci().accepts(drift().signedBy(CI))).isTrue();
        assertThat(ci().accepted(List.of(drift(), drift().signedBy(CI)))).containsExactly(drift().signedBy(CI));
    }

    @Test
    void aSignerSpeaksForItsKindsOnly() {
        Signatures signatures = of(signer(CI, List.of("training"), Optional.empty(), Optional.empty()));

        assertThat(signatures.accepts(drift().signedBy(CI))).isFalse();
        assertThat(signatures.described(drift().signedBy(CI))).isEqualTo("drift (no signer is named for this kind)");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59Z, false",
        "2026-03-01T00:00:00Z, true",
        "2026-03-31T23:59:59Z, true",
        "2026-04-01T00:00:00Z, false"
    })
    void aKeyCountsFromItsFirstDayUntilItIsRetired(String at, boolean counts) {
        Signatures march = of(signer(CI, List.of(), Optional.of("2026-03-01"), Optional.of("2026-04-01")));

        assertThat(march.accepts(evidence("drift", at).signedBy(CI))).isEqualTo(counts);
    }

    @Test
    void duringARotationBothKeysCount() {
        Signatures both = of(
                signer(CI, List.of(), Optional.empty(), Optional.of("2026-04-01")),
                signer(RELEASE, List.of(), Optional.of("2026-02-01"), Optional.empty()));

        assertThat(both.accepts(drift().signedBy(CI))).isTrue();
        assertThat(both.accepts(drift().signedBy(RELEASE))).isTrue();
    }

    @Test
    void saysWhatWasNotLookedAt() {
        GateOutcome outcome =
                ci().outcome(List.of(drift(), drift().signedBy(RELEASE))).orElseThrow();

        assertThat(outcome.verdict()).isEqualTo(GateOutcome.Verdict.UNKNOWN);
        assertThat(outcome.observed()).contains("drift (not signed)", "drift (signed by nobody who may)");
        assertThat(ci().outcome(List.of(drift().signedBy(CI))).orElseThrow().verdict())
                .isEqualTo(GateOutcome.Verdict.SATISFIED);
    }
}
