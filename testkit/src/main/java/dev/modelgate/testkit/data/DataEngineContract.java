package dev.modelgate.testkit.data;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every data engine answers of what profiles and drift ask for. */
public abstract class DataEngineContract implements CellsContract, CategoriesContract, BlocksContract {
    private Tables tables = new Tables(Path.of(""));

    /** For subclasses. */
    protected DataEngineContract() {}

    @Override
    public final Tables tables() {
        return tables;
    }

    @BeforeEach
    void folder(@TempDir Path folder) {
        tables = new Tables(folder);
    }
}
