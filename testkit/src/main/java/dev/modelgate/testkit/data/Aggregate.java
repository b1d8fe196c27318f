package dev.modelgate.testkit.data;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Condition;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Rows.RowView;
import dev.modelgate.data.ValueCounts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of rows to answer one measure; two of them, of different rows, make one of all those rows. */
abstract class Aggregate<A extends Aggregate<A>> {
    /** Takes one row more. */
    abstract void add(RowView row, int column);

    /** Takes what another aggregate of the same measure has taken. */
    abstract void merge(A other);

    abstract Object answer();

    /** An aggregate that has taken nothing. */
    static Aggregate<?> of(Measure measure) {
        if (measure instanceof Measure.Rows) {
            return new Matching((row, column) -> true);
        }
        if (measure instanceof Measure.Violations violations && violations.condition() instanceof Condition.NotNull) {
            return new Matching(RowView::isNull);
        }
        if (measure instanceof Measure.NonFinite nonFinite) {
            double wanted = switch (nonFinite.kind()) {
                case NAN -> Double.NaN;
                case POSITIVE_INFINITY -> Double.POSITIVE_INFINITY;
                case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            };
            return new Matching(
                    (row, column) -> !row.isNull(column) && Double.compare(row.number(column), wanted) == 0);
        }
        if (measure instanceof Measure.CellCounts cells) {
            return new InCells(cells.cells());
        }
        if (measure instanceof Measure.FrequentCategories frequent) {
            return new Texts(frequent.most());
        }
        if (measure instanceof Measure.Categories) {
            return new Texts(0);
        }
        if (measure instanceof Measure.Numbers) {
            return new Values();
        }
        if (measure instanceof Measure.Mean) {
            return new Average();
        }
        if (measure instanceof Measure.Minimum || measure instanceof Measure.Maximum) {
            return new Extreme(measure instanceof Measure.Maximum ? 1 : -1);
        }
        throw new UnsupportedOperationException("neither profiles nor drift ask for " + measure);
    }

    private interface Test {
        boolean holds(RowView row, int column);
    }

    /** Of rows on which something holds, how many there are. */
    private static final class Matching extends Aggregate<Matching> {
        private final Test condition;
        private long matching;

        Matching(Test condition) {
            this.condition = condition;
        }

        @Override
        void add(RowView row, int column) {
            matching += condition.holds(row, column) ? 1 : 0;
        }

        @Override
        void merge(Matching other) {
            matching += other.matching;
        }

        @Override
        Object answer() {
            return matching;
        }
    }

    private static final class InCells extends Aggregate<InCells> {
        private final Cells cells;
        private final Map<String, Integer> names = new HashMap<>();
        private final long[] counts;

        InCells(Cells cells) {
            this.cells = cells;
            counts = new long[cells.size()];
            if (cells instanceof Cells.Names named) {
                named.names().forEach(name -> names.put(name, names.size()));
            }
        }

        @Override
        void add(RowView row, int column) {
            if (row.isNull(column)) {
                return;
            }
            if (cells instanceof Cells.Bins bins) {
                double number = row.number(column);
                if (Double.isFinite(number)) {
                    counts[bins.cell(number)]++;
                }
            } else {
                counts[names.getOrDefault(row.text(column), counts.length - 1)]++;
            }
        }

        @Override
        void merge(InCells other) {
            Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
        }

        @Override
        Object answer() {
            return Arrays.stream(counts).boxed().toList();
        }
    }

    private static final class Texts extends Aggregate<Texts> {
        private final SortedMap<String, Long> counts = new TreeMap<>();
        private final int most;

        Texts(int most) {
            this.most = most;
        }

        @Override
        void add(RowView row, int column) {
            if (!row.isNull(column)) {
                counts.merge(row.text(column), 1L, Long::sum);
            }
        }

        @Override
        void merge(Texts other) {
            other.counts.forEach((text, count) -> counts.merge(text, count, Long::sum));
        }

        @Override
        Object answer() {
            return most == 0 ? counts : FrequentValues.of(counts, most);
        }
    }

    /** What takes finite numbers. */
    private abstract static class OfNumbers<A extends Aggregate<A>> extends Aggregate<A> {
        abstract void add(double number);

        @Override
        void add(RowView row, int column) {
            if (!row.isNull(column) && Double.isFinite(row.number(column))) {
                add(row.number(column) + 0.0);
            }
        }
    }

    private static final class Values extends OfNumbers<Values> {
        private final SortedMap<Double, Long> counts = new TreeMap<>();

        @Override
        void add(double number) {
            counts.merge(number, 1L, Long::sum);
        }

        @Override
        void merge(Values other) {
            other.counts.forEach((value, count) -> counts.merge(value, count, Long::sum));
        }

        @Override
        Object answer() {
            ValueCounts.Builder values = new ValueCounts.Builder();
            counts.forEach(values::add);
            return values.build();
        }
    }

    /** A mean that moves with every number, so that no sum can grow beyond what a double holds. */
    private static final class Average extends OfNumbers<Average> {
        private double n;
        private double mean;

        @Override
        void add(double number) {
            n++;
            mean += number / n - mean / n;
        }

        @Override
        void merge(Average other) {
            if (other.n > 0) {
                mean = mean * (n / (n + other.n)) + other.mean * (other.n / (n + other.n));
                n += other.n;
            }
        }

        @Override
        Object answer() {
            return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
        }
    }

    private static final class Extreme extends OfNumbers<Extreme> {
        private final int sign;
        private OptionalDouble found = OptionalDouble.empty();

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        void add(double number) {
            if (found.isEmpty() || sign * number > sign * found.getAsDouble()) {
                found = OptionalDouble.of(number);
            }
        }

        @Override
        void merge(Extreme other) {
            other.found.ifPresent(this::add);
        }

        @Override
        Object answer() {
            return found;
        }
    }
}
