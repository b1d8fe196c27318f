package dev.modelgate.promotion;

import dev.modelgate.run.Waits;
import dev.modelgate.settings.SecretReference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** One place that holds a GitOps repository and its pull requests. */
public interface Forge {
    /** The repository. */
    GitopsRepository repository();

    /** Its pull requests. */
    PullRequests pullRequests();

    /** Opens forges of one kind. Found through {@link java.util.ServiceLoader}. */
    interface Provider {
        /** Whether this provider knows how to reach a repository written like this. */
        boolean accepts(Remote remote);

        /**
         * Reaches the repository.
         *
         * @throws dev.modelgate.problem.ProblemException when there is no such repository
         */
        Forge open(Remote remote);
    }

    /**
     * A repository as the project names it, and what is needed to reach it.
     *
     * @param location path or URL as the user wrote it
     * @param base branch that environments are synced from
     * @param folder folder that a relative path starts from
     * @param github how GitHub is reached, when the project says so
     * @param secrets opens secrets, each time anew
     * @param clock the only source of time
     * @param waits lets time pass, where a server asks for that
     */
    record Remote(
            String location,
            String base,
            Path folder,
            Optional<GithubSettings> github,
            Function<SecretReference, String> secrets,
            Clock clock,
            Waits waits) {}
}
