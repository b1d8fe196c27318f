package dev.modelgate.drift;

import dev.modelgate.data.ProfiledValues.Categories;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The categories that are frequent on either side, and one bin for all others. */
final class CategoryChart {
    private static final int MOST_NAMED = 12;
    private static final int LONGEST_NAME = 40;

    private CategoryChart() {}

    /**
     * A chart.
     *
     * @param now how often categories occur in the current data, the most frequent ones at least
     * @param m current values, at least 1
     */
    static Chart of(Categories reference, SortedMap<String, Long> now, long m) {
        long n = reference.total();
        SortedSet<String> all = new TreeSet<>(reference.counts().keySet());
        now.keySet().stream().filter(reference::unseen).forEach(all::add);
        List<Bar> bars = all.stream()
                .map(name -> new Bar(
                        name,
                        (double) reference.counts().getOrDefault(name, 0L) / n,
                        (double) now.getOrDefault(name, 0L) / m))
                .sorted(Comparator.comparingDouble(Bar::largest).reversed().thenComparing(Bar::name))
                .limit(MOST_NAMED)
                .toList();
        List<String> labels = new ArrayList<>(bars.stream().map(Bar::label).toList());
        List<Double> left = new ArrayList<>(bars.stream().map(Bar::reference).toList());
        List<Double> right = new ArrayList<>(bars.stream().map(Bar::current).toList());
        if (all.size() > bars.size() || reference.otherRows() > 0) {
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
            return shown(name);
        }
    }

    /** A name that can be read in a line. */
    static String shown(String name) {
        if (name.isEmpty()) {
            return "(empty)";
        }
        boolean fits = name.codePointCount(0, name.length()) <= LONGEST_NAME;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
