package dev.modelgate.drift.evidently;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.statistics.SortedValues;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** One side of a column that {@code evidently_outcomes.py} made: the same bits, made again. */
final class EvidentlyRecipe {

    private static final List<String> WORDS = List.of(
            "alpha", "Ärger", "日本", "e\u0301", "\u00e9", "😀", "\ufb01", "", " ", "B", "b", "ß", "10", "9", "z\u0000");

    private final String name;
    private final JsonNode side;
    private final int n;
    private final double k;

    private EvidentlyRecipe(String name, JsonNode side) {
        this.name = name;
        this.side = side;
        this.n = side.get("n").asInt();
        this.k = side.path("k").asDouble(1);
    }

    static ColumnValues column(String name, JsonNode side) {
        return new EvidentlyRecipe(name, side).column();
    }

    private ColumnValues column() {
        return switch (side.get("kind").asText()) {
            case "text" -> texts(i -> "c" + (long) Math.floor(squared(i) * k));
            case "word" -> texts(i -> WORDS.get((int) Math.floor(squared(i) * k)));
            case "unique" -> texts(i -> "t" + i);
            case "boolean" -> booleans();
            default -> numbers();
        };
    }

    private double squared(int i) {
        double u = uniform(0, i);
        return u * u;
    }

    private ColumnValues texts(IntFunction<String> text) {
        TreeMap<String, Long> counts = new TreeMap<>();
        long nulls = 0;
        for (int i = 0; i < n; i++) {
            if (every("nulls", i)) {
                nulls++;
            } else {
                counts.merge(text.apply(i), 1L, Long::sum);
            }
        }
        return ColumnValues.texts(name, counts, nulls);
    }

    private ColumnValues booleans() {
        long trues = 0;
        for (int i = 0; i < n; i++) {
            trues += uniform(0, i) * k < 1 ? 1 : 0;
        }
        return ColumnValues.booleans(name, n - trues, trues, 0);
    }

    private ColumnValues numbers() {
        double[] values = new double[n];
        int kept = 0;
        long nulls = 0;
        for (int i = 0; i < n; i++) {
            double x =
                    raw(i) * side.path("scale").asDouble(1) + side.path("shift").asDouble(0);
            if (every("nulls", i)) {
                nulls++;
            } else if (!every("infinities", i)) {
                values[kept] = x;
                kept++;
            }
        }
        double[] sorted = Arrays.copyOf(values, kept);
        Arrays.sort(sorted);
        boolean integers = side.get("kind").asText().equals("integer") && !side.has("nulls");
        StorageType storage = integers ? StorageType.INTEGER : StorageType.FLOAT;
        return ColumnValues.numbers(name, storage, SortedValues.of(sorted), nulls, n - nulls - kept);
    }

    private double raw(int i) {
        return switch (side.get("kind").asText()) {
            case "uniform" -> uniform(0, i);
            case "normal" -> normal(i);
            case "cube" -> normal(i) * normal(i) * normal(i);
            case "heavy" -> (uniform(1, i) < 0.5 ? -1 : 1) * (1 / (uniform(0, i) + 1e-9));
            case "grid" -> Math.floor(uniform(0, i) * k) / k;
            case "integer", "level" -> Math.floor(squared(i) * k);
            case "constant" -> 1;
            default -> throw new IllegalArgumentException("no such kind: " + side);
        };
    }

    private boolean every(String what, int i) {
        int period = side.path(what).asInt(0);
        return period > 0 && i % period == period - 1;
    }

    private double normal(int i) {
        double total = 0;
        for (int stream = 0; stream < 12; stream++) {
            total += uniform(stream, i);
        }
        return total - 6;
    }

    private double uniform(int stream, int i) {
        long start = side.get("seed").asLong() * 0x632BE59BD9B4E019L + stream * 0xD1342543DE82EF95L;
        long z = start + (i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z = z ^ (z >>> 31);
        return (z >>> 11) * 0x1p-53;
    }
}
