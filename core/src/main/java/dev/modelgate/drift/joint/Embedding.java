package dev.modelgate.drift.joint;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Reads an embedding of both sides: a number in each of many columns, or a list of numbers in one. */
final class Embedding {
    /** Squares of larger numbers are not finite. */
    private static final double LARGEST = 1e150;

    private static final int AT_ONCE = 64;

    private final SampledSides sides;
    private final List<Column> columns;

    private Embedding(SampledSides sides, List<Column> columns) {
        this.sides = sides;
        this.columns = columns;
    }

    /**
     * Its values by row, each component of mean 0 and variance 1 over both sides, with the squared length and the share of
     * missing components beside them.
     *
     * @param columns numbers, or one column of lists
     * @throws ProblemException when a list does not read as numbers, or lists differ in length
     */
    static float[][] read(SampledSides sides, List<Column> columns) {
        Embedding embedding = new Embedding(sides, columns);
        boolean list = columns.size() == 1 && columns.get(0).type() == ColumnType.OTHER;
        return withLengths(list ? embedding.lists() : embedding.numbers());
    }

    private float[][] numbers() {
        float[][] values = new float[sides.size()][columns.size()];
        double[][] batch = new double[AT_ONCE][sides.size()];
        for (int from = 0; from < columns.size(); from += AT_ONCE) {
            List<String> names = columns.subList(from, Math.min(columns.size(), from + AT_ONCE)).stream()
                    .map(Column::name)
                    .toList();
            sides.read(names, (row, view) -> {
                for (int i = 0; i < names.size(); i++) {
                    batch[i][row] = view.isNull(i) ? Double.NaN : view.number(i);
                }
            });
            for (int i = 0; i < names.size(); i++) {
                put(batch[i], values, from + i);
            }
        }
        return values;
    }

    private static void put(double[] numbers, float[][] values, int component) {
        DoubleUnaryOperator standard = standard(numbers);
        for (int row = 0; row < numbers.length; row++) {
            values[row][component] = (float) standard.applyAsDouble(numbers[row]);
        }
    }

    /** Of mean 0 and variance 1; NaN stays what it is. */
    private static DoubleUnaryOperator standard(double[] numbers) {
        double[] sorted = Arrays.stream(numbers)
                .filter(Double::isFinite)
                .map(Embedding::bounded)
                .sorted()
                .toArray();
        double mean = Arrays.stream(sorted).sum() / Math.max(1, sorted.length);
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / Math.max(1, sorted.length));
        return value -> Double.isFinite(value) ? deviation == 0 ? 0 : (bounded(value) - mean) / deviation : Double.NaN;
    }

    private static double bounded(double value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value));
    }

    private float[][] lists() {
        Column column = columns.get(0);
        List<double[]> read = new ArrayList<>();
        sides.read(
                List.of(column.name()), (row, view) -> read.add(view.isNull(0) ? new double[0] : parsed(view.text(0))));
        int size = read.stream().mapToInt(list -> list.length).max().orElse(0);
        float[][] values = new float[sides.size()][size];
        for (int component = 0; component < size; component++) {
            int at = component;
            double[] numbers = read.stream()
                    .mapToDouble(list -> list.length == 0 ? Double.NaN : component(list, at, size))
                    .toArray();
            put(numbers, values, component);
        }
        return values;
    }

    private double component(double[] list, int at, int size) {
        if (list.length != size) {
            throw unreadable("has lists of " + list.length + " and of " + size + " components");
        }
        return list[at];
    }

    private double[] parsed(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw unreadable("is " + columns.get(0).nativeType() + ", not a list of numbers");
        }
        String[] components = text.substring(1, text.length() - 1).split(",", -1);
        return Arrays.stream(components)
                .map(String::strip)
                .mapToDouble(this::number)
                .toArray();
    }

    private double number(String text) {
        if (text.equals("NULL")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw unreadable("has a component " + text + ", which is no number");
        }
    }

    private ProblemException unreadable(String what) {
        String name = columns.get(0).name();
        return ProblemException.invalid(Problem.of(
                "Column " + name + " cannot be read as an embedding: it " + what,
                "Unfold it into columns, such as with SELECT " + name + "[1] AS " + name + "_1, …, and name these in"
                        + " {key:drift.embeddings}"));
    }

    /** Missing components become the mean; that they were missing, and how far out a row lies, is told beside. */
    private static float[][] withLengths(float[][] values) {
        double[] missing = new double[values.length];
        double[] lengths = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            float[] line = values[row];
            for (int i = 0; i < line.length; i++) {
                if (Float.isNaN(line[i])) {
                    missing[row]++;
                    line[i] = 0;
                }
                lengths[row] += (double) line[i] * line[i];
            }
        }
        float[][] all = new float[values.length][];
        for (int row = 0; row < all.length; row++) {
            all[row] = Arrays.copyOf(values[row], values[row].length + 2);
        }
        int size = values.length == 0 ? 0 : values[0].length;
        put(lengths, all, size);
        put(missing, all, size + 1);
        return all;
    }

    /** The components as columns of codes. */
    static byte[][] codes(float[][] values) {
        byte[][] codes = new byte[values[0].length][];
        double[] numbers = new double[values.length];
        for (int component = 0; component < codes.length; component++) {
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = values[row][component];
            }
            codes[component] = ColumnCodes.ofNumbers(numbers, new boolean[numbers.length]);
        }
        return codes;
    }

    /** The rows in an order of what they hold. */
    static int[] order(float[][] values, boolean[] current) {
        return RowOrder.of(current, (a, b) -> Arrays.compare(values[a], values[b]));
    }

    static float[][] ordered(float[][] values, int[] order) {
        return IntStream.of(order).mapToObj(row -> values[row]).toArray(float[][]::new);
    }
}
