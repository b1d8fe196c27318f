package dev.modelgate.data;

import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.SortedValues;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The finite numbers of a column, left with the engine: their ends are known, counts are asked for, and only who walks
 * over them reads them all.
 */
public final class EngineNumbers implements SortedValues {
    private static final int SAMPLED = 200_000;

    /**
     * What is known of all rows.
     *
     * @param rows rows of the dataset
     * @param nulls rows without a value
     * @param n the finite numbers, at least one
     * @param least the least of them
     * @param greatest the greatest of them
     * @param mean their mean
     */
    public record Summary(long rows, long nulls, long n, double least, double greatest, double mean) {}

    private final DataEngine engine;
    private final Dataset dataset;
    private final Column column;
    private final Summary summary;
    private final NumericSample sample;
    private Optional<ValueCounts> whole = Optional.empty();

    private EngineNumbers(DataEngine engine, Dataset dataset, Column column, Summary summary, NumericSample sample) {
        this.engine = engine;
        this.dataset = dataset;
        this.column = column;
        this.summary = summary;
        this.sample = sample;
    }

    /**
     * The numbers of a column; empty when there are none, or some that {@link NumericSample} refuses.
     *
     * @param column of numbers or times
     */
    public static Optional<EngineNumbers> of(DataEngine engine, Dataset dataset, Column column) {
        Optional<Summary> summary = summary(engine, dataset, column.name());
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        double[] sampled = SampledColumns.read(engine, dataset, List.of(column.name()), SAMPLED)
                .numbers(0);
        return sampled.length == 0
                ? Optional.empty()
                : Optional.of(new EngineNumbers(engine, dataset, column, summary.get(), NumericSample.of(sampled)));
    }

    private static Optional<Summary> summary(DataEngine engine, Dataset dataset, String name) {
        Measure.Rows rows = new Measure.Rows();
        Measure.Violations nulls = new Measure.Violations(name, new Condition.NotNull());
        Measure.Minimum minimum = new Measure.Minimum(name);
        Measure.Maximum maximum = new Measure.Maximum(name);
        Measure.Mean mean = new Measure.Mean(name);
        Measure.CellCounts finite = new Measure.CellCounts(name, new Cells.Bins(List.of()));
        Measurements measured = engine.measure(dataset, List.of(rows, nulls, minimum, maximum, mean, finite));
        OptionalDouble least = measured.number(minimum);
        OptionalDouble greatest = measured.number(maximum);
        boolean admissible = least.isPresent()
                && greatest.isPresent()
                && Math.max(-least.getAsDouble(), greatest.getAsDouble()) <= NumericSample.LARGEST;
        return admissible
                ? Optional.of(new Summary(
                        measured.count(rows),
                        measured.count(nulls),
                        measured.cells(finite).get(0),
                        least.getAsDouble(),
                        greatest.getAsDouble(),
                        measured.number(mean).orElseThrow()))
                : Optional.empty();
    }

    /** What is known of all rows. */
    public Summary summary() {
        return summary;
    }

    /** Some of the numbers, spread evenly over the rows. */
    public NumericSample sample() {
        return sample;
    }

    @Override
    public long n() {
        return summary.n();
    }

    @Override
    public double least() {
        return summary.least();
    }

    @Override
    public double greatest() {
        return summary.greatest();
    }

    @Override
    public Cursor cursor() {
        return whole().cursor();
    }

    @Override
    public double[] someDistinct(int most) {
        return sample.distinct() >= most ? sample.someDistinct(most) : whole().someDistinct(most);
    }

    @Override
    public long[] countsBelow(double[] ascending) {
        if (whole.isPresent()) {
            return whole.get().countsBelow(ascending);
        }
        List<Double> edges = Arrays.stream(ascending).boxed().toList();
        Measure.CellCounts cells = new Measure.CellCounts(column.name(), new Cells.Bins(edges));
        List<Long> counts = engine.measure(dataset, List.of(cells)).cells(cells);
        long[] below = new long[ascending.length];
        long passed = 0;
        for (int i = 0; i < below.length; i++) {
            passed += counts.get(i);
            below[i] = passed;
        }
        return below;
    }

    private ValueCounts whole() {
        if (whole.isEmpty()) {
            whole = Optional.of(new ColumnSamples(engine).read(dataset, column).numbers());
        }
        return whole.get();
    }
}
