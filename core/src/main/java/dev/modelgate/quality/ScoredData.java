package dev.modelgate.quality;

import dev.modelgate.model.SliceValues;
import dev.modelgate.statistics.ScoredLabels;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Scores of rows with what is known of each: its label, its block of time, its slices. Some 20 bytes a row. */
final class ScoredData {
    /** The block of rows that have no time. */
    static final long NO_BLOCK = Long.MIN_VALUE;

    private static final byte UNKNOWN = -1;
    private static final int FIRST_CAPACITY = 4096;

    private final List<SliceValues> slices;
    private final int[][] sliceNumbers;
    private double[] scores = new double[FIRST_CAPACITY];
    private byte[] labels = new byte[FIRST_CAPACITY];
    private long[] blocks = new long[FIRST_CAPACITY];
    private int size;

    ScoredData(List<String> sliceColumns) {
        this.slices = sliceColumns.stream().map(SliceValues::new).toList();
        this.sliceNumbers = new int[sliceColumns.size()][FIRST_CAPACITY];
    }

    /** Adds a row, whose score follows. */
    void add(boolean labelled, boolean positive, long block, String[] sliceValues) {
        if (size == labels.length) {
            grow();
        }
        labels[size] = labelled ? (byte) (positive ? 1 : 0) : UNKNOWN;
        blocks[size] = block;
        for (int i = 0; i < sliceValues.length; i++) {
            sliceNumbers[i][size] = slices.get(i).numberOf(sliceValues[i]);
        }
        size++;
    }

    private void grow() {
        int capacity = Math.multiplyExact(size, 2);
        scores = Arrays.copyOf(scores, capacity);
        labels = Arrays.copyOf(labels, capacity);
        blocks = Arrays.copyOf(blocks, capacity);
        for (int i = 0; i < sliceNumbers.length; i++) {
            sliceNumbers[i] = Arrays.copyOf(sliceNumbers[i], capacity);
        }
    }

    /** Sets the scores of a batch of rows, the first of which is row {@code from}. */
    void score(int from, double[] batch) {
        System.arraycopy(batch, 0, scores, from, batch.length);
    }

    int size() {
        return size;
    }

    double score(int row) {
        return scores[row];
    }

    boolean labelled(int row) {
        return labels[row] != UNKNOWN;
    }

    /** Whether a row with a label is positive. */
    boolean positive(int row) {
        return labels[row] == 1;
    }

    long block(int row) {
        return blocks[row];
    }

    List<SliceValues> slices() {
        return slices;
    }

    /** All rows. */
    int[] all() {
        return IntStream.range(0, size).toArray();
    }

    /** The rows with a label. */
    int[] labelled() {
        return IntStream.range(0, size).filter(this::labelled).toArray();
    }

    /** The rows with a label that have a value of a slice column; none when nobody has it. */
    int[] labelled(int slice, String value) {
        int number = slices.get(slice).values().indexOf(value);
        int[] numbers = sliceNumbers[slice];
        return IntStream.range(0, size)
                .filter(row -> numbers[row] == number && labelled(row))
                .toArray();
    }

    /** The rows of each block that has any, in the order of time; rows without a time are left out. */
    SortedMap<Long, int[]> byBlock() {
        SortedMap<Long, Integer> sizes = new TreeMap<>();
        for (int row = 0; row < size; row++) {
            sizes.merge(blocks[row], 1, Integer::sum);
        }
        SortedMap<Long, int[]> rows = new TreeMap<>();
        sizes.forEach((block, count) -> rows.put(block, new int[count]));
        for (int row = size - 1; row >= 0; row--) {
            int place = sizes.merge(blocks[row], -1, Integer::sum);
            rows.getOrDefault(blocks[row], new int[0])[place] = row;
        }
        rows.remove(NO_BLOCK);
        return rows;
    }

    /** Scores and labels of rows that have labels. */
    ScoredLabels truth(int[] rows) {
        double[] picked = new double[rows.length];
        boolean[] truth = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = scores[rows[i]];
            truth[i] = positive(rows[i]);
        }
        return ScoredLabels.of(picked, truth);
    }
}
