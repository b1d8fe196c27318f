package dev.modelgate.data;

import java.nio.file.Path;

/** Opens a data engine. Found through {@link java.util.ServiceLoader}; loading it must not load native code. */
public interface DataEngineProvider {
    /** Name of the engine, such as {@code duckdb}. */
    String name();

    /**
     * Opens the engine.
     *
     * @param threads how many threads it may use, at least 1
     * @param scratch a folder for temporary files
     */
    OpenDataEngine open(int threads, Path scratch);

    /** An engine that holds resources until it is closed. */
    interface OpenDataEngine extends DataEngine, Rows, AutoCloseable {
        @Override
        void close();
    }
}
