package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataEngineProvider;
import java.nio.file.Path;

/** Opens DuckDB. The native library is loaded by {@link #open}, not before. */
public final class DuckDbProvider implements DataEngineProvider {
    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public OpenDataEngine open(int threads, Path scratch) {
        return new DuckDbEngine(Session.open(threads, scratch));
    }
}
