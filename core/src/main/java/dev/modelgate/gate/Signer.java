package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.VerificationKey;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Who may sign evidence.
 *
 * @param name what people call it
 * @param key public key
 * @param kinds kinds of evidence that it may sign; none means all
 * @param from first day of what it may have signed, in UTC
 * @param until day after the last one
 */
@Description("Who may sign evidence.")
public record Signer(
        @Description("What people call whoever has the key, such as the CI of a repository.")
        String name,

        @Description("Public key of Ed25519 or ECDSA: SubjectPublicKeyInfo in PEM, or its Base64 alone.")
        String key,

        @Description("Kinds of evidence that it may sign; none means all.") @Default("[]")
        List<String> kinds,

        @Description("First day, in UTC, of which evidence may be signed by it, as 2026-01-31.")
        Optional<String> from,

        @Description(
                "First day, in UTC, of which evidence may no longer be signed by it. What it signed before stays signed.")
        Optional<String> until) {
    public Signer {
        kinds = List.copyOf(kinds);
        new Violations()
                .when(name.isBlank(), "name", "the signer has no name", "Say who has the key")
                .when(
                        VerificationKey.read(key).isEmpty(),
                        "key",
                        "it is no public key of Ed25519 or ECDSA",
                        "Write the key from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----, or its Base64 alone")
                .when(!isDay(from), "from", "it is not a day: " + from.orElse(""), "Write it as 2026-01-31")
                .when(!isDay(until), "until", "it is not a day: " + until.orElse(""), "Write it as 2026-01-31")
                .throwIfAny();
    }

    private static boolean isDay(Optional<String> text) {
        try {
            text.ifPresent(LocalDate::parse);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    boolean isFor(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /** Whether this is evidence that it may sign, and did. */
    boolean signed(Evidence evidence) {
        return isFor(evidence.kind())
                && evidence.measuredAt().filter(this::mayHaveSigned).isPresent()
                && evidence.isSignedBy(VerificationKey.read(key).orElseThrow());
    }

    private boolean mayHaveSigned(Instant at) {
        return from.map(day -> !at.isBefore(begin(day))).orElse(true)
                && until.map(day -> at.isBefore(begin(day))).orElse(true);
    }

    private static Instant begin(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
