package dev.modelgate.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Settings of which columns change. */
final class Changes {
    private static final double[] FIVE = {1, 1, 1, 1, 1};
    private static final double[] ZIPF =
            IntStream.rangeClosed(1, 5).mapToDouble(i -> 1.0 / i).toArray();
    private static final double[] THIRTY =
            Collections.nCopies(30, 1.0).stream().mapToDouble(one -> one).toArray();
    private static final int CATEGORY = 12;
    private static final int MANY = 100_000;

    private Changes() {}

    /** One of the twenty columns of the mixed setting changes, less or more. */
    static List<Setting> small() {
        List<Setting> settings = new ArrayList<>();
        for (double shift : new double[] {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6}) {
            String name = String.format(Locale.ROOT, "normal column shifted by %.2f sd", shift);
            settings.add(Setting.oneChanged(name, 0, Population.normal(0), Population.normal(shift)));
        }
        for (double points : new double[] {2, 4, 6, 8, 10, 15, 20}) {
            settings.add(category("one of 5 equal categories", points, FIVE));
        }
        settings.add(category("one of 30 equal categories", 10, THIRTY));
        settings.add(category("the most frequent of 5 Zipf categories", 10, ZIPF));
        return settings;
    }

    private static Setting category(String which, double points, double... weights) {
        double first = 100 * weights[0] / Arrays.stream(weights).sum();
        return Setting.oneChanged(
                String.format(Locale.ROOT, "%s from %.1f to %.1f %%", which, first, first + points),
                CATEGORY,
                Population.categories(weights),
                Population.moreOfTheFirst(points / 100, weights));
    }

    /** Large sides, whose change a mean or equal bins hide. */
    static List<Setting> hidden() {
        return List.of(
                of("a segment of 5 % shifted by 1 sd", Population.normal(0), Population.segment(0.05, 1)),
                of("Student's t with 1.2 degrees shifted by 1", Population.student(1.2, 0), Population.student(1.2, 1)),
                of(
                        "half of the values missing",
                        Population.normal(0),
                        Population.normal(0).missing(0.5)));
    }

    private static Setting of(String name, Population before, Population after) {
        return new Setting(name, List.of(before), List.of(after), MANY, MANY);
    }
}
