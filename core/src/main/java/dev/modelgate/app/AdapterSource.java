package dev.modelgate.app;

import dev.modelgate.problem.ProblemException;
import java.util.Optional;

/** Where a frontend finds adapters: those that came with it, and those that it fetches when they are first needed. */
public interface AdapterSource {
    /** Class loader of the adapters that came with the frontend. */
    ClassLoader atHand();

    /**
     * Class loader that has the adapters of one more module; empty when this frontend fetches none.
     *
     * @param module name of the module, such as {@code modelgate-adapter-duckdb}
     * @throws ProblemException UNKNOWN when the module cannot be fetched
     */
    Optional<ClassLoader> with(String module);

    /** The adapters of one class loader and no other. */
    static AdapterSource of(ClassLoader loader) {
        return new AdapterSource() {
            @Override
            public ClassLoader atHand() {
                return loader;
            }

            @Override
            public Optional<ClassLoader> with(String module) {
                return Optional.empty();
            }
        };
    }
}
