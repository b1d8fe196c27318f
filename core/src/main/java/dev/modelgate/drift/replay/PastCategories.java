package dev.modelgate.drift.replay;

import dev.modelgate.data.Cells;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.data.Profiler;
import dev.modelgate.drift.calibrated.SideCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Texts and truth values: the heavy ones of the whole history, and the others by their group. */
final class PastCategories implements PastValues {
    /** Of more categories that one window alone has, these tell how they vary within it. */
    private static final int MOST_NEW = 256;

    private final Categories whole;
    private final List<String> heavy;
    private final Measure.FrequentCategories frequent;
    private final Measure.CellCounts named;
    private final Map<String, Long> totals = new HashMap<>();
    private List<Counted> windows = List.of();
    private Measure.CellCounts alone;
    private long once;
    private long twice;

    /**
     * What one window has: its values over the compared cells, those of no other, and by how much more or fewer categories
     * occur once and twice without it.
     */
    private record Counted(long[] cells, long unseen, long moreOnce, long moreTwice) {}

    PastCategories(String column, Categories whole) {
        this.whole = whole;
        this.heavy = whole.heavy();
        this.frequent = new Measure.FrequentCategories(column, Profiler.MOST_CATEGORIES);
        this.named = new Measure.CellCounts(
                column, new Cells.Names(List.copyOf(whole.counts().keySet())));
        this.alone = new Measure.CellCounts(column, new Cells.Names(List.of()));
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public List<Measure> ofWindows() {
        return List.of(frequent);
    }

    @Override
    public void take(List<Measurements> measured) {
        List<FrequentValues> found =
                measured.stream().map(window -> window.frequent(frequent)).toList();
        found.forEach(window -> window.counts().forEach((name, count) -> totals.merge(name, count, Long::sum)));
        once = totals.values().stream().filter(count -> count == 1).count();
        twice = totals.values().stream().filter(count -> count == 2).count();
        Set<String> own = new HashSet<>();
        List<Counted> counted = new ArrayList<>();
        for (FrequentValues window : found) {
            counted.add(counted(window, own));
        }
        windows = counted;
        List<String> names = own.stream().sorted().limit(MOST_NEW).toList();
        alone = new Measure.CellCounts(frequent.column(), new Cells.Names(names));
    }

    private Counted counted(FrequentValues window, Set<String> own) {
        long unseen = 0;
        long moreOnce = 0;
        long moreTwice = 0;
        for (Map.Entry<String, Long> entry : window.counts().entrySet()) {
            long everywhere = totals.getOrDefault(entry.getKey(), 0L);
            long elsewhere = everywhere - entry.getValue();
            moreOnce += (elsewhere == 1 ? 1 : 0) - (everywhere == 1 ? 1 : 0);
            moreTwice += (elsewhere == 2 ? 1 : 0) - (everywhere == 2 ? 1 : 0);
            if (elsewhere == 0) {
                unseen += entry.getValue();
                own.add(entry.getKey());
            }
        }
        return new Counted(cells(window.counts(), window.total()), unseen, moreOnce, moreTwice);
    }

    private long[] cells(SortedMap<String, Long> counts, long total) {
        long[] cells = new long[heavy.size() + (grouped() ? Categories.GROUPS : 1)];
        long rest = total;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            int at = heavy.indexOf(entry.getKey());
            if (at >= 0) {
                cells[at] += entry.getValue();
                rest -= entry.getValue();
            } else if (grouped()) {
                cells[heavy.size() + Categories.group(entry.getKey())] += entry.getValue();
            }
        }
        if (!grouped()) {
            cells[heavy.size()] = rest;
        }
        return cells;
    }

    /** Whether all categories were looked at one by one; a window has no more of them than the whole. */
    private boolean grouped() {
        return !whole.groups().isEmpty();
    }

    @Override
    public List<Measure> ofBlocks() {
        return List.of(named, alone);
    }

    @Override
    public long[] cells(Measurements block) {
        return block.cells(named).stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public long unseen(Measurements block) {
        List<Long> counts = block.cells(alone);
        return counts.subList(0, counts.size() - 1).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public WindowValues window(int window, Counts blocks) {
        Counted counted = windows.get(window);
        long chance = once + counted.moreOnce();
        double designEffect = SideCells.unseenDesignEffect(chance, twice + counted.moreTwice());
        return grouped()
                ? new WindowValues(counted.cells(), counted.unseen(), chance, designEffect)
                : new WindowValues(counted.cells(), 0, 0, 1);
    }
}
