package dev.modelgate.data;

import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A data engine over tables in memory; it answers what profiles and drift ask for. */
public final class TableEngine implements DataEngine {
    private final Map<String, Map<String, Values>> tables = new HashMap<>();

    private record Values(ColumnType type, List<Optional<Object>> cells) {}

    /** A table that is filled column by column. */
    public final class Table {
        private final String name;

        private Table(String name) {
            this.name = name;
        }

        /** Adds a column; null is a missing value. */
        public Table with(String column, ColumnType type, List<?> cells) {
            List<Optional<Object>> copy = new ArrayList<>();
            cells.forEach(cell -> copy.add(Optional.ofNullable(cell)));
            columnsOf(name).put(column, new Values(type, copy));
            return this;
        }

        /** The table as a dataset; equal names have equal digests. */
        public Dataset dataset() {
            Digest digest = Digest.of(name.getBytes(StandardCharsets.UTF_8));
            DataFile file = new DataFile(Path.of(name + ".parquet"), name + ".parquet", digest, 1);
            return new Dataset(name, DataFormat.PARQUET, List.of(file));
        }
    }

    /** Starts a table. */
    public Table table(String name) {
        tables.put(name, new LinkedHashMap<>());
        return new Table(name);
    }

    @Override
    public List<Column> columns(Dataset dataset) {
        return columnsOf(dataset.name()).entrySet().stream()
                .map(entry -> new Column(
                        entry.getKey(),
                        entry.getValue().type(),
                        entry.getValue().type().name()))
                .toList();
    }

    @Override
    public Measurements measure(Dataset dataset, List<Measure> measures) {
        Map<Measure, Object> answers = new HashMap<>();
        measures.forEach(measure -> answers.put(measure, answer(columnsOf(dataset.name()), measure)));
        return new Measurements(answers);
    }

    private static Object answer(Map<String, Values> table, Measure measure) {
        if (measure instanceof Measure.Rows) {
            return table.values().stream()
                    .mapToLong(column -> column.cells().size())
                    .findFirst()
                    .orElse(0);
        }
        if (measure instanceof Measure.Violations violations && violations.condition() instanceof Condition.NotNull) {
            return column(table, violations.column()).cells().stream()
                    .filter(Optional::isEmpty)
                    .count();
        }
        if (measure instanceof Measure.Numbers numbers) {
            ValueCounts.Builder counts = new ValueCounts.Builder();
            column(table, numbers.column()).cells().stream()
                    .flatMap(Optional::stream)
                    .map(cell -> ((Number) cell).doubleValue())
                    .filter(Double::isFinite)
                    .sorted()
                    .forEach(value -> counts.add(value, 1));
            return counts.build();
        }
        if (measure instanceof Measure.Categories categories) {
            SortedMap<String, Long> counts = new TreeMap<>();
            column(table, categories.column()).cells().stream()
                    .flatMap(Optional::stream)
                    .forEach(cell -> counts.merge(cell.toString(), 1L, Long::sum));
            return counts;
        }
        throw new UnsupportedOperationException(measure.toString());
    }

    private Map<String, Values> columnsOf(String table) {
        return Objects.requireNonNull(tables.get(table), table);
    }

    private static Values column(Map<String, Values> table, String name) {
        return Objects.requireNonNull(table.get(name), name);
    }

    @Override
    public List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit) {
        throw new UnsupportedOperationException("neither profiles nor drift look at rows");
    }
}
