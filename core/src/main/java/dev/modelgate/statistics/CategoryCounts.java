package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each category occurs in a sample; at least one observation. Categories are exact texts, in the order of
 * {@link String#compareTo}. Whether nulls are a category of their own is the caller's choice.
 *
 * @param counts each at least 0
 */
public record CategoryCounts(SortedMap<String, Long> counts) {

    /** Takes the counts over. @throws IllegalArgumentException if one is negative or all are zero */
    public CategoryCounts {
        TreeMap<String, Long> sorted = new TreeMap<>(String::compareTo);
        sorted.putAll(counts);
        sorted.forEach((category, count) ->
                require(count >= 0, "the count of category \"" + category + "\" is negative: " + count));
        counts = Collections.unmodifiableSortedMap(sorted);
        Checks.size(total(counts), "sample of categories");
    }

    /** The counts of any map. */
    public static CategoryCounts of(Map<String, Long> counts) {
        return new CategoryCounts(new TreeMap<>(counts));
    }

    /** How many observations there are. */
    public long n() {
        return total(counts);
    }

    /** How often this category occurs; 0 if it is unknown. */
    public long count(String category) {
        return counts.getOrDefault(category, 0L);
    }

    /** How many observations of this sample fall in categories that the other has never seen. */
    public long unseenIn(CategoryCounts other) {
        return counts.entrySet().stream()
                .filter(entry -> other.count(entry.getKey()) == 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long total(SortedMap<String, Long> counts) {
        return counts.values().stream().reduce(0L, Math::addExact);
    }
}
