package dev.modelgate.data;

import java.util.List;

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
     * Reads a column.
     *
     * @throws dev.modelgate.problem.ProblemException when a file cannot be read
     */
    public ColumnSample read(Dataset dataset, Column column) {
        return ColumnSample.of(column, engine.measure(dataset, ColumnSample.measures(column)));
    }
}
