package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Apps: they prove who they are with a signed token, and are given one for an installation that ends after an hour. */
final class AppRoutes {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_PROOF = Duration.ofMinutes(10);

    private final FakeGithub github;
    private final Map<String, App> apps = new HashMap<>();
    private int made;

    AppRoutes(FakeGithub github) {
        this.github = github;
    }

    /**
     * An App that is installed.
     *
     * @param id its id
     * @param key checks its proofs
     * @param access what its installation may
     */
    record App(String id, PublicKey key, Access access) {}

    void add(App app) {
        apps.put(app.id(), app);
    }

    void addTo(Routes routes) {
        routes.add("GET /repos/{owner}/{repo}/installation", (call, parts) -> installation(call))
                .add("POST /app/installations/{id}/access_tokens", this::token);
    }

    /** Whether a call is one that Apps make with a proof in the place of a token. */
    static boolean isForApps(Call call) {
        return call.path().startsWith("/app") || call.path().endsWith("/installation");
    }

    private Answer installation(Call call) {
        App app = proved(call);
        return Answer.ok(
                Shown.object().put("id", 7).put("app_slug", app.access().login()));
    }

    private Answer token(Call call, List<String> parts) {
        App app = proved(call);
        String token = "ghs_" + ++made;
        Instant expires = github.clock().instant().plus(LIFE);
        github.admit(token, app.access(), expires);
        ObjectNode shown = Shown.object().put("token", token).put("expires_at", expires.toString());
        shown.set("repositories", call.body().path("repositories"));
        return Answer.created(shown);
    }

    private App proved(Call call) {
        try {
            String[] parts = call.token().orElse("").split("\\.");
            JsonNode claims = Wire.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            App app = Optional.ofNullable(apps.get(claims.path("iss").asText()))
                    .orElseThrow(() -> new IllegalArgumentException("there is no such App"));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(app.key());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            Instant now = github.clock().instant();
            Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
            Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
            boolean valid = signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && !issued.isAfter(now)
                    && expires.isAfter(now)
                    && Duration.between(issued, expires).compareTo(LONGEST_PROOF) <= 0;
            if (valid) {
                return app;
            }
        } catch (GeneralSecurityException | IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Refusal(Answer.refused(401, "A JSON web token could not be decoded"));
        }
        throw new Refusal(Answer.refused(401, "'Expiration time' claim ('exp') is too far in the future"));
    }
}
