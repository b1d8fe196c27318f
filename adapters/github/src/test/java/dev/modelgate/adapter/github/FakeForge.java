package dev.modelgate.adapter.github;

import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.PullRequests;
import dev.modelgate.testkit.github.Access;
import dev.modelgate.testkit.github.FakeGithub;
import dev.modelgate.testkit.github.HostedRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kohsuke.github.extras.HttpClientGitHubConnector;

/** A forge on a GitHub of this machine; time passes only when somebody waits. */
final class FakeForge implements AutoCloseable {
    private static final String TOKEN = "ghs_of-a-test";
    static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final FakeGithub github;
    private final HostedRepository repository;
    private final List<Duration> waited = new ArrayList<>();

    FakeForge(Path folder) throws IOException {
        this.github = FakeGithub.start(folder, clock());
        this.repository = github.create("shop", "gitops");
        github.admit(TOKEN, Access.all(Access.Kind.INSTALLATION, "modelgate[bot]"));
        repository.push(
                "main",
                Map.of(
                        "README.md", "read me\n".getBytes(StandardCharsets.UTF_8),
                        "environments/dev.yaml", "version: none\n".getBytes(StandardCharsets.UTF_8),
                        "environments/staging.yaml", "version: none\n".getBytes(StandardCharsets.UTF_8)),
                "Begin\n");
    }

    FakeGithub github() {
        return github;
    }

    HostedRepository repository() {
        return repository;
    }

    synchronized List<Duration> waited() {
        return List.copyOf(waited);
    }

    private synchronized void pass(Duration time) {
        waited.add(time);
    }

    private synchronized Instant now() {
        return START.plus(waited.stream().reduce(Duration.ZERO, Duration::plus));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    /** Lets time go by. */
    void later(Duration time) {
        pass(time);
    }

    /** A client of its own, as another process would have it. */
    Forge client() {
        return client(TOKEN);
    }

    Forge client(String token) {
        return client(() -> token, connector());
    }

    /** A client that is a GitHub App. */
    Forge app(String id, String pem) {
        PacedConnector connector = connector();
        return client(
                new InstallationToken(github.api(), "shop/gitops", id, () -> AppKey.read(pem), connector, clock()),
                connector);
    }

    private PacedConnector connector() {
        return new PacedConnector(new HttpClientGitHubConnector(), clock(), this::pass, Duration.ofMinutes(10));
    }

    private Forge client(Supplier<String> token, PacedConnector connector) {
        GithubApi api = new GithubApi(github.api(), "shop/gitops", connector, token);
        GitopsRepository git = new GithubRepository(api, "main");
        PullRequests pullRequests = new GithubPullRequests(api, "main");
        return new Forge() {
            @Override
            public GitopsRepository repository() {
                return git;
            }

            @Override
            public PullRequests pullRequests() {
                return pullRequests;
            }
        };
    }

    @Override
    public void close() {
        github.close();
    }
}
