package dev.modelgate.drift.nights;

import dev.modelgate.drift.calibrated.PartKind;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The nights since one of them, seen together: drift that began then is not diluted by what was before.
 *
 * @param start number of its first night
 * @param tally what its nights had
 * @param before how the parts varied from night to night before it began; what comes later may be drift
 */
public record Window(long start, Tally tally, SortedMap<PartKind, Dispersion> before) {
    /** How many times as long as the greatest power of two in its start a window stays. */
    private static final long LIFE = 4;

    public Window {
        if (start < 0) {
            throw new IllegalArgumentException("a window starts at night " + start);
        }
        before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
    }

    Window with(Tally other) {
        return new Window(start, other, before);
    }

    /**
     * Whether it is still looked at. Of windows of every length there are a few, whenever drift begins; the first stays
     * for good. How long one stays depends on its start alone, so that forgetting it tells nothing.
     */
    boolean lives(long night) {
        return start == 0 || night - start < LIFE * Long.lowestOneBit(start);
    }
}
