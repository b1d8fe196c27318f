package dev.modelgate.drift.replay;

import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import java.util.List;

/**
 * Values that are not read: only how many are missing is compared.
 *
 * @param nulls counts rows without a value
 * @param rows counts rows
 */
record PastUnread(Measure.Rows rows, Measure.Violations nulls) implements PastValues {
    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public List<Measure> ofWindows() {
        return List.of();
    }

    @Override
    public void take(List<Measurements> windows) {
        // Nothing is asked of windows.
    }

    @Override
    public List<Measure> ofBlocks() {
        return List.of();
    }

    @Override
    public long[] cells(Measurements block) {
        return new long[] {block.count(rows) - block.count(nulls)};
    }

    @Override
    public long unseen(Measurements block) {
        return 0;
    }

    @Override
    public WindowValues window(int window, Counts whole) {
        return new WindowValues(whole.values(), 0, 0, 1);
    }
}
