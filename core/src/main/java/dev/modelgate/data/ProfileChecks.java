package dev.modelgate.data;

import java.util.List;

/** Conditions that the parts of a profile share. */
final class ProfileChecks {
    private ProfileChecks() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    static long sum(List<Long> counts) {
        return counts.stream().reduce(0L, Math::addExact);
    }
}
