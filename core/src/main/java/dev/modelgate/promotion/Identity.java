package dev.modelgate.promotion;

import dev.modelgate.run.RunContext;

/**
 * Under which name Modelgate commits.
 *
 * @param name name
 * @param email address
 */
public record Identity(String name, String email) {
    /** The name that is used when nobody gives another one. */
    public static Identity modelgate() {
        return new Identity("Modelgate", "noreply@modelgate.dev");
    }

    /** The identity as an author of this moment. */
    public GitopsRepository.Author now(RunContext context) {
        return new GitopsRepository.Author(name, email, context.clock().instant());
    }
}
