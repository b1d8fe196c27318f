package dev.modelgate.drift.replay;

import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import java.util.List;

/** The values of a column of the past: what is asked about them, first of windows and then of short blocks. */
interface PastValues {
    /** Whether neighbouring cells are alike. */
    boolean ordered();

    /** What is asked of every window. */
    List<Measure> ofWindows();

    /** Takes the answers, window by window. */
    void take(List<Measurements> windows);

    /** What is asked of every short block, once the windows are known. */
    List<Measure> ofBlocks();

    /** The values of a short block over cells by which their dependence is told. */
    long[] cells(Measurements block);

    /** Values of a short block that no other window has, as far as its answers tell. */
    long unseen(Measurements block);

    /**
     * The values of a window over the cells that are compared.
     *
     * @param whole what its short blocks add up to
     */
    WindowValues window(int window, Counts whole);

    /**
     * What a comparison takes of a window's values.
     *
     * @param cells the values over the cells that are compared
     * @param unseen values that no other window has
     * @param chance how many values of the other windows would be unseen by chance
     * @param designEffect how many times more that number varies than if each value were drawn by itself
     */
    record WindowValues(long[] cells, long unseen, long chance, double designEffect) {}
}
