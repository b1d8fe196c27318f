package dev.modelgate.drift.result;

import dev.modelgate.evidence.Rounding;
import java.util.List;

/**
 * Shares of both sides over the same few bins or categories, to be drawn.
 *
 * @param bins labels
 * @param reference share of the reference's values in each, 12 significant digits
 * @param current share of the current values in each, 12 significant digits
 */
public record Chart(List<String> bins, List<Double> reference, List<Double> current) {
    public Chart {
        bins = List.copyOf(bins);
        reference = reference.stream().map(Rounding::twelve).toList();
        current = current.stream().map(Rounding::twelve).toList();
    }

    /** Nothing to draw. */
    public static Chart empty() {
        return new Chart(List.of(), List.of(), List.of());
    }
}
