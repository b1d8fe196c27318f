package dev.modelgate.testkit.data;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** An engine, and tables for it. */
interface EngineUnderTest {
    /** The engine, new. */
    OpenDataEngine engine(Path scratch);

    /** Tables of the test that runs. */
    Tables tables();

    default Measurements measure(Dataset dataset, Measure... measures) {
        try (OpenDataEngine engine = engine(tables().scratch())) {
            return engine.measure(dataset, List.of(measures));
        }
    }

    default SortedMap<Long, Measurements> measure(Dataset dataset, Blocks blocks, Measure... measures) {
        try (OpenDataEngine engine = engine(tables().scratch())) {
            return engine.measure(dataset, List.of(measures), blocks);
        }
    }
}
