package dev.modelgate.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Two sides whose populations are known.
 *
 * @param name what it is called
 * @param reference the populations of the reference's columns
 * @param current those of the current data
 * @param n rows of the reference
 * @param m rows of the current data
 */
record Setting(String name, List<Population> reference, List<Population> current, int n, int m) {
    /** Both sides of one run. */
    record Sides(MemoryTable reference, MemoryTable current) {}

    Setting {
        reference = List.copyOf(reference);
        current = List.copyOf(current);
    }

    /** Both sides from the same populations. */
    static Setting withoutDrift(String name, List<Population> columns, int n, int m) {
        return new Setting(name, columns, columns, n, m);
    }

    /** The twelve settings without drift. */
    static List<Setting> withoutDrift() {
        Map<String, List<Population>> columns = new LinkedHashMap<>();
        columns.put("mixed", mixed());
        columns.put("heavy tails", tails());
        columns.put("categories", categories());
        List<Setting> settings = new ArrayList<>();
        columns.forEach((name, populations) -> {
            for (int[] rows : new int[][] {{500, 500}, {1000, 1000}, {5000, 200}, {10_000, 100}}) {
                settings.add(withoutDrift(name, populations, rows[0], rows[1]));
            }
        });
        return settings;
    }

    /** Twelve normal columns, five of 5 and three of 30 categories that are equally frequent. */
    static List<Population> mixed() {
        return columns(i -> i < 12 ? Population.normal(0) : Population.uniform(i < 17 ? 5 : 30));
    }

    private static List<Population> tails() {
        return columns(i -> i < 10 ? Population.logNormal(2) : Population.student(1.2, 0));
    }

    private static List<Population> categories() {
        return columns(i -> Population.zipf(i < 10 ? 10 : 50));
    }

    private interface Columns {
        Population at(int i);
    }

    private static List<Population> columns(Columns columns) {
        List<Population> populations = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            populations.add(columns.at(i));
        }
        return populations;
    }

    /** The mixed setting at 1000 rows each, of which one column changes. */
    static Setting oneChanged(String name, int column, Population before, Population after) {
        List<Population> reference = mixed();
        List<Population> current = new ArrayList<>(reference);
        reference.set(column, before);
        current.set(column, after);
        return new Setting(name, reference, current, 1000, 1000);
    }

    /** The run of a number: the same data wherever it is made. */
    Sides run(int number) {
        SplittableRandom random = new SplittableRandom(31L * (name.hashCode() + 31L * (n + 31L * m)) + number);
        return new Sides(table(reference, n, random.split()), table(current, m, random.split()));
    }

    private static MemoryTable table(List<Population> populations, int rows, SplittableRandom random) {
        Map<String, MemoryTable.Values> columns = new LinkedHashMap<>();
        for (int i = 0; i < populations.size(); i++) {
            columns.put("x" + i, populations.get(i).values(rows, random));
        }
        return new MemoryTable(rows, columns);
    }

    /** The columns of which the two sides differ. */
    List<String> changed() {
        return IntStream.range(0, reference.size())
                .filter(i -> !reference.get(i).equals(current.get(i)))
                .mapToObj(i -> "x" + i)
                .toList();
    }

    String rows() {
        return n + " v " + m;
    }

    @Override
    public String toString() {
        return name + ", " + rows();
    }
}
