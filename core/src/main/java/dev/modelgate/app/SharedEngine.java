package dev.modelgate.app;

import dev.modelgate.data.DataEngineProvider;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one data engine of a goal: opened when it is first asked for, or ahead of that beside other work, as to load its
 * native library takes a while.
 */
final class SharedEngine implements AutoCloseable {
    private final Supplier<DataEngineProvider> provider;
    private final int threads;
    private final Supplier<Path> scratch;
    private Optional<Ahead<OpenDataEngine>> opening = Optional.empty();

    /**
     * An engine that is not open yet.
     *
     * @param provider finds the adapter
     * @param threads how many threads it may use
     * @param scratch folder for what does not fit into memory
     */
    SharedEngine(Supplier<DataEngineProvider> provider, int threads, Supplier<Path> scratch) {
        this.provider = provider;
        this.threads = threads;
        this.scratch = scratch;
    }

    /** Begins to open it, and returns at once. What is the matter with it is told to whoever needs it. */
    void expect() {
        opening();
    }

    /** The engine. */
    OpenDataEngine open() {
        return opening().get();
    }

    /** Files are read by several threads, each of which may be the first to expect the engine. */
    private synchronized Ahead<OpenDataEngine> opening() {
        if (opening.isEmpty()) {
            Path folder = scratch.get();
            opening = Optional.of(Ahead.begin(() -> provider.get().open(threads, folder)));
        }
        return opening.get();
    }

    @Override
    public void close() {
        opening.filter(Ahead::succeeded).map(Ahead::get).ifPresent(OpenDataEngine::close);
    }
}
