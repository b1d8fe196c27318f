package dev.modelgate.app;

import dev.modelgate.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A result that is worked out beside other work, before anybody asks for it. */
final class Ahead<T> {
    private final CompletableFuture<T> result;

    private Ahead(CompletableFuture<T> result) {
        this.result = result;
    }

    /** Begins, and returns at once. */
    static <T> Ahead<T> begin(Supplier<T> work) {
        return new Ahead<>(CompletableFuture.supplyAsync(work));
    }

    /**
     * The result, as soon as it is there.
     *
     * @throws ProblemException that the work ended with
     */
    T get() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits for the end, and tells whether it gave a result: nothing goes on once a goal has ended. */
    boolean succeeded() {
        return result.handle((value, failure) -> failure == null).join();
    }
}
