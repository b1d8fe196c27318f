package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.modelgate.statistics.NumericSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of a column, condensed: exact while there are few different ones, in bounded space otherwise. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ProfiledValues.Categories.class, name = "categories"),
    @JsonSubTypes.Type(value = ProfiledValues.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = NumberBins.class, name = "bins"),
    @JsonSubTypes.Type(value = ProfiledValues.None.class, name = "none")
})
public sealed interface ProfiledValues
        permits ProfiledValues.Categories, ProfiledValues.Numbers, NumberBins, ProfiledValues.None {
    /** Up to so many different numbers are kept one by one. */
    int MOST_NUMBERS = 64;

    /** Up to so many categories are kept by name; of more, all but one by name and the rest as one. */
    int MOST_CATEGORIES = 256;

    /** How many values there are; 0 when the column's type is not read. */
    long total();

    /** Condenses numbers. */
    static ProfiledValues of(NumericSample sample) {
        if (sample.distinct() > MOST_NUMBERS) {
            return NumberBins.of(sample);
        }
        List<Double> values = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < sample.distinct(); i++) {
            values.add(sample.value(i));
            counts.add(sample.count(i));
        }
        return new Numbers(values, counts);
    }

    /**
     * How often categories occur.
     *
     * @param counts the frequent ones
     * @param otherRows values in the categories that are not named
     * @param otherCategories how many categories are not named
     */
    record Categories(SortedMap<String, Long> counts, long otherRows, long otherCategories) implements ProfiledValues {
        public Categories {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
            require(counts.values().stream().allMatch(count -> count > 0), "the count of a category is not positive");
            require(counts.size() <= MOST_CATEGORIES, "more than " + MOST_CATEGORIES + " categories are named");
            require(
                    otherCategories >= 0 && otherRows >= otherCategories && (otherCategories > 0 || otherRows == 0),
                    "otherRows and otherCategories contradict each other");
        }

        /** Keeps the most frequent categories; among equally frequent ones, those that sort first. */
        public static Categories of(SortedMap<String, Long> all) {
            if (all.size() <= MOST_CATEGORIES) {
                return new Categories(all, 0, 0);
            }
            Comparator<Map.Entry<String, Long>> frequent =
                    Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
            SortedMap<String, Long> kept = new TreeMap<>();
            all.entrySet().stream()
                    .sorted(frequent)
                    .limit(MOST_CATEGORIES - 1)
                    .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
            return new Categories(kept, sum(all) - sum(kept), (long) all.size() - kept.size());
        }

        @Override
        public long total() {
            return Math.addExact(sum(counts), otherRows);
        }

        private static long sum(SortedMap<String, Long> counts) {
            return counts.values().stream().reduce(0L, Math::addExact);
        }
    }

    /**
     * Every number and how often it occurs.
     *
     * @param values ascending
     * @param counts as many as {@code values}
     */
    record Numbers(List<Double> values, List<Long> counts) implements ProfiledValues {
        public Numbers {
            values = List.copyOf(values);
            counts = List.copyOf(counts);
            ProfileChecks.counts(counts, values.size());
            ProfileChecks.ascending(values);
        }

        @Override
        public long total() {
            return ProfileChecks.sum(counts);
        }

        /** The values as a sample: nothing was lost. */
        public NumericSample sample() {
            return NumericSample.of(
                    values.stream().mapToDouble(Double::doubleValue).toArray(),
                    counts.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /** The column has no values, or its type is one of which only presence is known. */
    record None() implements ProfiledValues {
        @Override
        public long total() {
            return 0;
        }
    }
}
