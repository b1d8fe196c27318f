package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.MalformedJsonException;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.HttpException;

/** What a refusal of GitHub means for the person who reads it. */
final class GithubProblem {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private GithubProblem() {}

    /**
     * The problem.
     *
     * @param repository {@code owner/name}
     * @param what was tried, as "opening a pull request"
     * @param failure what the library threw
     */
    static ProblemException of(String repository, String what, IOException failure) {
        Optional<HttpException> answer = answer(failure);
        if (answer.isEmpty()) {
            return ProblemException.unknown(
                    Problem.of(
                            "GitHub did not answer when " + what + " in " + repository + ": " + failure.getMessage(),
                            "Run it again: it goes on where it stopped"),
                    failure);
        }
        String said = "GitHub refused " + what + " in " + repository + ": " + words(answer.get());
        return switch (answer.get().getResponseCode()) {
            case UNAUTHORIZED -> invalid(said, "Give a token that is valid, and has not expired", failure);
            case FORBIDDEN -> invalid(said, "Give the token the permission for that in " + repository, failure);
            case NOT_FOUND ->
                invalid(
                        said,
                        "Correct the name; or let the token see " + repository
                                + ": GitHub answers the same when it may not",
                        failure);
            case UNPROCESSABLE -> invalid(said, "Correct what GitHub names", failure);
            default -> ProblemException.unknown(Problem.of(said, "Run it again: it goes on where it stopped"), failure);
        };
    }

    /** Status of the answer; empty when there was none. */
    static Optional<Integer> status(IOException failure) {
        return answer(failure).map(HttpException::getResponseCode);
    }

    /** The library wraps its own exceptions. */
    private static Optional<HttpException> answer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException answer && answer.getResponseCode() > 0) {
                return Optional.of(answer);
            }
            if (cause instanceof GHFileNotFoundException absent) {
                // Its message is the address, a space, and what GitHub said.
                String said = String.valueOf(absent.getMessage()).replaceFirst("^\\S+ ", "");
                return Optional.of(new HttpException(said, NOT_FOUND, "", "", absent));
            }
        }
        return Optional.empty();
    }

    private static ProblemException invalid(String what, String fix, IOException failure) {
        return ProblemException.invalid(Problem.of(what, fix), failure);
    }

    /** What GitHub says: its message, and the reasons of a validation. */
    static String words(HttpException answer) {
        List<String> words = new ArrayList<>();
        try {
            JsonNode body = Json.parse(String.valueOf(answer.getMessage()).getBytes(StandardCharsets.UTF_8));
            words.add(body.path("message").asText());
            for (JsonNode error : body.path("errors")) {
                words.add(
                        error.isTextual()
                                ? error.asText()
                                : error.path("message")
                                        .asText(error.path("field").asText() + " is "
                                                + error.path("code").asText()));
            }
        } catch (MalformedJsonException e) {
            words.add("status " + answer.getResponseCode());
        }
        return String.join(", ", words);
    }
}
