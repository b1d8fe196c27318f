package dev.modelgate.data;

import dev.modelgate.data.Rows.RowView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers measures from rows that come one by one. */
final class MeasuredRows {
    private final Map<Measure, Count> counts = new LinkedHashMap<>();
    private final List<Count> inOrder;
    private final int[] columns;

    /** Takes rows, and tells what it has seen. */
    private interface Count {
        void add(RowView row, int column);

        Object answer();
    }

    MeasuredRows(List<Measure> measures, List<String> names) {
        measures.forEach(measure -> counts.put(measure, count(measure)));
        inOrder = List.copyOf(counts.values());
        columns = counts.keySet().stream()
                .mapToInt(measure -> names.indexOf(column(measure)))
                .toArray();
    }

    void add(RowView row) {
        for (int i = 0; i < columns.length; i++) {
            inOrder.get(i).add(row, columns[i]);
        }
    }

    Measurements answers() {
        Map<Measure, Object> answers = new HashMap<>();
        counts.forEach((measure, count) -> answers.put(measure, count.answer()));
        return new Measurements(answers);
    }

    private static String column(Measure measure) {
        return measure instanceof Measure.OfColumn one ? one.column() : "";
    }

    private static Count count(Measure measure) {
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
        if (measure instanceof Measure.Minimum
                || measure instanceof Measure.Maximum
                || measure instanceof Measure.Mean
                || measure instanceof Measure.Numbers) {
            return new OfNumbers(measure);
        }
        throw new UnsupportedOperationException(measure.toString());
    }

    private interface Test {
        boolean holds(RowView row, int column);
    }

    private static final class Matching implements Count {
        private final Test condition;
        private long matching;

        Matching(Test condition) {
            this.condition = condition;
        }

        @Override
        public void add(RowView row, int column) {
            matching += condition.holds(row, column) ? 1 : 0;
        }

        @Override
        public Object answer() {
            return matching;
        }
    }

    private static final class InCells implements Count {
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
        public void add(RowView row, int column) {
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
        public Object answer() {
            return Arrays.stream(counts).boxed().toList();
        }
    }

    private static final class Texts implements Count {
        private final SortedMap<String, Long> counts = new TreeMap<>();
        private final int most;

        Texts(int most) {
            this.most = most;
        }

        @Override
        public void add(RowView row, int column) {
            if (!row.isNull(column)) {
                counts.merge(row.text(column), 1L, Long::sum);
            }
        }

        @Override
        public Object answer() {
            return most == 0 ? counts : FrequentValues.of(counts, most);
        }
    }

    private static final class OfNumbers implements Count {
        private final SortedMap<Double, Long> counts = new TreeMap<>();
        private final Measure measure;

        OfNumbers(Measure measure) {
            this.measure = measure;
        }

        @Override
        public void add(RowView row, int column) {
            if (!row.isNull(column) && Double.isFinite(row.number(column))) {
                counts.merge(row.number(column) + 0.0, 1L, Long::sum);
            }
        }

        @Override
        public Object answer() {
            if (measure instanceof Measure.Numbers) {
                ValueCounts.Builder values = new ValueCounts.Builder();
                counts.forEach(values::add);
                return values.build();
            }
            if (counts.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (measure instanceof Measure.Minimum) {
                return OptionalDouble.of(counts.firstKey());
            }
            if (measure instanceof Measure.Maximum) {
                return OptionalDouble.of(counts.lastKey());
            }
            long n = counts.values().stream().mapToLong(Long::longValue).sum();
            return OptionalDouble.of(counts.entrySet().stream()
                    .mapToDouble(entry -> entry.getKey() * (entry.getValue() / (double) n))
                    .sum());
        }
    }
}
