package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.kohsuke.github.connector.GitHubConnector;

/**
 * The token of a GitHub App's installation: for one repository, with no more than is needed, and made anew before it ends after
 * an hour.
 */
final class InstallationToken implements Supplier<String> {
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final URI api;
    private final String repository;
    private final String app;
    private final Supplier<AppKey> key;
    private final GitHubConnector connector;
    private final Clock clock;
    private Optional<Token> current = Optional.empty();

    /** A token and its end. */
    private record Token(String text, Instant expires) {}

    /**
     * Tokens for a repository.
     *
     * @param api address of REST
     * @param repository {@code owner/name}
     * @param app id of the App, or its client id
     * @param key opened at each call
     * @param connector sends requests
     * @param clock the time
     */
    InstallationToken(
            URI api, String repository, String app, Supplier<AppKey> key, GitHubConnector connector, Clock clock) {
        this.api = api;
        this.repository = repository;
        this.app = app;
        this.key = key;
        this.connector = connector;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        Instant now = clock.instant();
        if (current.filter(token -> now.isBefore(token.expires().minus(EARLY))).isEmpty()) {
            current = Optional.of(fresh(now));
        }
        return current.orElseThrow().text();
    }

    private Token fresh(Instant now) {
        RestClient rest = new RestClient(
                api, repository, connector, () -> "Bearer " + key.get().proof(app, now));
        JsonNode installation = rest.get("finding the App's installation", "/repos/" + repository + "/installation");
        ObjectNode asked = Json.object();
        asked.putArray("repositories").add(repository.substring(repository.indexOf('/') + 1));
        String path = "/app/installations/" + installation.path("id").asLong() + "/access_tokens";
        JsonNode token = rest.send("making a token of the App's installation", "POST", path, asked);
        return new Token(
                token.path("token").asText(),
                Instant.parse(token.path("expires_at").asText()));
    }
}
