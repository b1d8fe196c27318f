package dev.modelgate.model;

/**
 * How much a candidate's figures differ from the champion's on the rows of one slice.
 *
 * @param column the column that is sliced by
 * @param value the value, as text, that the rows of the slice share
 * @param rows rows with a label
 * @param difference candidate less champion, paired
 */
public record SliceDifference(String column, String value, long rows, MetricIntervals difference) {
    /** Name of the slice for people. */
    public String name() {
        return column + " = " + value;
    }
}
