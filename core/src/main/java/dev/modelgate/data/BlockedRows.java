package dev.modelgate.data;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The rows of a dataset in blocks, at several scales, and how much counts vary between them. */
public final class BlockedRows {
    /** Finer blocks would cost more and say no more. */
    private static final int MOST_BLOCKS = 1024;

    /** One wrong date, far off, must not make the blocks of all other rows coarse. */
    private static final double OUTSIDE = 0.01;

    private static final int MOST_SPARSE_BLOCKS = 16 * MOST_BLOCKS;
    private static final int SAMPLED = 200_000;

    private final DataEngine engine;
    private final Dataset dataset;
    private final List<Axis> axes;
    private final List<RowScale> scales;

    /** Blocks as short as one column can have, and the longer ones that they add up to. */
    private record Axis(Blocks finest, List<Long> lengths) {
        long block(long fine, long length) {
            return finest instanceof Blocks.Time time ? Math.floorDiv(fine * time.seconds(), length) : fine;
        }
    }

    private BlockedRows(DataEngine engine, Dataset dataset, List<Axis> axes) {
        this.engine = engine;
        this.dataset = dataset;
        this.axes = List.copyOf(axes);
        this.scales = counted();
    }

    /**
     * The rows of a dataset.
     *
     * @param groups what is known of how they depend on each other
     * @throws ProblemException when a column that was named does not exist or is of no fitting type
     */
    public static BlockedRows of(DataEngine engine, Dataset dataset, RowGroups groups) {
        List<Column> columns = engine.columns(dataset);
        if (groups.independent()) {
            return new BlockedRows(engine, dataset, List.of());
        }
        List<Column> times = columns.stream()
                .filter(column -> column.type().temporal() && groups.cluster().isEmpty())
                .limit(RowGroups.MOST_TIMES)
                .toList();
        if (groups.time().isPresent()) {
            Column time = named(columns, groups.time().get(), "drift.time", dataset);
            requireType(time.type().temporal(), time, "drift.time", "a date or a timestamp");
            times = List.of(time);
        }
        List<Axis> axes = new ArrayList<>(axes(engine, dataset, times));
        groups.cluster()
                .map(name -> named(columns, name, "drift.cluster", dataset))
                .map(BlockedRows::clusters)
                .ifPresent(axes::add);
        return new BlockedRows(engine, dataset, axes);
    }

    private static Axis clusters(Column column) {
        requireType(column.type() != ColumnType.OTHER, column, "drift.cluster", "a value that can be compared");
        return new Axis(new Blocks.Hashed(column.name(), MOST_BLOCKS), List.of(0L));
    }

    private static Column named(List<Column> columns, String name, String key, Dataset dataset) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "Dataset " + dataset.name() + " has no column " + name,
                        "Correct {key:" + key + "}, or use data that have the column")));
    }

    private static void requireType(boolean fits, Column column, String key, String expected) {
        if (!fits) {
            throw ProblemException.invalid(Problem.of(
                    "Column " + column.name() + " is " + column.nativeType() + ", not " + expected,
                    "Correct {key:" + key + "}"));
        }
    }

    private static List<Axis> axes(DataEngine engine, Dataset dataset, List<Column> times) {
        if (times.isEmpty()) {
            return List.of();
        }
        List<String> names = times.stream().map(Column::name).toList();
        SampledColumns sampled = SampledColumns.read(engine, dataset, names, SAMPLED);
        List<Measure> ends = new ArrayList<>();
        names.forEach(name -> ends.addAll(List.of(new Measure.Minimum(name), new Measure.Maximum(name))));
        Measurements measured = engine.measure(dataset, ends);
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double[] sorted = sampled.numbers(i);
            if (sorted.length > 0) {
                int outside = (int) (sorted.length * OUTSIDE);
                double central = sorted[sorted.length - 1 - outside] - sorted[outside];
                double all = measured.number(new Measure.Maximum(names.get(i))).orElseThrow()
                        - measured.number(new Measure.Minimum(names.get(i))).orElseThrow();
                axes.add(axis(names.get(i), central, all));
            }
        }
        return axes;
    }

    private static Axis axis(String column, double central, double all) {
        List<Long> lengths = RowScale.LENGTHS.stream()
                .filter(length -> central / length < MOST_BLOCKS && all / length < MOST_SPARSE_BLOCKS)
                .toList();
        List<Long> any = lengths.isEmpty() ? List.of(RowScale.LENGTHS.get(RowScale.LENGTHS.size() - 1)) : lengths;
        return new Axis(new Blocks.Time(column, any.get(0)), any);
    }

    private List<RowScale> counted() {
        Measure.Rows rows = new Measure.Rows();
        List<RowScale> counted = new ArrayList<>();
        for (Axis axis : axes) {
            Collection<Long> blocks =
                    engine.measure(dataset, List.of(rows), axis.finest()).keySet();
            for (long length : axis.lengths()) {
                counted.add(new RowScale(axis.finest().column(), length, distinct(axis, blocks, length)));
            }
        }
        return counted;
    }

    private static long distinct(Axis axis, Collection<Long> blocks, long length) {
        return blocks.stream()
                .map(block -> axis.block(block, length))
                .distinct()
                .count();
    }

    /** Every scale: of each column from the finest to the coarsest. */
    public List<RowScale> scales() {
        return scales;
    }

    /**
     * How much counts vary between the blocks of every scale.
     *
     * @param measures what the counts are made of
     * @param tables each makes counts over cells, the same cells in every block
     * @return for every table, in their order, the variances at every scale, in the order of {@link #scales}; empty where
     *     there are too few blocks, or nothing varies
     */
    public List<List<Optional<SideVariance>>> variances(
            List<Measure> measures, List<Function<Measurements, long[]>> tables) {
        List<List<Optional<SideVariance>>> variances = new ArrayList<>();
        tables.forEach(table -> variances.add(new ArrayList<>()));
        for (Axis axis : axes) {
            add(
                    variances,
                    axis,
                    engine.measure(dataset, measures.stream().distinct().toList(), axis.finest()),
                    tables);
        }
        return variances;
    }

    private static void add(
            List<List<Optional<SideVariance>>> variances,
            Axis axis,
            SortedMap<Long, Measurements> blocks,
            List<Function<Measurements, long[]>> tables) {
        for (int i = 0; i < tables.size(); i++) {
            for (long length : axis.lengths()) {
                variances.get(i).add(SideVariance.between(counts(axis, length, blocks, tables.get(i))));
            }
        }
    }

    /**
     * What is known of the blocks of one slice of the rows.
     *
     * @param blocks how many of every scale have rows of the slice, in the order of {@link #scales}
     * @param variances how much counts vary between them, as {@link #variances} gives it
     */
    public record OfSlice(List<Long> blocks, List<List<Optional<SideVariance>>> variances) {
        public OfSlice {
            blocks = List.copyOf(blocks);
            variances = List.copyOf(variances);
        }

        private static OfSlice empty(int tables) {
            List<List<Optional<SideVariance>>> none = new ArrayList<>();
            for (int i = 0; i < tables; i++) {
                none.add(new ArrayList<>());
            }
            return new OfSlice(List.of(), none);
        }

        private OfSlice with(
                Axis axis, SortedMap<Long, Measurements> found, List<Function<Measurements, long[]>> tables) {
            List<Long> all = new ArrayList<>(blocks);
            axis.lengths().forEach(length -> all.add(distinct(axis, found.keySet(), length)));
            add(variances, axis, found, tables);
            return new OfSlice(all, variances);
        }
    }

    /**
     * How much counts vary between blocks, slice by slice.
     *
     * @param column the column that is sliced by
     * @param values its values that make a slice
     * @param measures what the counts are made of
     * @param tables each makes counts over cells, the same cells in every block
     * @return a slice for each of the values, in their order, and one for the rows without a value
     */
    public List<OfSlice> slices(
            String column, List<String> values, List<Measure> measures, List<Function<Measurements, long[]>> tables) {
        List<OfSlice> slices = new ArrayList<>();
        for (int i = 0; i <= values.size(); i++) {
            slices.add(OfSlice.empty(tables.size()));
        }
        for (Axis axis : axes) {
            Blocks.Sliced sliced = new Blocks.Sliced(column, values, Optional.of(axis.finest()));
            List<SortedMap<Long, Measurements>> found = new ArrayList<>();
            slices.forEach(slice -> found.add(new TreeMap<>()));
            engine.measure(dataset, measures.stream().distinct().toList(), sliced)
                    .forEach((block, measured) -> found.get(sliced.slice(block)).put(sliced.outside(block), measured));
            for (int i = 0; i < found.size(); i++) {
                slices.set(i, slices.get(i).with(axis, found.get(i), tables));
            }
        }
        return slices;
    }

    private static Collection<long[]> counts(
            Axis axis, long length, SortedMap<Long, Measurements> blocks, Function<Measurements, long[]> table) {
        Map<Long, long[]> merged = new HashMap<>();
        blocks.forEach(
                (fine, measured) -> merged.merge(axis.block(fine, length), table.apply(measured), BlockedRows::sum));
        return merged.values();
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = new long[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
