package dev.modelgate.evidence;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;

/** How evidence is signed: with Ed25519 (RFC 8032), or with ECDSA over SHA-256 (FIPS 186-5) on any named curve. */
enum KeyAlgorithm {
    /** Edwards curve 25519. */
    ED25519("Ed25519", "Ed25519"),
    /** Elliptic curves such as P-256. */
    ECDSA("EC", "SHA256withECDSA");

    private final String keys;
    private final String signatures;

    KeyAlgorithm(String keys, String signatures) {
        this.keys = keys;
        this.signatures = signatures;
    }

    /** Name of the algorithm of its keys, as Java has it. */
    String keys() {
        return keys;
    }

    /** Makes and checks signatures. */
    Signature signature() throws GeneralSecurityException {
        return Signature.getInstance(signatures);
    }

    /** Which one a key is for. */
    static Optional<KeyAlgorithm> of(Key key) {
        String name = key.getAlgorithm();
        return name.equals("EdDSA")
                ? Optional.of(ED25519)
                : Arrays.stream(values()).filter(one -> one.keys.equals(name)).findFirst();
    }
}
