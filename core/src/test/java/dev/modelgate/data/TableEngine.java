package dev.modelgate.data;

import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A data engine over tables in memory; it answers what profiles and drift ask for, row by row. */
public final class TableEngine implements DataEngine, Rows {
    private final Map<String, Map<String, Values>> tables = new HashMap<>();

    private record Values(ColumnType type, Storage storage, List<Optional<Object>> cells) {}

    /** A table that is filled column by column. */
    public final class Table {
        private final String name;

        private Table(String name) {
            this.name = name;
        }

        /** Adds a column; null is a missing value. Times are instants, dates, or numbers of seconds since 1970. */
        public Table with(String column, ColumnType type, List<?> cells) {
            return with(column, type, Storage.PLAIN, cells);
        }

        /** Adds a column that a file would hold in its own way. */
        public Table with(String column, ColumnType type, Storage storage, List<?> cells) {
            List<Optional<Object>> copy = new ArrayList<>(cells.size());
            cells.forEach(cell -> copy.add(Optional.ofNullable(cell)));
            columnsOf(name).put(column, new Values(type, storage, copy));
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
                        entry.getValue().storage(),
                        entry.getValue().type().name()))
                .toList();
    }

    @Override
    public Measurements measure(Dataset dataset, List<Measure> measures) {
        List<String> names = names(dataset);
        MeasuredRows measured = new MeasuredRows(measures, names);
        read(dataset, names, measured::add);
        return measured.answers();
    }

    @Override
    public SortedMap<Long, Measurements> measure(Dataset dataset, List<Measure> measures, Blocks blocks) {
        SortedMap<Long, MeasuredRows> measured = new TreeMap<>();
        List<String> names = names(dataset);
        read(
                dataset,
                names,
                row -> blocks.of(row, names)
                        .ifPresent(block -> measured.computeIfAbsent(block, any -> new MeasuredRows(measures, names))
                                .add(row)));
        SortedMap<Long, Measurements> answers = new TreeMap<>();
        measured.forEach((block, rows) -> answers.put(block, rows.answers()));
        return answers;
    }

    @Override
    public long sample(Dataset dataset, List<String> columns, int most, RowReader reader) {
        Rowwise rows = new Rowwise(dataset, columns);
        EvenSample sample = EvenSample.of(rows.size(), most);
        for (int i = 0; i < rows.size(); i++) {
            if (sample.takes(i)) {
                rows.at = i;
                reader.accept(rows);
            }
        }
        return sample.step();
    }

    @Override
    public void read(Dataset dataset, List<String> columns, RowReader reader) {
        sample(dataset, columns, Integer.MAX_VALUE, reader);
    }

    private List<String> names(Dataset dataset) {
        return List.copyOf(columnsOf(dataset.name()).keySet());
    }

    private Map<String, Values> columnsOf(String table) {
        return Objects.requireNonNull(tables.get(table), table);
    }

    @Override
    public List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit) {
        throw new UnsupportedOperationException("neither profiles nor drift show rows");
    }

    private final class Rowwise implements RowView {
        private final List<Values> columns;
        private int at;

        Rowwise(Dataset dataset, List<String> names) {
            Map<String, Values> table = columnsOf(dataset.name());
            columns = names.stream()
                    .map(name -> Objects.requireNonNull(table.get(name), name))
                    .toList();
        }

        int size() {
            return columns.stream()
                    .mapToInt(column -> column.cells().size())
                    .findFirst()
                    .orElse(0);
        }

        private Optional<Object> cell(int column) {
            return columns.get(column).cells().get(at);
        }

        @Override
        public boolean isNull(int column) {
            return cell(column).isEmpty();
        }

        @Override
        public double number(int column) {
            Object cell = cell(column).orElse(Double.NaN);
            if (cell instanceof Number number) {
                return number.doubleValue();
            }
            if (cell instanceof Instant instant) {
                return instant.getEpochSecond() + instant.getNano() / 1e9;
            }
            if (cell instanceof LocalDate date) {
                return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            }
            return cell instanceof Boolean truth ? truth ? 1 : 0 : Double.NaN;
        }

        @Override
        public String text(int column) {
            return cell(column).map(Object::toString).orElse("");
        }
    }
}
