package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The values of a column, counted over cells: what a comparison needs of them, in bounded space. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProfiledValues.Categories.class, name = "categories"),
    @JsonSubTypes.Type(value = NumberBins.class, name = "bins"),
    @JsonSubTypes.Type(value = ProfiledValues.None.class, name = "none")
})
public sealed interface ProfiledValues permits ProfiledValues.Categories, NumberBins, ProfiledValues.None {
    /** How many values there are; 0 when the column's type is not read. */
    long total();

    /**
     * How often categories occur.
     *
     * <p>They are compared over {@link #heavy} ones, and groups of the others. What group a category is in depends on its
     * name alone: were it to depend on how often it occurs, chance would make rare ones look frequent, and new data would
     * not repeat it.
     *
     * @param counts the most frequent ones, as many as there is room for
     * @param otherRows values in the categories that are not named
     * @param otherCategories how many categories are not named
     * @param groups values of all categories but the heavy ones, by {@link #group}; empty when there are too many to look
     *     at one by one
     * @param known the others, when there are few enough to recognize them
     * @param once how many categories occur once
     * @param twice how many occur twice
     */
    record Categories(
            SortedMap<String, Long> counts,
            long otherRows,
            long otherCategories,
            List<Long> groups,
            KnownCategories known,
            long once,
            long twice)
            implements ProfiledValues {
        public Categories {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
            groups = List.copyOf(groups);
            require(counts.values().stream().allMatch(count -> count > 0), "the count of a category is not positive");
            require(
                    otherCategories >= 0 && otherRows >= otherCategories && (otherCategories > 0 || otherRows == 0),
                    "otherRows and otherCategories contradict each other");
            require(groups.stream().allMatch(count -> count >= 0), "the count of a group is negative");
            require(
                    groups.isEmpty() || groups.size() == GROUPS && ProfileChecks.sum(groups) == rest(counts, otherRows),
                    "the groups do not hold all categories that are not heavy");
            require(known.size() <= otherCategories, "more categories are known than there are");
            require(
                    once >= 0 && twice >= 0 && once + twice <= counts.size() + otherCategories,
                    "too many categories occur once or twice");
        }

        /** How many groups there are. */
        public static final int GROUPS = 16;

        /** A category of at least a twentieth of the values is compared by itself. */
        private static final int HEAVY = 20;

        private static long rest(SortedMap<String, Long> counts, long otherRows) {
            long total = otherRows + sum(counts);
            return otherRows
                    + counts.values().stream()
                            .filter(count -> HEAVY * count < total)
                            .mapToLong(Long::longValue)
                            .sum();
        }

        /** What group a category is in that is not heavy. */
        public static int group(String category) {
            return (int) (Blocks.Hashed.hash(category) % GROUPS);
        }

        /** Categories that are compared by themselves. */
        public List<String> heavy() {
            long total = total();
            return counts.entrySet().stream()
                    .filter(entry -> HEAVY * entry.getValue() >= total)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private static long sum(SortedMap<String, Long> counts) {
            return counts.values().stream().reduce(0L, Math::addExact);
        }

        @Override
        public long total() {
            return Math.addExact(sum(counts), otherRows);
        }

        /** How many categories there are. */
        public long categories() {
            return counts.size() + otherCategories;
        }

        /** Whether nine of ten values occur once, as in a column of identifiers: there is nothing to compare. */
        public boolean identifying() {
            return otherCategories > 0 && 10 * once >= 9 * total();
        }

        /** Tells of categories whether they are surely not among these. */
        public Predicate<String> unseen() {
            Predicate<String> lacking = known.lacking();
            return category -> !counts.containsKey(category) && lacking.test(category);
        }

        /** Whether it can be told of a category if it is among these. */
        public boolean recognizes(String category) {
            return counts.containsKey(category) || known.all();
        }
    }

    /** Nothing: no value, or values of a type that is not read. */
    record None() implements ProfiledValues {
        @Override
        public long total() {
            return 0;
        }
    }
}
