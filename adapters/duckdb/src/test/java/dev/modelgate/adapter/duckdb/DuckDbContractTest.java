package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.testkit.data.DataEngineContract;
import java.nio.file.Path;

class DuckDbContractTest extends DataEngineContract {
    @Override
    public OpenDataEngine engine(Path scratch) {
        return new DuckDbProvider().open(2, scratch);
    }
}
