package dev.modelgate.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A public key, by which anybody checks who signed evidence. */
public final class VerificationKey {
    private final PublicKey key;
    private final KeyAlgorithm algorithm;

    private VerificationKey(PublicKey key, KeyAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    static VerificationKey of(PublicKey key) {
        return new VerificationKey(key, KeyAlgorithm.of(key).orElseThrow());
    }

    /**
     * Reads a key.
     *
     * @param text a SubjectPublicKeyInfo (RFC 5280) of Ed25519 or ECDSA in PEM, or its Base64 alone
     * @return empty when it is none
     */
    public static Optional<VerificationKey> read(String text) {
        Optional<byte[]> bytes = Pem.read(text, "PUBLIC KEY");
        return bytes.flatMap(info -> Arrays.stream(KeyAlgorithm.values())
                .flatMap(algorithm -> of(info, algorithm).stream())
                .findFirst());
    }

    private static Optional<VerificationKey> of(byte[] info, KeyAlgorithm algorithm) {
        try {
            PublicKey key = KeyFactory.getInstance(algorithm.keys()).generatePublic(new X509EncodedKeySpec(info));
            return Optional.of(new VerificationKey(key, algorithm));
        } catch (GeneralSecurityException e) {
            // A key of the other algorithm, or none.
            return Optional.empty();
        }
    }

    /** Digest of the key, by which envelopes name it. */
    public String id() {
        return Digest.of(key.getEncoded()).toString();
    }

    /** The key on one line, as policies hold it. */
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Whether one of the envelope's signatures was made with this key, over exactly this payload. */
    public boolean signed(Envelope envelope) {
        byte[] signed = Envelope.signed(envelope.payload());
        return envelope.signatures().stream().anyMatch(one -> verifies(signed, one.bytes()));
    }

    private boolean verifies(byte[] signed, byte[] signature) {
        try {
            Signature verifier = algorithm.signature();
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // What cannot be a signature of this key is none.
            return false;
        }
    }
}
