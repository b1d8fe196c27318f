package dev.modelgate.model;

import java.util.List;

/**
 * A candidate beside the champion, on the same rows. It holds only as long as the champion is this one.
 *
 * @param champion the model that was compared with
 * @param rows rows with a label
 * @param championMetrics the champion's own figures
 * @param difference candidate less champion, with paired intervals
 * @param slices the same for every slice that has enough rows
 */
public record Comparison(
        ModelVersion champion,
        long rows,
        MetricIntervals championMetrics,
        MetricIntervals difference,
        List<SliceDifference> slices) {
    public Comparison {
        slices = List.copyOf(slices);
    }
}
