package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What GitHub says to a call.
 *
 * @param status of HTTP
 * @param body JSON, or missing
 * @param headers further headers
 */
record Answer(int status, JsonNode body, Map<String, String> headers) {
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer ok(JsonNode body) {
        return new Answer(200, body, Map.of());
    }

    static Answer created(JsonNode body) {
        return new Answer(201, body, Map.of());
    }

    static Answer nothing() {
        return new Answer(204, Call.nothing(), Map.of());
    }

    static Answer notFound() {
        return refused(404, "Not Found");
    }

    static Answer refused(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("message", message).put("documentation_url", DOCUMENTATION).put("status", Integer.toString(status));
        return new Answer(status, body, Map.of());
    }

    /** 422, with the reason where GitHub puts it. */
    static Answer invalid(String resource, String reason) {
        Answer refused = refused(422, "Validation Failed");
        ArrayNode errors = ((ObjectNode) refused.body).putArray("errors");
        errors.addObject().put("resource", resource).put("code", "custom").put("message", reason);
        return refused;
    }

    Answer with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
