package dev.modelgate.data;

import java.util.List;
import java.util.SortedMap;

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
     * Measure.Categories}, {@link Measure.FrequentCategories}) by a scan of their column. Files that are written row by
     * row are copied column by column before the first distribution, cells, blocks or sample, and read no more.
     *
     * @throws dev.modelgate.problem.ProblemException as {@link #columns}, or when a measure names a column that does
     *     not exist or does not fit its type
     */
    Measurements measure(Dataset dataset, List<Measure> measures);

    /**
     * Answers all measures for every block of rows, as {@link #measure(Dataset, List)} would if the dataset had no other
     * rows than the block's. Counts over all blocks add up to those of the rows that belong to a block.
     *
     * @return the answers by block, in ascending order; blocks without rows are left out
     * @throws dev.modelgate.problem.ProblemException as {@link #measure(Dataset, List)}, or when the blocks' column does
     *     not exist or does not fit
     */
    SortedMap<Long, Measurements> measure(Dataset dataset, List<Measure> measures, Blocks blocks);

    /**
     * Hands a part of the rows, in file order, to a reader: those that {@link EvenSample#of} takes. The same data give the
     * same rows, at any number of threads.
     *
     * @param columns the columns to read, at least one
     * @param most the most rows to read, at least 1
     * @return how many rows each row stands for: 1 when every row was read
     * @throws dev.modelgate.problem.ProblemException when a file cannot be read or a column does not exist
     */
    long sample(Dataset dataset, List<String> columns, int most, Rows.RowReader reader);

    /**
     * The first rows, in file order, on which a condition fails.
     *
     * @param shown columns to show beside the row number
     * @param limit the most rows to return
     */
    List<RowExample> examples(Dataset dataset, Measure.Violations violations, List<String> shown, int limit);
}
