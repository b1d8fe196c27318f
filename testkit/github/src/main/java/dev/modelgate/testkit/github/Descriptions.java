package dev.modelgate.testkit.github;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Holds REST requests against GitHub's published OpenAPI description, of which the part is kept that Modelgate uses. */
final class Descriptions {
    /** Parameters of paths in which a slash is part of the value. GitHub takes it as it is; OpenAPI knows no such thing. */
    private static final List<String> WITH_SLASHES = List.of(
            "/git/ref/",
            "/git/refs/",
            "/git/matching-refs/",
            "/contents/",
            "/compare/",
            "/branches/",
            "/rules/branches/");

    private final OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                    resource("openapi.json"))
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                    .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                    .build())
            .build();

    /** What is wrong with a request; empty when it is as described. */
    List<String> violations(Call call) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(call.method().toUpperCase(Locale.ROOT), encoded(call.path()));
        call.query().forEach(request::withQueryParam);
        if (!(call.body() instanceof MissingNode)) {
            request.withContentType("application/json").withBody(call.body().toString());
        }
        return validator.validateRequest(request.build()).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> call + ": " + message.getMessage())
                .collect(Collectors.toList());
    }

    private static String encoded(String path) {
        for (String before : WITH_SLASHES) {
            int at = path.indexOf(before);
            if (at >= 0) {
                int begin = at + before.length();
                int end = before.equals("/branches/") && path.endsWith("/protection")
                        ? path.length() - "/protection".length()
                        : path.length();
                return path.substring(0, begin) + path.substring(begin, end).replace("/", "%2F") + path.substring(end);
            }
        }
        return path;
    }

    static String resource(String name) {
        try (InputStream stream = Descriptions.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
