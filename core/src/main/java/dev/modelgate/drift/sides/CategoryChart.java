package dev.modelgate.drift.sides;

import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The categories that are frequent on either side, and one bin for all others. */
public final class CategoryChart {
    private static final int MOST_NAMED = 12;

    private CategoryChart() {}

    /**
     * A chart of categories that are known in part.
     *
     * @param now how often categories occur in the current data, the most frequent ones at least
     * @param m current values, at least 1
     */
    static Chart of(Categories reference, SortedMap<String, Long> now, long m) {
        SortedSet<String> all = new TreeSet<>(reference.counts().keySet());
        now.keySet().stream().filter(reference.unseen()).forEach(all::add);
        return of(
                all, new Counts(reference.counts(), reference.total()), new Counts(now, m), reference.otherRows() > 0);
    }

    /** A chart of categories that are all known; each side has a value. */
    public static Chart of(SortedMap<String, Long> reference, SortedMap<String, Long> current) {
        SortedSet<String> all = new TreeSet<>(reference.keySet());
        all.addAll(current.keySet());
        return of(all, Counts.of(reference), Counts.of(current), false);
    }

    /**
     * How often categories occur on one side.
     *
     * @param values values of that side, at least 1
     */
    private record Counts(SortedMap<String, Long> named, long values) {
        static Counts of(SortedMap<String, Long> all) {
            return new Counts(
                    all, all.values().stream().mapToLong(Long::longValue).sum());
        }

        double share(String name) {
            return (double) named.getOrDefault(name, 0L) / values;
        }
    }

    private static Chart of(SortedSet<String> all, Counts before, Counts now, boolean others) {
        List<Bar> bars = all.stream()
                .map(name -> new Bar(name, before.share(name), now.share(name)))
                .sorted(Comparator.comparingDouble(Bar::largest).reversed().thenComparing(Bar::name))
                .limit(MOST_NAMED)
                .toList();
        List<String> labels = new ArrayList<>(bars.stream().map(Bar::label).toList());
        List<Double> left = new ArrayList<>(bars.stream().map(Bar::reference).toList());
        List<Double> right = new ArrayList<>(bars.stream().map(Bar::current).toList());
        if (others || all.size() > bars.size()) {
            labels.add("all others");
            left.add(rest(left));
            right.add(rest(right));
        }
        return new Chart(labels, left, right);
    }

    private static double rest(List<Double> shares) {
        return Math.max(0, 1 - shares.stream().mapToDouble(Double::doubleValue).sum());
    }

    private record Bar(String name, double reference, double current) {
        double largest() {
            return Math.max(reference, current);
        }

        String label() {
            return Words.category(name);
        }
    }
}
