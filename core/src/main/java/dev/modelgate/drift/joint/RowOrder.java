package dev.modelgate.drift.joint;

import java.util.stream.IntStream;

/** An order of rows by what they hold, so that nothing depends on the order in which they were read. */
final class RowOrder {
    private RowOrder() {}

    /** Compares two rows by what they hold. */
    @FunctionalInterface
    interface Comparison {
        int compare(int a, int b);
    }

    /** The rows in order; rows that hold the same stand reference first. */
    static int[] of(boolean[] current, Comparison comparison) {
        return IntStream.range(0, current.length)
                .boxed()
                .sorted((a, b) -> {
                    int held = comparison.compare(a, b);
                    return held != 0 ? held : Boolean.compare(current[a], current[b]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static boolean[] ordered(boolean[] values, int[] order) {
        boolean[] ordered = new boolean[values.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = values[order[i]];
        }
        return ordered;
    }

    static byte[] ordered(byte[] values, int[] order) {
        byte[] ordered = new byte[values.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = values[order[i]];
        }
        return ordered;
    }
}
