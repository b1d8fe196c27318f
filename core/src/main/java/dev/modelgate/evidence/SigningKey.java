package dev.modelgate.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A private key that signs evidence. It is never shown. */
public final class SigningKey {
    private final PrivateKey key;
    private final KeyAlgorithm algorithm;
    private final VerificationKey verification;

    private SigningKey(PrivateKey key, KeyAlgorithm algorithm, VerificationKey verification) {
        this.key = key;
        this.algorithm = algorithm;
        this.verification = verification;
    }

    /**
     * Reads a key.
     *
     * @param secret a PrivateKeyInfo (PKCS #8, RFC 5958) of Ed25519 or ECDSA in PEM, not encrypted, or its Base64 alone
     * @param verification its public key, by which evidence of earlier runs is known again
     * @return empty when it is none, or the two do not belong together
     */
    public static Optional<SigningKey> read(String secret, VerificationKey verification) {
        Optional<byte[]> bytes = Pem.read(secret, "PRIVATE KEY");
        return bytes.flatMap(pkcs8 -> Arrays.stream(KeyAlgorithm.values())
                .flatMap(algorithm -> of(pkcs8, algorithm, verification).stream())
                .filter(SigningKey::fits)
                .findFirst());
    }

    private static Optional<SigningKey> of(byte[] pkcs8, KeyAlgorithm algorithm, VerificationKey verification) {
        try {
            PrivateKey key = KeyFactory.getInstance(algorithm.keys()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return Optional.of(new SigningKey(key, algorithm, verification));
        } catch (GeneralSecurityException e) {
            // A key of the other algorithm, or none.
            return Optional.empty();
        }
    }

    private boolean fits() {
        return verification.signed(envelope(new byte[0]));
    }

    /** Its public side. */
    public VerificationKey verification() {
        return verification;
    }

    /** Puts a statement into an envelope with this key's signature. */
    Envelope envelope(byte[] payload) {
        try {
            Signature signature = algorithm.signature();
            signature.initSign(key);
            signature.update(Envelope.signed(payload));
            return new Envelope(payload, List.of(new Envelope.Signature(verification.id(), signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }
}
