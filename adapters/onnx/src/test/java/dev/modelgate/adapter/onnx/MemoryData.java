package dev.modelgate.adapter.onnx;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.RowExample;
import dev.modelgate.data.Rows;
import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A table in memory: what a data engine would read from a file. */
final class MemoryData implements DataEngine, Rows {
    private final List<Column> columns;
    private final List<List<Optional<Object>>> rows = new ArrayList<>();

    private MemoryData(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** A table with columns such as {@code temp NUMBER}. */
    static MemoryData of(String... columns) {
        return new MemoryData(Arrays.stream(columns)
                .map(column -> column.split(" "))
                .map(parts -> new Column(parts[0], ColumnType.valueOf(parts[1]), parts[1]))
                .toList());
    }

    /** Adds a row; the word null stands for a missing value. */
    MemoryData row(Object... values) {
        rows.add(Arrays.stream(values)
                .map(value -> value.equals("null") ? Optional.empty() : Optional.of(value))
                .toList());
        return this;
    }

    /** A dataset that stands for this table; its digest changes with the rows. */
    Dataset dataset() {
        Digest digest = Digest.of((columns + " " + rows).getBytes(StandardCharsets.UTF_8));
        return new Dataset(
                "holdout", DataFormat.CSV, List.of(new DataFile(Path.of("holdout.csv"), "holdout.csv", digest, 1)));
    }

    @Override
    public List<Column> columns(Dataset dataset) {
        return columns;
    }

    @Override
    public void read(Dataset dataset, List<String> wanted, RowReader reader) {
        List<String> names = columns.stream().map(Column::name).toList();
        int[] indices = wanted.stream().mapToInt(names::indexOf).toArray();
        for (List<Optional<Object>> row : rows) {
            reader.accept(new View(row, indices));
        }
    }

    @Override
    public Measurements measure(Dataset dataset, List<Measure> measures) {
        throw new UnsupportedOperationException("validating a model measures no columns");
    }

    @Override
    public SortedMap<Long, Measurements> measure(Dataset dataset, List<Measure> measures, Blocks blocks) {
        throw new UnsupportedOperationException("validating a model measures no blocks of rows");
    }

    @Override
    public long sample(Dataset dataset, List<String> wanted, int most, RowReader reader) {
        throw new UnsupportedOperationException("validating a model reads all rows");
    }

    @Override
    public List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit) {
        throw new UnsupportedOperationException("validating a model shows no rows");
    }

    private record View(List<Optional<Object>> row, int[] indices) implements RowView {
        @Override
        public boolean isNull(int column) {
            return row.get(indices[column]).isEmpty();
        }

        @Override
        public double number(int column) {
            Object value = row.get(indices[column]).orElseThrow();
            if (value instanceof Boolean truth) {
                return truth ? 1 : 0;
            }
            return value instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        @Override
        public String text(int column) {
            return row.get(indices[column]).orElseThrow().toString();
        }
    }
}
