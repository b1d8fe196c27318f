package dev.modelgate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.problem.Conclusion;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence in a signed envelope. */
class EnvelopeTest {
    private static final Evidence EVIDENCE = Evidence.of(
            StepKey.of("drift", Map.of("seed", "42")),
            List.of(new Subject("data", Digest.of(new byte[] {1}))),
            Conclusion.PASSED,
            Map.of("share", 0.25),
            Map.of("at", "2026-01-05T08:00:00Z"));

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    private static SigningKey signing(KeyPair pair) {
        VerificationKey verification = VerificationKey.read(
                        pem("PUBLIC KEY", pair.getPublic().getEncoded()))
                .orElseThrow();
        return SigningKey.read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()), verification)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "EC"})
    void readsBackWhatWasSignedAndWhoSignedIt(String algorithm) {
        SigningKey key = signing(pair(algorithm));

        Evidence read = InToto.read(InToto.write(EVIDENCE.signedBy(key)), List.of());

        assertThat(read.isSignedBy(key.verification())).isTrue();
        assertThat(read.isSignedBy(signing(pair(algorithm)).verification())).isFalse();
        assertThat(read.isSignedBy(
                        signing(pair(algorithm.equals("EC") ? "Ed25519" : "EC")).verification()))
                .isFalse();
        assertThat(read.digest()).isEqualTo(EVIDENCE.digest());
        assertThat(EVIDENCE.isSignedBy(key.verification())).isFalse();
    }

    /** The encoding that DSSE's protocol gives as its example, with our type in the place of its own. */
    @Test
    void signsTheTypeAndThePayloadWithTheirLengths() {
        assertThat(new String(Envelope.signed("hello world".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 28 application/vnd.in-toto+json 11 hello world");
    }

    @Test
    void anotherStatementUnderTheSignatureIsNotSigned() {
        SigningKey key = signing(pair("Ed25519"));
        Envelope signed = EVIDENCE.signedBy(key).envelope().orElseThrow();
        Evidence other = EVIDENCE.withMeasured(Json.object().put("at", "2027-01-05T08:00:00Z"));
        Envelope forged = new Envelope(InToto.payload(other), signed.signatures());

        Evidence read = InToto.read(Json.pretty(forged.tree()).getBytes(StandardCharsets.UTF_8), List.of());

        assertThat(read.measuredAt()).isEqualTo(other.measuredAt());
        assertThat(read.isSignedBy(key.verification())).isFalse();
    }

    @Test
    void whatIsMeasuredAnewLosesItsSignature() {
        SigningKey key = signing(pair("Ed25519"));

        assertThat(EVIDENCE.signedBy(key).withMeasured(Json.object()).envelope())
                .isEmpty();
    }

    @Test
    void refusesAnEnvelopeOfSomethingElse() {
        ObjectNode tree =
                EVIDENCE.signedBy(signing(pair("EC"))).envelope().orElseThrow().tree();
        tree.put("payloadType", "text/plain");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InToto.read(Json.pretty(tree).getBytes(StandardCharsets.UTF_8), List.of()))
                .withMessageContaining("expected \"application/vnd.in-toto+json\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "c2VjcmV0", "-----BEGIN PUBLIC KEY-----\nc2VjcmV0\n-----END PUBLIC KEY-----"})
    void readsNoKeyFromSomethingElse(String text) {
        assertThat(VerificationKey.read(text)).isEmpty();
        assertThat(SigningKey.read(text, signing(pair("EC")).verification())).isEmpty();
    }

    @Test
    void refusesAPrivateKeyOfAnotherPublicKey() {
        String secret = pem("PRIVATE KEY", pair("Ed25519").getPrivate().getEncoded());

        assertThat(SigningKey.read(secret, signing(pair("Ed25519")).verification()))
                .isEmpty();
    }
}
