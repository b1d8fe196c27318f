package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** The few requests that the library has not, over the same connector. */
final class RestClient {
    private static final int CLIENT_ERROR = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final URI api;
    private final String repository;
    private final GitHubConnector connector;
    private final Supplier<String> authorization;

    /**
     * A client.
     *
     * @param api address of REST
     * @param repository what problems name
     * @param connector sends requests
     * @param authorization value of that header, opened at each call
     */
    RestClient(URI api, String repository, GitHubConnector connector, Supplier<String> authorization) {
        this.api = api;
        this.repository = repository;
        this.connector = connector;
        this.authorization = authorization;
    }

    /** What stands at a path. */
    JsonNode get(String what, String path) {
        return answer(what, "GET", path, Optional.empty());
    }

    /**
     * Sends JSON.
     *
     * @param what it is about, for a problem
     */
    JsonNode send(String what, String method, String path, ObjectNode body) {
        return answer(what, method, path, Optional.of(Json.pretty(body)));
    }

    /** What stands at a path; empty when nothing does. */
    Optional<JsonNode> find(String what, String path) {
        return answer(what, "GET", URI.create(api + path), Optional.empty(), NOT_FOUND);
    }

    /** Sends JSON; false when GitHub says that this cannot be done as things are now. */
    boolean accepted(String what, String method, String path, ObjectNode body) {
        return answer(what, method, URI.create(api + path), Optional.of(Json.pretty(body)), UNPROCESSABLE)
                .isPresent();
    }

    /** Sends a document to GraphQL, which Enterprise Server has beside its REST. */
    JsonNode graphql(String what, ObjectNode body) {
        URI address = URI.create(api.toString().replaceFirst("/v3$", "") + "/graphql");
        return answer(what, "POST", address, Optional.of(Json.pretty(body)), 0).orElseThrow();
    }

    private JsonNode answer(String what, String method, String path, Optional<String> body) {
        return answer(what, method, URI.create(api + path), body, 0).orElseThrow();
    }

    private Optional<JsonNode> answer(
            String what, String method, URI address, Optional<String> body, int meaningNothing) {
        try (GitHubConnectorResponse response =
                connector.send(new RestCall(method, address.toURL(), authorization.get(), body))) {
            byte[] bytes = bytes(response);
            if (response.statusCode() == meaningNothing) {
                return Optional.empty();
            }
            if (response.statusCode() >= CLIENT_ERROR) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                throw new HttpException(text, response.statusCode(), "", address.toString());
            }
            return Optional.of(Json.parse(bytes));
        } catch (IOException e) {
            throw GithubProblem.of(repository, what, e);
        }
    }

    private static byte[] bytes(GitHubConnectorResponse response) throws IOException {
        try (InputStream stream = response.bodyStream()) {
            return stream.readAllBytes();
        }
    }
}
