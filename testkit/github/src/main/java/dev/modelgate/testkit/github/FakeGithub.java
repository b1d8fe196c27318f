package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * GitHub on this machine, as Enterprise Server lays it out: REST below {@code /api/v3}, GraphQL at {@code /api/graphql}. It keeps
 * state, refuses what GitHub refuses, and notes every call that is not as GitHub describes it.
 */
public final class FakeGithub implements AutoCloseable {
    private static final String REST = "/api/v3";
    private static final String GRAPHQL = "/api/graphql";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private final Clock clock;
    private final Descriptions descriptions = new Descriptions();
    private final Routes routes = new Routes();
    private final Map<String, HostedRepository> repositories = new LinkedHashMap<>();
    private final Map<String, Admitted> tokens = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Faults faults = new Faults();
    private final GraphqlApi graphql;
    private final AppRoutes apps = new AppRoutes(this);

    private FakeGithub(HttpServer server, Path folder, Clock clock) {
        this.server = server;
        this.folder = folder;
        this.clock = clock;
        this.graphql = new GraphqlApi(this);
        new PullRoutes(this).addTo(routes);
        new CommitRoutes(this).addTo(routes);
        new GitDataRoutes(this).addTo(routes);
        apps.addTo(routes);
        routes.add(
                        "GET /user",
                        (call, parts) -> Answer.ok(Shown.user(access(call).login())))
                .add(
                        "GET /repos/{owner}/{repo}",
                        (call, parts) ->
                                Answer.ok(shown().repository(repository(call, parts, "contents", false), access(call))))
                .add("POST /graphql", (call, parts) -> graphql.answer(call));
    }

    /**
     * Starts it on a free port of this machine.
     *
     * @param folder where repositories are kept
     * @param clock the time that it has
     */
    public static FakeGithub start(Path folder, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeGithub github = new FakeGithub(server, folder, clock);
        server.createContext("/", github::serve);
        server.setExecutor(github.threads);
        server.start();
        return github;
    }

    /** Where REST is. */
    public URI api() {
        return URI.create(address() + REST);
    }

    /** Where its pages are, and its repositories, each under {@code /owner/name}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Makes a repository. */
    public synchronized HostedRepository create(String owner, String name) {
        HostedRepository repository =
                new HostedRepository(owner, name, folder.resolve(owner).resolve(name + ".git"));
        repositories.put(repository.fullName(), repository);
        return repository;
    }

    /** Lets a token stand for somebody. */
    public synchronized void admit(String token, Access access) {
        admit(token, access, Instant.MAX);
    }

    void admit(String token, Access access, Instant expires) {
        tokens.put(token, new Admitted(access, expires));
    }

    /**
     * Installs an App.
     *
     * @param id its id
     * @param key checks its proofs
     * @param access what its installation may
     */
    public synchronized void install(String id, PublicKey key, Access access) {
        apps.add(new AppRoutes.App(id, key, access));
    }

    /** What a token stands for, and until when. */
    private record Admitted(Access access, Instant expires) {}

    /** All calls so far, in their order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** What was not as GitHub describes it. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized void violated(String what) {
        violations.add(what);
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    Clock clock() {
        return clock;
    }

    Shown shown() {
        return new Shown(address());
    }

    List<HostedRepository> repositories() {
        return List.copyOf(repositories.values());
    }

    Access access(Call call) {
        Optional<Access> access = call.token()
                .map(tokens::get)
                .filter(admitted -> admitted.expires().isAfter(clock.instant()))
                .map(Admitted::access);
        return access.orElseThrow(() -> new Refusal(
                Answer.refused(401, call.token().isPresent() ? "Bad credentials" : "Requires authentication")));
    }

    /** The repository that a call is about, when its token may do that. */
    HostedRepository repository(Call call, List<String> parts, String permission, boolean write) {
        Access access = access(call);
        HostedRepository repository = repositories.get(parts.get(0) + "/" + parts.get(1));
        if (repository == null || access.permissions().isEmpty()) {
            throw new Refusal(Answer.notFound());
        }
        if (!access.may(permission, write)) {
            throw new Refusal(Answer.refused(403, "Resource not accessible by integration")
                    .with("X-Accepted-GitHub-Permissions", permission + "=" + (write ? "write" : "read")));
        }
        return repository;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Call> call = read(exchange);
            if (call.isEmpty()) {
                send(exchange, Answer.notFound());
                return;
            }
            Optional<Faults.Fault> fault = faults.next(call.get());
            Faults.Kind kind = fault.map(Faults.Fault::kind).orElse(Faults.Kind.INSTEAD);
            if (fault.isPresent() && kind == Faults.Kind.INSTEAD) {
                note(call.get());
                send(exchange, fault.get().answer());
            } else if (kind == Faults.Kind.LOST_CALL) {
                note(call.get());
            } else {
                Answer answer = answer(call.get());
                if (kind != Faults.Kind.LOST_ANSWER) {
                    send(exchange, answer);
                }
            }
        }
    }

    private synchronized void note(Call call) {
        calls.add(call);
    }

    private synchronized Answer answer(Call call) {
        calls.add(call);
        if (!call.path().equals("/graphql")) {
            violations.addAll(descriptions.violations(call));
        }
        try {
            if (!AppRoutes.isForApps(call)) {
                access(call);
            }
            return routes.answer(call);
        } catch (Refusal e) {
            return e.answer();
        }
    }

    private Optional<Call> read(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath();
        if (!path.startsWith(REST + "/") && !path.equals(GRAPHQL)) {
            return Optional.empty();
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode read = body.length == 0 ? Call.nothing() : Wire.JSON.readTree(body);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        Optional<String> token = Optional.ofNullable(headers.remove("authorization"))
                .map(value -> value.replaceFirst("(?i)^(token|bearer) ", ""));
        String below = path.equals(GRAPHQL) ? "/graphql" : path.substring(REST.length());
        return Optional.of(new Call(
                exchange.getRequestMethod(),
                below,
                query(Optional.ofNullable(uri.getRawQuery())),
                headers,
                read,
                token));
    }

    private static Map<String, String> query(Optional<String> raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw.map(text -> text.split("&")).orElse(new String[0])) {
            String[] words = pair.split("=", 2);
            query.put(
                    URLDecoder.decode(words[0], StandardCharsets.UTF_8),
                    words.length == 2 ? URLDecoder.decode(words[1], StandardCharsets.UTF_8) : "");
        }
        return query;
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        if (answer.body().isMissingNode()) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] bytes = Wire.JSON.writeValueAsBytes(answer.body());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        repositories.values().forEach(repository -> repository.git().close());
    }
}
