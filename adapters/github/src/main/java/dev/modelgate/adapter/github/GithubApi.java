package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnector;

/** One repository of GitHub: what the library does for it, and the few requests that the library has not. */
final class GithubApi {
    private final String repository;
    private final Supplier<String> token;
    private final GitHub github;
    private final RestClient rest;

    /**
     * Reaches a repository.
     *
     * @param api address of REST, as {@code https://api.github.com}
     * @param repository {@code owner/name}
     * @param connector sends requests
     * @param token opened at each call, as an installation's token ends after an hour
     */
    GithubApi(URI api, String repository, GitHubConnector connector, Supplier<String> token) {
        this.repository = repository;
        this.token = token;
        this.rest = new RestClient(api, repository, connector, this::authorization);
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
        } catch (GHException e) {
            // Pages of a list are read by an iterator, which can throw no other.
            throw failure(what, new IOException(e));
        }
    }

    /** A request below the repository that the library does not have. */
    JsonNode send(String what, String method, String path, ObjectNode body) {
        return rest.send(what, method, "/repos/" + repository + path, body);
    }

    /** The same; whether GitHub took it, or refused it as a thing that cannot be done as it is now. */
    boolean accepted(String what, String method, String path, ObjectNode body) {
        return rest.accepted(what, method, "/repos/" + repository + path, body);
    }

    /** What stands at a path below the repository. */
    JsonNode get(String what, String path) {
        return rest.get(what, "/repos/" + repository + path);
    }

    /** The same; empty when nothing does. */
    Optional<JsonNode> find(String what, String path) {
        return rest.find(what, "/repos/" + repository + path);
    }

    /** Sends a document to GraphQL; the answer may hold errors. */
    JsonNode graphql(String what, String document, ObjectNode variables) {
        ObjectNode body = Json.object().put("query", document);
        body.set("variables", variables);
        return rest.graphql(what, body);
    }

    /** The repository's id in GraphQL. */
    String node() {
        return ask("reading the repository", GHRepository::getNodeId);
    }

    /** A problem out of what GitHub says. Its messages name no token. */
    ProblemException failure(String what, IOException e) {
        return GithubProblem.of(repository, what, e);
    }
}
