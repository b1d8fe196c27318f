package dev.modelgate.benchmarks;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Cells;
import dev.modelgate.data.Column;
import dev.modelgate.data.Condition;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.EvenSample;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.RowExample;
import dev.modelgate.data.Rows.RowReader;
import dev.modelgate.data.Rows.RowView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Answers what drift asks for from tables in memory, so that a simulation spends its time on the verdicts.
 *
 * @param tables the tables by the name of their dataset
 */
record MemoryEngine(Map<String, MemoryTable> tables) implements DataEngine {
    /** Which cell of a measure a row counts in, none when negative. */
    private record Counted(int cells, boolean single, IntUnaryOperator cell) {}

    private MemoryTable table(Dataset dataset) {
        return Objects.requireNonNull(tables.get(dataset.name()), dataset.name());
    }

    @Override
    public List<Column> columns(Dataset dataset) {
        return table(dataset).columns().entrySet().stream()
                .map(entry -> new Column(
                        entry.getKey(),
                        entry.getValue().type(),
                        entry.getValue().type().name()))
                .toList();
    }

    @Override
    public Measurements measure(Dataset dataset, List<Measure> measures) {
        MemoryTable table = table(dataset);
        int[] one = new int[table.rows()];
        Map<Measure, Object> answers = new HashMap<>();
        for (Measure measure : measures) {
            answers.put(measure, counts(measure) ? answers(table, measure, one, 1)[0] : values(table, measure));
        }
        return new Measurements(answers);
    }

    @Override
    public SortedMap<Long, Measurements> measure(Dataset dataset, List<Measure> measures, Blocks blocks) {
        MemoryTable table = table(dataset);
        MemoryTable.Values axis = table.column(blocks.column());
        SortedMap<Long, Integer> found = new TreeMap<>();
        int[] block = new int[table.rows()];
        for (int row = 0; row < block.length; row++) {
            double at = axis.cells()[row];
            block[row] = Double.isNaN(at) ? -1 : found.computeIfAbsent(block(blocks, axis, at), any -> found.size());
        }
        Map<Measure, Object[]> answers = new HashMap<>();
        measures.forEach(measure -> answers.put(measure, answers(table, measure, block, found.size())));
        SortedMap<Long, Measurements> byBlock = new TreeMap<>();
        found.forEach((id, at) -> {
            Map<Measure, Object> ofBlock = new HashMap<>();
            answers.forEach((measure, all) -> ofBlock.put(measure, all[at]));
            byBlock.put(id, new Measurements(ofBlock));
        });
        return byBlock;
    }

    private static long block(Blocks blocks, MemoryTable.Values axis, double at) {
        return blocks instanceof Blocks.Time time
                ? time.block(at)
                : ((Blocks.Hashed) blocks).block(axis.names().get((int) at));
    }

    private static boolean counts(Measure measure) {
        return measure instanceof Measure.Rows
                || measure instanceof Measure.Violations
                || measure instanceof Measure.NonFinite
                || measure instanceof Measure.CellCounts;
    }

    /** The answers to a measure that counts, one for each block. */
    private static Object[] answers(MemoryTable table, Measure measure, int[] block, int blocks) {
        Counted counted = counted(table, measure);
        long[][] counts = new long[blocks][counted.cells()];
        for (int row = 0; row < block.length; row++) {
            int cell = block[row] < 0 ? -1 : counted.cell().applyAsInt(row);
            if (cell >= 0) {
                counts[block[row]][cell]++;
            }
        }
        return Arrays.stream(counts)
                .map(cells -> counted.single()
                        ? (Object) cells[0]
                        : Arrays.stream(cells).boxed().toList())
                .toArray();
    }

    private static Counted counted(MemoryTable table, Measure measure) {
        if (measure instanceof Measure.Rows) {
            return new Counted(1, true, row -> 0);
        }
        if (measure instanceof Measure.Violations nulls && nulls.condition() instanceof Condition.NotNull) {
            double[] cells = table.column(nulls.column()).cells();
            return new Counted(1, true, row -> Double.isNaN(cells[row]) ? 0 : -1);
        }
        if (measure instanceof Measure.NonFinite) {
            // No table here has infinite numbers, and NaN is a value that is missing.
            return new Counted(1, true, row -> -1);
        }
        Measure.CellCounts counts = (Measure.CellCounts) measure;
        MemoryTable.Values values = table.column(counts.column());
        double[] cells = values.cells();
        int size = counts.cells().size();
        if (counts.cells() instanceof Cells.Bins bins) {
            return new Counted(size, false, row -> Double.isNaN(cells[row]) ? -1 : bins.cell(cells[row]));
        }
        List<String> names = ((Cells.Names) counts.cells()).names();
        int[] at = values.names().stream()
                .mapToInt(name -> names.contains(name) ? names.indexOf(name) : size - 1)
                .toArray();
        return new Counted(size, false, row -> Double.isNaN(cells[row]) ? -1 : at[(int) cells[row]]);
    }

    private static Object values(MemoryTable table, Measure measure) {
        MemoryTable.Values values = table.column(((Measure.OfColumn) measure).column());
        if (measure instanceof Measure.FrequentCategories frequent) {
            return FrequentValues.of(categories(values), frequent.most());
        }
        if (measure instanceof Measure.Categories) {
            return categories(values);
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double mean = 0;
        long n = 0;
        for (double cell : values.cells()) {
            if (!Double.isNaN(cell)) {
                n++;
                least = Math.min(least, cell);
                greatest = Math.max(greatest, cell);
                mean += (cell - mean) / n;
            }
        }
        if (n == 0) {
            return OptionalDouble.empty();
        }
        if (measure instanceof Measure.Mean) {
            return OptionalDouble.of(mean);
        }
        return OptionalDouble.of(measure instanceof Measure.Minimum ? least : greatest);
    }

    private static SortedMap<String, Long> categories(MemoryTable.Values values) {
        long[] counts = new long[values.names().size()];
        for (double cell : values.cells()) {
            if (!Double.isNaN(cell)) {
                counts[(int) cell]++;
            }
        }
        SortedMap<String, Long> found = new TreeMap<>();
        IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .forEach(i -> found.put(values.names().get(i), counts[i]));
        return found;
    }

    @Override
    public long sample(Dataset dataset, List<String> columns, int most, RowReader reader) {
        MemoryTable table = table(dataset);
        EvenSample sample = EvenSample.of(table.rows(), most);
        MemoryTable.Values[] values =
                columns.stream().map(name -> table.column(name)).toArray(MemoryTable.Values[]::new);
        Row view = new Row(values);
        for (view.at = 0; view.at < table.rows(); view.at++) {
            if (sample.takes(view.at)) {
                reader.accept(view);
            }
        }
        return sample.step();
    }

    @Override
    public List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit) {
        throw new UnsupportedOperationException("drift shows no rows");
    }

    private static final class Row implements RowView {
        private final MemoryTable.Values[] columns;
        private int at;

        Row(MemoryTable.Values[] columns) {
            this.columns = columns;
        }

        @Override
        public boolean isNull(int column) {
            return Double.isNaN(number(column));
        }

        @Override
        public double number(int column) {
            return columns[column].cells()[at];
        }

        @Override
        public String text(int column) {
            double cell = number(column);
            List<String> names = columns[column].names();
            return names.isEmpty() ? Double.toString(cell) : names.get((int) cell);
        }
    }
}
