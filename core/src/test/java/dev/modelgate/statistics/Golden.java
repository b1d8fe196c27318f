package dev.modelgate.statistics;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;

/** Numbers of other tools, read from a resource of this package, and the samples that they were computed on. */
final class Golden {

    private static final long REFERENCE = 2654435761L;
    private static final long CURRENT = 2246822519L;
    private static final long CURRENT_START = 12345;

    private final Properties numbers = new Properties();

    Golden(String resource) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8)) {
            numbers.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> words(String key) {
        return List.of(Objects.requireNonNull(numbers.getProperty(key), key).split(" "));
    }

    boolean has(String key) {
        return numbers.containsKey(key);
    }

    double number(String key) {
        return Double.parseDouble(words(key).get(0));
    }

    double[] numbers(String key) {
        return words(key).stream().mapToDouble(Double::parseDouble).toArray();
    }

    long[] counts(String key) {
        return words(key).stream().mapToLong(Long::parseLong).toArray();
    }

    /** 1e-9 of the value, or 1e-14 where a formula cancels. */
    static Offset<Double> nearly(double value) {
        return Offset.offset(Math.max(1e-9 * Math.abs(value), 1e-14));
    }

    /** 1e-9 of the value, however small: for p-values. */
    static Offset<Double> relatively(double value) {
        return Offset.offset(1e-9 * Math.abs(value));
    }

    static double[] sequence(int n, long factor, long start) {
        double[] u = new double[n];
        Arrays.setAll(u, i -> (((i + 1) * factor + start) & 0xFFFFFFFFL) / 4294967296.0);
        return u;
    }

    static double[] reference(int n) {
        return sequence(n, REFERENCE, 0);
    }

    static double[] current(int n) {
        return sequence(n, CURRENT, CURRENT_START);
    }

    static NumericSample mapped(double[] values, DoubleUnaryOperator change) {
        return NumericSample.of(Arrays.stream(values).map(change).toArray());
    }
}
