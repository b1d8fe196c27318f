package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @param counts the most frequent ones, as many as there is room for
     * @param otherRows values in the categories that are not named
     * @param otherCategories how many categories are not named
     * @param known those of the others that can be recognized: all of them when there are few
     * @param once how many categories, named or known, occur once
     */
    record Categories(
            SortedMap<String, Long> counts, long otherRows, long otherCategories, KnownCategories known, long once)
            implements ProfiledValues {
        public Categories {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
            require(counts.values().stream().allMatch(count -> count > 0), "the count of a category is not positive");
            require(
                    otherCategories >= 0 && otherRows >= otherCategories && (otherCategories > 0 || otherRows == 0),
                    "otherRows and otherCategories contradict each other");
            require(known.size() <= otherCategories, "more categories are known than there are");
            require(once >= 0 && once <= counts.size() + otherCategories, "too many categories occur once");
        }

        @Override
        public long total() {
            return Math.addExact(counts.values().stream().reduce(0L, Math::addExact), otherRows);
        }

        /** How many categories there are. */
        public long categories() {
            return counts.size() + otherCategories;
        }

        /** Whether nearly every value occurs once, as in a column of identifiers: there is nothing to compare. */
        public boolean identifying() {
            return otherCategories > 0 && 2 * categories() > total();
        }

        /** Whether a category is surely not among these; of some it is not known, and they do not count. */
        public boolean unseen(String category) {
            return !counts.containsKey(category) && known.lacks(category);
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
