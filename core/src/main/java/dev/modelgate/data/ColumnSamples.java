package dev.modelgate.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads whole columns, a few at a time: memory holds the distinct values of those few, and not of all. */
public final class ColumnSamples {
    /** Each batch reads the files once more; of Parquet, only the columns that it asks for. */
    private static final int AT_ONCE = 8;

    private final DataEngine engine;

    /** A reader over an engine. */
    public ColumnSamples(DataEngine engine) {
        this.engine = engine;
    }

    /** Number of rows of a dataset. */
    public long rows(Dataset dataset) {
        Measure.Rows rows = new Measure.Rows();
        return engine.measure(dataset, List.of(rows)).count(rows);
    }

    /**
     * Reads columns and hands over each as soon as it is read.
     *
     * @throws dev.modelgate.problem.ProblemException when a file cannot be read
     */
    public void read(Dataset dataset, List<Column> columns, Consumer<ColumnSample> to) {
        for (int from = 0; from < columns.size(); from += AT_ONCE) {
            List<Column> batch = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
            List<Measure> measures = new ArrayList<>();
            batch.forEach(column -> measures.addAll(ColumnSample.measures(column)));
            Measurements measured =
                    engine.measure(dataset, measures.stream().distinct().toList());
            batch.forEach(column -> to.accept(ColumnSample.of(column, measured)));
        }
    }
}
