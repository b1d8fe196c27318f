package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** One repository of GitHub: what the library does for it, and the few requests that the library has not. */
final class GithubApi {
    private static final int CLIENT_ERROR = 400;

    private final URI api;
    private final String repository;
    private final GitHubConnector connector;
    private final Supplier<String> token;
    private final GitHub github;

    /**
     * Reaches a repository.
     *
     * @param api address of REST, as {@code https://api.github.com}
     * @param repository {@code owner/name}
     * @param connector sends requests
     * @param token opened at each call, as an installation's token ends after an hour
     */
    GithubApi(URI api, String repository, GitHubConnector connector, Supplier<String> token) {
        this.api = api;
        this.repository = repository;
        this.connector = connector;
        this.token = token;
        try {
            this.github = new GitHubBuilder()
                    .withEndpoint(api.toString())
                    .withConnector(connector)
                    .withAuthorizationProvider(this::authorization)
                    .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                    .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                    .build();
        } catch (IOException e) {
            throw failure("reaching " + api, e);
        }
    }

    private String authorization() {
        return "Bearer " + token.get();
    }

    String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /** Work with the library. */
    @FunctionalInterface
    interface Work<T> {
        T with(GHRepository repository) throws IOException;
    }

    /**
     * Does something with the repository.
     *
     * @param what it is about, for a problem
     * @throws ProblemException when GitHub refuses or cannot be reached
     */
    <T> T ask(String what, Work<T> work) {
        try {
            return work.with(github.getRepository(repository));
        } catch (IOException e) {
            throw failure(what, e);
        }
    }

    /** A request below the repository that the library does not have. */
    JsonNode send(String what, String method, String path, ObjectNode body) {
        URI address = URI.create(api + "/repos/" + repository + path);
        try (GitHubConnectorResponse response =
                connector.send(new RestCall(method, address.toURL(), authorization(), Json.pretty(body)))) {
            try (InputStream stream = response.bodyStream()) {
                byte[] bytes = stream.readAllBytes();
                if (response.statusCode() >= CLIENT_ERROR) {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    throw new HttpException(text, response.statusCode(), "", address.toString());
                }
                return Json.parse(bytes);
            }
        } catch (IOException e) {
            throw failure(what, e);
        }
    }

    /** A problem out of what GitHub says. Its messages name no token. */
    ProblemException failure(String what, IOException e) {
        return GithubProblem.of(repository, what, e);
    }
}
