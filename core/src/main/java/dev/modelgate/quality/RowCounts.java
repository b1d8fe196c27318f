package dev.modelgate.quality;

/**
 * What became of the rows of a dataset.
 *
 * @param rows all of them
 * @param unusable how many could not be scored: a value is missing without a fill, or not finite
 * @param unlabelled how many of the others have no label
 * @param timeless how many of those that were scored have no time, where one was asked for
 */
public record RowCounts(long rows, long unusable, long unlabelled, long timeless) {
    /** Rows that have a score. */
    public long scored() {
        return rows - unusable;
    }

    /** Rows that have a score and a label. */
    public long labelled() {
        return scored() - unlabelled;
    }
}
