package dev.modelgate.adapter.github;

import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key of a GitHub App, by which the App proves that it is itself (RFC 7519, RS256). */
final class AppKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");
    /** GitHub allows ten minutes; clocks may differ by one. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    private static final Duration SKEW = Duration.ofMinutes(1);
    /** What PKCS #8 puts before an RSA key of PKCS #1: version 0, the algorithm, and an octet string (RFC 5958). */
    private static final byte[] ALGORITHM = {
        2, 1, 0, 0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Reads a key as GitHub hands it out.
     *
     * @param pem text of the file
     * @throws ProblemException when it is none; the text is not shown
     */
    static AppKey read(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw unreadable();
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(2));
            byte[] pkcs8 = matcher.group(1) == null ? bytes : wrapped(bytes);
            return new AppKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid(Problem.of(
                "The GitHub App's private key cannot be read: it is no RSA key in PEM",
                "Give the file that GitHub made, from -----BEGIN to -----END"));
    }

    private static byte[] wrapped(byte[] pkcs1) {
        return element(0x30, joined(ALGORITHM, element(4, pkcs1)));
    }

    /** A tag, a length and a content, as DER has them (X.690). */
    private static byte[] element(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A token that proves for nine minutes who the App is, and opens nothing but the way to an installation's token. */
    String proof(String app, Instant now) {
        String head = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String claims = Json.object()
                .put("iat", now.minus(SKEW).getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("iss", app)
                .toString();
        String signed = head + "." + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with RSA and SHA-256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
