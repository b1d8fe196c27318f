package dev.modelgate.app;

import dev.modelgate.evidence.SigningKey;
import dev.modelgate.evidence.VerificationKey;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.SigningSettings;
import dev.modelgate.settings.SecretReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Opens secrets where their references point, at the moment that they are needed. Nothing here prints or keeps one. */
final class Secrets {
    private static final String KEY = "signing.key";

    private final Workplace workplace;

    Secrets(Workplace workplace) {
        this.workplace = workplace;
    }

    /** The key that signs evidence. */
    SigningKey signing(SigningSettings settings) {
        VerificationKey verification =
                VerificationKey.read(settings.publicKey()).orElseThrow();
        String secret = open(settings.key(), KEY);
        return SigningKey.read(secret, verification)
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        workplace.placeOf(KEY),
                        "What " + settings.key().describe()
                                + " holds is not the private key of {key:signing.publicKey}: PKCS #8 of Ed25519 or ECDSA, not"
                                + " encrypted",
                        "Put in what openssl pkey prints of the key, or correct {key:signing.publicKey}")));
    }

    /**
     * A secret.
     *
     * @param key of the project file that names it
     * @throws ProblemException when there is none
     */
    String open(SecretReference reference, String key) {
        return value(reference)
                .filter(secret -> !secret.isBlank())
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        workplace.placeOf(key),
                        "There is no secret in " + reference.describe(),
                        "Set it where this runs, or name another place with {key:" + key + "}")));
    }

    private Optional<String> value(SecretReference reference) {
        if (reference.env().isPresent()) {
            return Optional.ofNullable(
                    workplace.surroundings().environment().get(reference.env().get()));
        }
        if (reference.file().isPresent()) {
            String file = reference.file().get();
            return workplace
                    .files()
                    .read(workplace.folder().resolve(file), file)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
        String server = reference.server().orElseThrow();
        return workplace
                .surroundings()
                .servers()
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        Place.of("modelgate.yaml"),
                        "Only Maven knows the server " + server + ", and this is the command line",
                        "Name an environment variable or a file instead")))
                .apply(server);
    }
}
