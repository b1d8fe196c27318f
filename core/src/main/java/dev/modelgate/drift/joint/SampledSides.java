package dev.modelgate.drift.joint;

import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Rows.RowView;
import java.util.Arrays;
import java.util.List;

/** A part of the rows of both sides, in file order: those of the reference first, numbered from 0 on. */
public final class SampledSides {
    private final DataEngine engine;
    private final Dataset reference;
    private final Dataset current;
    private final int most;
    private final int referenceRows;
    private final int currentRows;

    /**
     * Rows of both sides.
     *
     * @param referenceRows how many rows the reference has, at least 1
     * @param currentRows how many rows the current data have, at least 1
     * @param most the most rows of either side that are looked at
     */
    public SampledSides(
            DataEngine engine, Dataset reference, long referenceRows, Dataset current, long currentRows, int most) {
        this.engine = engine;
        this.reference = reference;
        this.current = current;
        this.most = most;
        this.referenceRows = sampled(referenceRows, most);
        this.currentRows = sampled(currentRows, most);
    }

    /** As many as {@link DataEngine#sample} gives. */
    private static int sampled(long rows, int most) {
        long step = Math.max(1, (rows + most - 1) / most);
        return (int) ((rows + step - 1) / step);
    }

    /** Takes a row and its number; the view is only valid during the call. */
    @FunctionalInterface
    interface NumberedReader {
        void accept(int number, RowView row);
    }

    void read(List<String> columns, NumberedReader reader) {
        int[] next = {0};
        engine.sample(reference, columns, most, row -> reader.accept(next[0]++, row));
        next[0] = referenceRows;
        engine.sample(current, columns, most, row -> reader.accept(next[0]++, row));
    }

    /** How many rows there are on both sides. */
    int size() {
        return referenceRows + currentRows;
    }

    /** How many rows of the reference are looked at. */
    public int referenceRows() {
        return referenceRows;
    }

    /** How many current rows are looked at. */
    public int currentRows() {
        return currentRows;
    }

    /** Whether each row is a current one. */
    boolean[] current() {
        boolean[] labels = new boolean[size()];
        Arrays.fill(labels, referenceRows, labels.length, true);
        return labels;
    }
}
