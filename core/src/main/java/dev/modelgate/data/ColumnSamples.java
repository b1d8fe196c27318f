package dev.modelgate.data;

import java.util.List;
import java.util.function.Consumer;

/** Reads whole columns, one after the other: memory holds the distinct values of one, and not of all. */
public final class ColumnSamples {
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
        for (Column column : columns) {
            to.accept(ColumnSample.of(column, engine.measure(dataset, ColumnSample.measures(column))));
        }
    }
}
