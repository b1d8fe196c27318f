package dev.modelgate.model;

import java.util.ArrayList;
import java.util.List;

/** Turns scored rows into quality, whole and slice by slice, and into the comparison with the champion. */
final class HoldoutQuality {
    private final ScoredRows rows;
    private final double threshold;
    private final List<Slice> slices = new ArrayList<>();

    HoldoutQuality(ScoredRows rows, double threshold, int leastSliceRows) {
        this.rows = rows;
        this.threshold = threshold;
        for (int i = 0; i < rows.slices().size(); i++) {
            SliceValues values = rows.slices().get(i);
            int[][] members = rows.rowsByValue(i);
            values.values().stream().sorted().forEach(value -> {
                int[] own = members[values.numberOf(value)];
                slices.add(new Slice(values.column(), value, own, own.length >= leastSliceRows));
            });
        }
    }

    Quality whole() {
        return QualityFigures.quality(rows.candidate(), threshold);
    }

    /** Every value of every slice column, in the order of the columns and sorted by value. */
    List<SliceQuality> slices() {
        return slices.stream()
                .map(slice -> new SliceQuality(slice.column, slice.value, slice.enough, quality(slice)))
                .toList();
    }

    private Quality quality(Slice slice) {
        var own = rows.candidate(slice.members);
        return slice.enough
                ? QualityFigures.quality(own, threshold)
                : new Quality(own.n(), own.positives(), MetricIntervals.NONE);
    }

    Comparison against(ModelVersion champion, double championThreshold) {
        List<SliceDifference> differences = slices.stream()
                .filter(Slice::enough)
                .map(slice -> new SliceDifference(
                        slice.column,
                        slice.value,
                        slice.members.length,
                        QualityFigures.difference(
                                rows.champion(slice.members),
                                championThreshold,
                                rows.candidate(slice.members),
                                threshold)))
                .toList();
        return new Comparison(
                champion,
                rows.size(),
                QualityFigures.metrics(rows.champion(), championThreshold),
                QualityFigures.difference(rows.champion(), championThreshold, rows.candidate(), threshold),
                differences);
    }

    private record Slice(String column, String value, int[] members, boolean enough) {}
}
