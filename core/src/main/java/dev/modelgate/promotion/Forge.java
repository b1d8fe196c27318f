package dev.modelgate.promotion;

import java.nio.file.Path;

/** One place that holds a GitOps repository and its pull requests. */
public interface Forge {
    /** The repository. */
    GitopsRepository repository();

    /** Its pull requests. */
    PullRequests pullRequests();

    /** Opens forges of one kind. Found through {@link java.util.ServiceLoader}. */
    interface Provider {
        /** Whether this provider knows how to reach a repository written like this. */
        boolean accepts(String location);

        /**
         * Reaches the repository.
         *
         * @param location path or URL as the user wrote it
         * @param base branch that environments are synced from
         * @param folder folder that a relative path starts from
         * @throws dev.modelgate.problem.ProblemException when there is no such repository
         */
        Forge open(String location, String base, Path folder);
    }
}
