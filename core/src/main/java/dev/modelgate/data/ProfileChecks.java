package dev.modelgate.data;

import dev.modelgate.statistics.NumericSample;
import java.util.List;

/** Conditions that the parts of a profile share. */
final class ProfileChecks {
    private ProfileChecks() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static void counts(List<Long> counts, int size) {
        require(size > 0, "there are no values");
        require(counts.size() == size, "there are " + size + " values but " + counts.size() + " counts");
        require(counts.stream().allMatch(count -> count > 0), "a count is not positive");
    }

    static void ascending(List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            require(Math.abs(value) <= NumericSample.LARGEST, "the value " + value + " is too large");
            require(i == 0 || values.get(i - 1) < value, "the values do not ascend at " + value);
        }
    }

    static long sum(List<Long> counts) {
        return counts.stream().reduce(0L, Math::addExact);
    }
}
