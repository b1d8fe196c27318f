package dev.modelgate.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The most frequent categories of a column, and what is known of the others.
 *
 * @param counts how often each of the most frequent ones occurs
 * @param otherRows values in categories that are not named
 * @param otherCategories how many categories are not named
 * @param once how many categories, named or not, occur once
 * @param twice how many occur twice
 */
public record FrequentValues(
        SortedMap<String, Long> counts, long otherRows, long otherCategories, long once, long twice) {
    public FrequentValues {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        if (otherCategories < 0 || otherRows < otherCategories || otherCategories == 0 && otherRows > 0) {
            throw new IllegalArgumentException(otherRows + " rows are in " + otherCategories + " categories");
        }
    }

    /**
     * Which names are kept: the more frequent category first; of equally frequent ones, the one whose name is less by
     * its code points (which is how UTF-8 sorts, and not how Java's strings do).
     */
    public static Comparator<Map.Entry<String, Long>> order() {
        return Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(FrequentValues::byCodePoints));
    }

    private static int byCodePoints(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    /** From the counts of all categories. */
    public static FrequentValues of(Map<String, Long> all, int most) {
        SortedMap<String, Long> kept = new TreeMap<>();
        all.entrySet().stream()
                .sorted(order())
                .limit(most)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new FrequentValues(
                kept, sum(all) - sum(kept), (long) all.size() - kept.size(), occurring(all, 1), occurring(all, 2));
    }

    private static long occurring(Map<String, Long> all, long times) {
        return all.values().stream().filter(count -> count == times).count();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many values there are. */
    public long total() {
        return sum(counts) + otherRows;
    }

    /** How many categories there are. */
    public long categories() {
        return counts.size() + otherCategories;
    }
}
