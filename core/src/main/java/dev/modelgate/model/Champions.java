package dev.modelgate.model;

import java.util.Optional;

/** Tells which model an environment runs now. */
@FunctionalInterface
public interface Champions {
    /**
     * The champion, by what the environment's GitOps files say; empty when none runs yet.
     *
     * @throws dev.modelgate.problem.ProblemException when the environment is not declared or its files cannot be read
     */
    Optional<ModelVersion> of(String environment);
}
