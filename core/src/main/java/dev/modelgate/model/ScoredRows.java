package dev.modelgate.model;

import dev.modelgate.statistics.ScoredLabels;
import java.util.Arrays;
import java.util.List;

/** Labels, scores and slices of the rows of a holdout: a few bytes a row, whatever the width of the data. */
final class ScoredRows {
    private static final int FIRST_CAPACITY = 4096;

    private final List<SliceValues> slices;
    private int size;
    private boolean[] labels = new boolean[FIRST_CAPACITY];
    private double[] candidate = new double[FIRST_CAPACITY];
    private double[] champion = new double[FIRST_CAPACITY];
    private final int[][] sliceNumbers;

    ScoredRows(List<String> sliceColumns) {
        this.slices = sliceColumns.stream().map(SliceValues::new).toList();
        this.sliceNumbers = new int[sliceColumns.size()][FIRST_CAPACITY];
    }

    /** Adds a row that has a label; its scores follow with {@link #score}. */
    void add(boolean label, String[] sliceValues) {
        if (size == labels.length) {
            grow();
        }
        labels[size] = label;
        for (int i = 0; i < sliceValues.length; i++) {
            sliceNumbers[i][size] = slices.get(i).numberOf(sliceValues[i]);
        }
        size++;
    }

    /** Sets the scores of a batch of rows, the first of which is row {@code from}. */
    void score(int from, double[] candidateScores, double[] championScores) {
        System.arraycopy(candidateScores, 0, candidate, from, candidateScores.length);
        System.arraycopy(championScores, 0, champion, from, championScores.length);
    }

    int size() {
        return size;
    }

    List<SliceValues> slices() {
        return slices;
    }

    /** The rows of each value of a slice column, ascending; the values by their numbers. */
    int[][] rowsByValue(int slice) {
        int[] sizes = new int[slices.get(slice).values().size()];
        for (int row = 0; row < size; row++) {
            sizes[sliceNumbers[slice][row]]++;
        }
        int[][] rows = new int[sizes.length][];
        Arrays.setAll(rows, number -> new int[sizes[number]]);
        for (int row = size - 1; row >= 0; row--) {
            int number = sliceNumbers[slice][row];
            rows[number][--sizes[number]] = row;
        }
        return rows;
    }

    ScoredLabels candidate() {
        return ScoredLabels.of(Arrays.copyOf(candidate, size), Arrays.copyOf(labels, size));
    }

    ScoredLabels champion() {
        return ScoredLabels.of(Arrays.copyOf(champion, size), Arrays.copyOf(labels, size));
    }

    ScoredLabels candidate(int[] rows) {
        return pick(candidate, rows);
    }

    ScoredLabels champion(int[] rows) {
        return pick(champion, rows);
    }

    private ScoredLabels pick(double[] scores, int[] rows) {
        double[] picked = new double[rows.length];
        boolean[] truth = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = scores[rows[i]];
            truth[i] = labels[rows[i]];
        }
        return ScoredLabels.of(picked, truth);
    }

    private void grow() {
        int capacity = Math.multiplyExact(size, 2);
        labels = Arrays.copyOf(labels, capacity);
        candidate = Arrays.copyOf(candidate, capacity);
        champion = Arrays.copyOf(champion, capacity);
        for (int i = 0; i < sliceNumbers.length; i++) {
            sliceNumbers[i] = Arrays.copyOf(sliceNumbers[i], capacity);
        }
    }
}
