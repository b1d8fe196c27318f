package dev.modelgate.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The finite numbers of a sample of rows, column by column. */
public final class SampledColumns {
    private final List<Numbers> columns;
    private final boolean whole;

    private SampledColumns(List<Numbers> columns, boolean whole) {
        this.columns = columns;
        this.whole = whole;
    }

    /**
     * Reads a sample.
     *
     * @param most the most rows, as of {@link DataEngine#sample}
     */
    public static SampledColumns read(DataEngine engine, Dataset dataset, List<String> columns, int most) {
        List<Numbers> numbers = new ArrayList<>();
        columns.forEach(column -> numbers.add(new Numbers()));
        if (columns.isEmpty()) {
            return new SampledColumns(numbers, true);
        }
        long step = engine.sample(dataset, columns, most, row -> {
            for (int i = 0; i < numbers.size(); i++) {
                if (!row.isNull(i)) {
                    numbers.get(i).add(row.number(i));
                }
            }
        });
        return new SampledColumns(numbers, step == 1);
    }

    /** Whether every row is in the sample. */
    public boolean whole() {
        return whole;
    }

    /** The numbers of a column, in the order in which the columns were asked for, ascending. */
    public double[] numbers(int column) {
        return columns.get(column).sorted();
    }

    private static final class Numbers {
        private double[] values = new double[16];
        private int size;

        void add(double value) {
            if (Double.isFinite(value)) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                }
                // Adding zero makes one of the two zeros.
                values[size++] = value + 0.0;
            }
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
