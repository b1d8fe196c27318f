package dev.modelgate.drift.sides;

import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues;
import dev.modelgate.data.ProfiledValues.Categories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of both sides, counted over the same cells.
 *
 * @param reference counts of the reference
 * @param current counts of the current side, or none when its values are of another type
 */
record CellsOfValues(long[] reference, long[] current) {
    /** Of a row or two, one value says nothing of a constant: any reference as small would seem to be one. */
    private static final int TOO_FEW = 2;

    /** Both sides of numbers. What lies beyond the reference's values joins the outer bins. */
    static CellsOfValues of(NumberBins bins, List<Long> counts) {
        List<Long> cells = new ArrayList<>(bins.counts());
        if (constant(bins)) {
            cells.add(0, 0L);
            cells.add(0L);
        }
        return new CellsOfValues(array(cells), folded(bins, counts));
    }

    private static boolean constant(NumberBins bins) {
        return bins.counts().size() == 1 && bins.total() > TOO_FEW;
    }

    /**
     * Counts over the cells that a profile asked for, without those beyond its values. Of a column that had one bin only
     * these stay apart: that is how a constant is told from what no longer is one.
     */
    static long[] folded(ProfiledValues reference, List<Long> counts) {
        long[] cells = array(counts);
        if (!(reference instanceof NumberBins bins)
                || cells.length <= bins.counts().size()) {
            return cells;
        }
        int inner = bins.counts().size();
        boolean above = cells.length > inner + 1;
        if (constant(bins)) {
            return Arrays.copyOf(cells, 3);
        }
        long[] merged = Arrays.copyOfRange(cells, 1, inner + 1);
        merged[0] += cells[0];
        merged[inner - 1] += above ? cells[inner + 1] : 0;
        return merged;
    }

    /**
     * Both sides of categories: the heavy ones of the reference, and all others by their group, or as one when some of
     * them are not known by name.
     *
     * @param counts over the names of the profile, and one cell for all others
     */
    static CellsOfValues of(Categories reference, List<Long> counts, FrequentValues now) {
        List<String> heavy = reference.heavy();
        List<String> names = List.copyOf(reference.counts().keySet());
        boolean grouped = !reference.groups().isEmpty() && now.otherRows() == 0;
        int size = heavy.size() + (grouped ? Categories.GROUPS : 1);
        long[] before = new long[size];
        long[] after = new long[size];
        for (int i = 0; i < heavy.size(); i++) {
            before[i] = reference.counts().getOrDefault(heavy.get(i), 0L);
            after[i] = counts.get(names.indexOf(heavy.get(i)));
        }
        if (grouped) {
            for (int i = 0; i < Categories.GROUPS; i++) {
                before[heavy.size() + i] = reference.groups().get(i);
            }
            now.counts().forEach((name, count) -> {
                if (!heavy.contains(name)) {
                    after[heavy.size() + Categories.group(name)] += count;
                }
            });
        } else {
            before[heavy.size()] = reference.total() - Arrays.stream(before).sum();
            after[heavy.size()] = counts.stream().mapToLong(Long::longValue).sum()
                    - Arrays.stream(after).sum();
        }
        return new CellsOfValues(before, after);
    }

    /** A column whose values are not read: all there are in one cell. */
    static CellsOfValues unread(long reference, long current) {
        return new CellsOfValues(new long[] {reference}, new long[] {current});
    }

    private static long[] array(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
