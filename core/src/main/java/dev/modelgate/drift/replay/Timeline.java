package dev.modelgate.drift.replay;

import dev.modelgate.data.RowScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The time of a history: short blocks, of which both windows and the longer blocks consist by which rows depend on each
 * other.
 *
 * @param column the column that tells when
 * @param fine how long a short block is, in seconds
 * @param window how long a window is, in seconds; a whole number of short blocks
 * @param blocks the short blocks that have rows, ascending, counted from 1970
 * @param scales how long the longer blocks are, each a whole number of short ones
 */
record Timeline(String column, long fine, long window, List<Long> blocks, List<Long> scales) {
    Timeline {
        blocks = List.copyOf(blocks);
        scales = List.copyOf(scales);
        if (window % fine != 0 || scales.stream().anyMatch(scale -> scale % fine != 0)) {
            throw new IllegalArgumentException(
                    "windows and scales are whole numbers of blocks of " + fine + " seconds");
        }
    }

    /** The windows that have rows, by when they begin (seconds since 1970), and the places of their short blocks. */
    Map<Long, List<Integer>> windows() {
        Map<Long, List<Integer>> windows = new LinkedHashMap<>(placesBy(window));
        return windows;
    }

    /** For every longer block of a scale that has rows, the places of its short blocks. */
    List<List<Integer>> placesOf(long scale) {
        return List.copyOf(placesBy(scale).values());
    }

    private Map<Long, List<Integer>> placesBy(long seconds) {
        Map<Long, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            long begin = Math.floorDiv(blocks.get(i) * fine, seconds) * seconds;
            places.computeIfAbsent(begin, any -> new ArrayList<>()).add(i);
        }
        return places;
    }

    /** What blocks of a scale are called. */
    String name(long scale) {
        return new RowScale(column, scale, 0).describe();
    }

    /** The window that a short block is in, by when it begins. */
    long windowOf(long block) {
        return Math.floorDiv(block * fine, window) * window;
    }

    static Timeline of(String column, long fine, long window, SortedSet<Long> blocks, List<Long> scales) {
        return new Timeline(column, fine, window, List.copyOf(blocks), scales);
    }
}
