package dev.modelgate.adapter.github;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.Waits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * The one way to GitHub: at most one write a second, waits as long as GitHub asks, and tries again what may be tried again. Of a
 * write that may have been done although no answer came, the caller finds out.
 */
final class PacedConnector implements GitHubConnector {
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final int TRIES = 4;
    private static final int SERVER_ERROR = 500;
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "PATCH", "DELETE");

    private final GitHubConnector http;
    private final Clock clock;
    private final Waits waits;
    private final Duration patience;
    private Instant nextWrite = Instant.MIN;

    /**
     * Sends over a connector.
     *
     * @param http what sends
     * @param clock the time
     * @param waits lets time pass
     * @param patience the longest wait for a limit; a longer one ends the goal instead
     */
    PacedConnector(GitHubConnector http, Clock clock, Waits waits, Duration patience) {
        this.http = http;
        this.clock = clock;
        this.waits = waits;
        this.patience = patience;
    }

    @Override
    public synchronized GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        if (!READS.contains(request.method())) {
            pace();
        }
        int limits = 0;
        for (int attempt = 1; ; attempt++) {
            Optional<GitHubConnectorResponse> response = tried(request, attempt);
            if (response.isEmpty()) {
                waits.pass(Duration.ofSeconds(1L << (attempt - 1)));
            } else {
                Optional<Duration> limit = limit(response.get(), limits++);
                if (limit.isEmpty()) {
                    return response.get();
                }
                response.get().close();
                waitFor(limit.get());
            }
            if (request.hasBody()) {
                request.body().reset();
            }
        }
    }

    private void pace() {
        Instant now = clock.instant();
        if (now.isBefore(nextWrite)) {
            waits.pass(Duration.between(now, nextWrite));
        }
        nextWrite = clock.instant().plus(BETWEEN_WRITES);
    }

    /** The answer; empty when it is worth another try. */
    private Optional<GitHubConnectorResponse> tried(GitHubConnectorRequest request, int attempt) throws IOException {
        boolean again = attempt < TRIES && REPEATABLE.contains(request.method());
        try {
            GitHubConnectorResponse response = http.send(request);
            if (response.statusCode() >= SERVER_ERROR && again) {
                response.close();
                return Optional.empty();
            }
            return Optional.of(response);
        } catch (IOException e) {
            if (again) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Duration> limit(GitHubConnectorResponse response, int limits) throws IOException {
        return RateLimit.wait(response.statusCode(), response::header, limits, clock.instant(), () -> body(response));
    }

    private static String body(GitHubConnectorResponse response) throws IOException {
        try (InputStream stream = response.bodyStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void waitFor(Duration limit) {
        if (limit.compareTo(patience) > 0) {
            throw ProblemException.unknown(Problem.of(
                    "GitHub lets this token do no more until " + clock.instant().plus(limit),
                    "Run it again after that: it goes on where it stopped"));
        }
        waits.pass(limit);
    }
}
