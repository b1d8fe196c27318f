package dev.modelgate.drift;

import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.statistics.ContingencyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The categories of a reference column. Distances are taken over the frequent categories and one cell for all others,
 * so that they are the same whether the data are there or a profile of them.
 *
 * @param named the frequent categories, and how much the others hold
 * @param all every category, when they are known
 */
record CategoryReference(Categories named, Optional<SortedMap<String, Long>> all) {
    static CategoryReference of(SortedMap<String, Long> counts) {
        return new CategoryReference(Categories.of(counts), Optional.of(counts));
    }

    static CategoryReference of(Categories profiled) {
        boolean complete = profiled.otherCategories() == 0;
        return new CategoryReference(profiled, complete ? Optional.of(profiled.counts()) : Optional.empty());
    }

    long values() {
        return named.total();
    }

    /** Whether nearly every value occurs once, as in a column of identifiers: there is nothing to compare. */
    boolean identifying() {
        return named.otherCategories() > 0 && 2 * (named.counts().size() + named.otherCategories()) > named.total();
    }

    /** The share of the reference's values that occur once: how much of new data is new by chance (Good 1953). */
    double occurringOnce() {
        long once = all.map(counts ->
                        counts.values().stream().filter(count -> count == 1).count())
                .orElse(0L);
        return (double) once / values();
    }

    /** How many of these values are in categories that are not known to be the reference's. */
    long unseen(SortedMap<String, Long> current) {
        SortedMap<String, Long> known = all.orElse(named.counts());
        return current.entrySet().stream()
                .filter(entry -> !known.containsKey(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many of the reference's named values are in categories that these data do not have. */
    long vanished(SortedMap<String, Long> current) {
        return named.counts().entrySet().stream()
                .filter(entry -> !current.containsKey(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Both sides, counted over the named categories and one cell for the others, if anything is in it. */
    ContingencyTable with(SortedMap<String, Long> current) {
        List<Long> reference = new ArrayList<>(named.counts().values());
        List<Long> now = new ArrayList<>();
        named.counts().keySet().forEach(category -> now.add(current.getOrDefault(category, 0L)));
        long others = total(current) - now.stream().mapToLong(Long::longValue).sum();
        if (named.otherRows() > 0 || others > 0) {
            reference.add(named.otherRows());
            now.add(others);
        }
        return ContingencyTable.of(array(reference), array(now));
    }

    static long total(SortedMap<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long[] array(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
