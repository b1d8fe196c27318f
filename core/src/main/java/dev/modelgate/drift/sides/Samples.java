package dev.modelgate.drift.sides;

import dev.modelgate.data.SampledColumns;
import dev.modelgate.statistics.NumericSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples of the numbers of one side, by column.
 *
 * @param numbers the columns that have numbers, and none too large to compute with
 * @param whole whether the samples are all there is
 */
record Samples(Map<String, NumericSample> numbers, boolean whole) {
    static final int MOST_ROWS = 200_000;

    static Samples none() {
        return new Samples(Map.of(), false);
    }

    static Samples of(List<String> names, SampledColumns sampled) {
        Map<String, NumericSample> numbers = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            double[] sorted = sampled.numbers(i);
            boolean computable =
                    sorted.length > 0 && Math.max(-sorted[0], sorted[sorted.length - 1]) <= NumericSample.LARGEST;
            if (computable) {
                numbers.put(names.get(i), NumericSample.of(sorted));
            }
        }
        return new Samples(numbers, sampled.whole());
    }

    Optional<NumericSample> of(String column) {
        return Optional.ofNullable(numbers.get(column));
    }
}
