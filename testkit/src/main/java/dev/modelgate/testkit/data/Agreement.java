package dev.modelgate.testkit.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.ValueCounts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Whether two engines say the same: counts are equal, numbers to nine digits. */
final class Agreement {
    private static final double RELATIVE = 1e-9;

    private Agreement() {}

    static void check(List<Measure> measures, Measurements found, Measurements expected) {
        for (Measure measure : measures) {
            if (measure instanceof Measure.CellCounts cells) {
                assertThat(found.cells(cells)).as("%s", measure).isEqualTo(expected.cells(cells));
            } else if (measure instanceof Measure.FrequentCategories frequent) {
                assertThat(found.frequent(frequent)).as("%s", measure).isEqualTo(expected.frequent(frequent));
            } else if (measure instanceof Measure.Categories categories) {
                assertThat(found.categories(categories)).as("%s", measure).isEqualTo(expected.categories(categories));
            } else if (measure instanceof Measure.Numbers numbers) {
                assertThat(pairs(found.numbers(numbers))).as("%s", measure).isEqualTo(pairs(expected.numbers(numbers)));
            } else if (isNumber(measure)) {
                assertThat(close(found.number(measure), expected.number(measure)))
                        .as("%s: %s and %s", measure, found.number(measure), expected.number(measure))
                        .isTrue();
            } else {
                assertThat(found.count(measure)).as("%s", measure).isEqualTo(expected.count(measure));
            }
        }
    }

    private static boolean isNumber(Measure measure) {
        return measure instanceof Measure.Minimum
                || measure instanceof Measure.Maximum
                || measure instanceof Measure.Mean;
    }

    private static boolean close(OptionalDouble found, OptionalDouble expected) {
        if (found.isEmpty() || expected.isEmpty()) {
            return found.isEmpty() && expected.isEmpty();
        }
        double a = found.getAsDouble();
        double b = expected.getAsDouble();
        return Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));
    }

    private static List<String> pairs(ValueCounts counts) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> counts.value(i) + ": " + counts.count(i))
                .toList();
    }
}
