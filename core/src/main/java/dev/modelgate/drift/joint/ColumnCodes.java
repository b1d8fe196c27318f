package dev.modelgate.drift.joint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column's values in few ordered codes, made of the rows of both sides alike: what only one side tells must not show in
 * how the other is written down.
 */
final class ColumnCodes {
    /** Codes of values are 0 to 62. */
    private static final int VALUES = 63;

    private static final byte NOT_FINITE = VALUES;
    private static final byte MISSING = VALUES + 1;

    private ColumnCodes() {}

    /** Numbers: cells of about equal mass. */
    static byte[] ofNumbers(double[] numbers, boolean[] missing) {
        double[] finite = new double[numbers.length];
        int size = 0;
        for (int row = 0; row < numbers.length; row++) {
            if (!missing[row] && Double.isFinite(numbers[row])) {
                finite[size++] = numbers[row] + 0.0;
            }
        }
        double[] sorted = Arrays.copyOf(finite, size);
        Arrays.sort(sorted);
        double[] bounds = bounds(sorted);
        byte[] codes = new byte[numbers.length];
        for (int row = 0; row < codes.length; row++) {
            boolean number = Double.isFinite(numbers[row]);
            codes[row] = missing[row] ? MISSING : number ? code(numbers[row] + 0.0, bounds) : NOT_FINITE;
        }
        return codes;
    }

    /** The least values of all cells but the first. */
    private static double[] bounds(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().limit(VALUES + 1L).toArray();
        if (distinct.length <= VALUES) {
            return Arrays.copyOfRange(distinct, Math.min(1, distinct.length), distinct.length);
        }
        double[] bounds = new double[VALUES - 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = sorted[(int) ((i + 1L) * sorted.length / VALUES)];
        }
        return Arrays.stream(bounds).distinct().toArray();
    }

    private static byte code(double value, double[] bounds) {
        int at = Arrays.binarySearch(bounds, value);
        return (byte) (at >= 0 ? at + 1 : -at - 1);
    }

    /** Texts: the most frequent ones by rank, all others alike. */
    static byte[] ofTexts(String[] texts, boolean[] missing) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < texts.length; row++) {
            if (!missing[row]) {
                counts.merge(texts[row], 1, Integer::sum);
            }
        }
        List<String> frequent = counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(VALUES - 1L)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> ranks = new HashMap<>();
        frequent.forEach(text -> ranks.put(text, ranks.size()));
        byte[] codes = new byte[texts.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = missing[row]
                    ? MISSING
                    : ranks.getOrDefault(texts[row], VALUES - 1).byteValue();
        }
        return codes;
    }

    /** Values that are not read, which are there or not. */
    static byte[] ofPresence(boolean[] missing) {
        byte[] codes = new byte[missing.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = missing[row] ? MISSING : 0;
        }
        return codes;
    }
}
