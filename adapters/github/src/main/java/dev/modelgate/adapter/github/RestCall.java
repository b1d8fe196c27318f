package dev.modelgate.adapter.github;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnectorRequest;

/** A request of our own beside those of the library, over the same connector. */
final class RestCall implements GitHubConnectorRequest {
    private static final String JSON = "application/json; charset=utf-8";

    private final String method;
    private final URL url;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Optional<InputStream> body;

    /**
     * A request.
     *
     * @param method POST, PUT, PATCH …
     * @param url whole address
     * @param authorization value of that header
     * @param json body, if it has one
     */
    RestCall(String method, URL url, String authorization, Optional<String> json) {
        this.method = method;
        this.url = url;
        this.body = json.map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        headers.put("Accept", List.of("application/vnd.github+json"));
        headers.put("Authorization", List.of(authorization));
        headers.put("Content-Type", List.of(JSON));
        headers.put("X-GitHub-Api-Version", List.of("2022-11-28"));
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public Map<String, List<String>> allHeaders() {
        return headers;
    }

    @Override
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    @Override
    public String contentType() {
        return JSON;
    }

    @Override
    public InputStream body() {
        return body.orElse(InputStream.nullInputStream());
    }

    @Override
    public URL url() {
        return url;
    }

    @Override
    public boolean hasBody() {
        return body.isPresent();
    }
}
