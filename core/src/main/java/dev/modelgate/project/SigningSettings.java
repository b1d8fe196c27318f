package dev.modelgate.project;

import dev.modelgate.evidence.VerificationKey;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.SecretReference;
import dev.modelgate.settings.Violations;

/**
 * The key that signs evidence.
 *
 * @param key where the private key is
 * @param publicKey its public key
 */
@Description("The key that signs evidence.")
public record SigningSettings(
        @Description(
                "Where the private key is: PKCS #8 of Ed25519 or ECDSA in PEM, not encrypted, or its Base64 alone.")
        SecretReference key,

        @Description("Its public key, as policies name it: SubjectPublicKeyInfo in PEM, or its Base64 alone.")
        String publicKey) {
    public SigningSettings {
        new Violations()
                .when(
                        VerificationKey.read(publicKey).isEmpty(),
                        "publicKey",
                        "it is no public key of Ed25519 or ECDSA",
                        "Write what openssl pkey -pubout prints")
                .throwIfAny();
    }
}
