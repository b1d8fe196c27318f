package dev.modelgate.testkit.data;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Column;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.EvenSample;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.RowExample;
import dev.modelgate.data.Rows;
import dev.modelgate.data.Rows.RowReader;
import dev.modelgate.data.Rows.RowView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A data engine that takes rows one by one and keeps only aggregates, of a few rows at a time, which it merges: what
 * profiles and drift ask for can be answered by an engine whose data lie on many machines.
 */
public final class StreamingEngine implements DataEngine {
    private static final int PART = 1000;

    private final DataEngine schema;
    private final Rows rows;

    /**
     * An engine.
     *
     * @param schema tells the columns, and is asked nothing else
     * @param rows gives the rows
     */
    public StreamingEngine(DataEngine schema, Rows rows) {
        this.schema = schema;
        this.rows = rows;
    }

    @Override
    public List<Column> columns(Dataset dataset) {
        return schema.columns(dataset);
    }

    @Override
    public Measurements measure(Dataset dataset, List<Measure> measures) {
        Parts parts = new Parts(measures, columnsOf(dataset, measures.stream()));
        rows.read(dataset, parts.columns, row -> parts.add(0, row));
        return parts.merged()
                .getOrDefault(0L, new Aggregates(measures, parts.columns))
                .answers();
    }

    @Override
    public SortedMap<Long, Measurements> measure(Dataset dataset, List<Measure> measures, Blocks blocks) {
        Stream<Measure> all =
                Stream.concat(measures.stream(), blocks.columns().stream().map(Measure.Categories::new));
        Parts parts = new Parts(measures, columnsOf(dataset, all));
        rows.read(
                dataset, parts.columns, row -> blocks.of(row, parts.columns).ifPresent(block -> parts.add(block, row)));
        SortedMap<Long, Measurements> answers = new TreeMap<>();
        parts.merged().forEach((block, aggregates) -> answers.put(block, aggregates.answers()));
        return answers;
    }

    /** The columns to read; where none is asked for, any, since rows can be counted on each. */
    private List<String> columnsOf(Dataset dataset, Stream<Measure> measures) {
        List<String> named = measures.filter(Measure.OfColumn.class::isInstance)
                .map(measure -> ((Measure.OfColumn) measure).column())
                .distinct()
                .toList();
        return named.isEmpty() ? List.of(columns(dataset).get(0).name()) : named;
    }

    @Override
    public long sample(Dataset dataset, List<String> columns, int most, RowReader reader) {
        Measure.Rows count = new Measure.Rows();
        long all = measure(dataset, List.of(count)).count(count);
        EvenSample sample = EvenSample.of(all, most);
        long[] at = {0};
        rows.read(dataset, columns, row -> {
            if (sample.takes(at[0]++)) {
                reader.accept(row);
            }
        });
        return sample.step();
    }

    @Override
    public List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit) {
        throw new UnsupportedOperationException("neither profiles nor drift show rows");
    }

    /** Aggregates of parts of the rows, merged as soon as a part is full. */
    private static final class Parts {
        private final List<Measure> measures;
        private final List<String> columns;
        private final SortedMap<Long, Aggregates> done = new TreeMap<>();
        private SortedMap<Long, Aggregates> part = new TreeMap<>();
        private int size;

        Parts(List<Measure> measures, List<String> columns) {
            this.measures = List.copyOf(new LinkedHashSet<>(measures));
            this.columns = columns;
        }

        void add(long block, RowView row) {
            part.computeIfAbsent(block, any -> new Aggregates(measures, columns))
                    .add(row);
            size++;
            if (size % PART == 0) {
                merge();
            }
        }

        private void merge() {
            part.forEach((block, aggregates) -> done.merge(block, aggregates, Aggregates::with));
            part = new TreeMap<>();
        }

        SortedMap<Long, Aggregates> merged() {
            merge();
            return done;
        }
    }

    /** One aggregate for each measure, in their order. */
    private static final class Aggregates {
        private final List<Measure> measures;
        private final List<Aggregate<?>> aggregates = new ArrayList<>();
        private final int[] columns;

        Aggregates(List<Measure> measures, List<String> names) {
            this.measures = List.copyOf(new LinkedHashSet<>(measures));
            this.measures.forEach(measure -> aggregates.add(Aggregate.of(measure)));
            this.columns = this.measures.stream()
                    .mapToInt(measure -> measure instanceof Measure.OfColumn one ? names.indexOf(one.column()) : 0)
                    .toArray();
        }

        void add(RowView row) {
            for (int i = 0; i < columns.length; i++) {
                aggregates.get(i).add(row, columns[i]);
            }
        }

        Aggregates with(Aggregates other) {
            for (int i = 0; i < columns.length; i++) {
                merge(aggregates.get(i), other.aggregates.get(i));
            }
            return this;
        }

        /** Both are aggregates of the same measure. */
        @SuppressWarnings("unchecked")
        private static <A extends Aggregate<A>> void merge(Aggregate<?> into, Aggregate<?> other) {
            ((A) into).merge((A) other);
        }

        Measurements answers() {
            Map<Measure, Object> answers = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                answers.put(measures.get(i), aggregates.get(i).answer());
            }
            return new Measurements(answers);
        }
    }
}
