package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Column;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.RowExample;
import dev.modelgate.testkit.data.DataEngineContract;
import dev.modelgate.testkit.data.StreamingEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** The engine that streams rows, over rows of files. */
class StreamingContractTest extends DataEngineContract {
    @Override
    public OpenDataEngine engine(Path scratch) {
        OpenDataEngine files = new DuckDbProvider().open(2, scratch);
        return new Streaming(files, new StreamingEngine(files, files));
    }

    private record Streaming(OpenDataEngine files, StreamingEngine engine) implements OpenDataEngine {
        @Override
        public List<Column> columns(Dataset dataset) {
            return engine.columns(dataset);
        }

        @Override
        public Measurements measure(Dataset dataset, List<Measure> measures) {
            return engine.measure(dataset, measures);
        }

        @Override
        public SortedMap<Long, Measurements> measure(Dataset dataset, List<Measure> measures, Blocks blocks) {
            return engine.measure(dataset, measures, blocks);
        }

        @Override
        public long sample(Dataset dataset, List<String> columns, int most, RowReader reader) {
            return engine.sample(dataset, columns, most, reader);
        }

        @Override
        public List<RowExample> examples(
                Dataset dataset, Measure.Violations violations, List<String> shown, int limit) {
            return engine.examples(dataset, violations, shown, limit);
        }

        @Override
        public void read(Dataset dataset, List<String> columns, RowReader reader) {
            files.read(dataset, columns, reader);
        }

        @Override
        public void close() {
            files.close();
        }
    }
}
