package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request, as it came over the wire.
 *
 * @param method GET, POST …
 * @param path path without the API's prefix, as the client encoded it
 * @param query parameters by name
 * @param headers headers by lower-case name, the authorization left out
 * @param body JSON, or missing
 * @param token what the client proved itself with; empty for nobody
 */
public record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        JsonNode body,
        Optional<String> token) {
    public Call {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A call without a body. */
    static JsonNode nothing() {
        return MissingNode.getInstance();
    }

    /** Whether it may change something. */
    public boolean isWrite() {
        return !List.of("GET", "HEAD").contains(method) && !path.equals("/graphql")
                || path.equals("/graphql")
                        && body.path("query").asText().strip().startsWith("mutation");
    }

    int number(String parameter, int otherwise) {
        return Optional.ofNullable(query.get(parameter)).map(Integer::parseInt).orElse(otherwise);
    }

    /** Method and path. The token is not shown. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
