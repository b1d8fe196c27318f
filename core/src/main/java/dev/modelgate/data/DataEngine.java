package dev.modelgate.data;

import java.util.List;

/** Reads datasets. Whatever it measures is exact unless the measure's documentation says otherwise. */
public interface DataEngine {
    /**
     * The columns of a dataset, in file order.
     *
     * @throws dev.modelgate.problem.ProblemException when a file cannot be read as its format, or the files' columns
     *     differ
     */
    List<Column> columns(Dataset dataset);

    /**
     * Answers aggregates in one scan of each file, and distributions ({@link Measure.Numbers}, {@link
     * Measure.Categories}) by a scan of their column: files that are written row by row are copied column by column
     * before the first of these, and read no more.
     *
     * @throws dev.modelgate.problem.ProblemException as {@link #columns}, or when a measure names a column that does
     *     not exist or does not fit its type
     */
    Measurements measure(Dataset dataset, List<Measure> measures);

    /**
     * The first rows, in file order, on which a condition fails.
     *
     * @param shown columns to show beside the row number
     * @param limit the most rows to return
     */
    List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit);
}
