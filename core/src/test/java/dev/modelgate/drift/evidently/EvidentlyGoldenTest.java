package dev.modelgate.drift.evidently;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.statistics.SortedValues;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that Evidently 0.7.21 prints, on samples that anyone can make again. */
class EvidentlyGoldenTest {

    private static final Properties GOLDEN = golden();

    private static Properties golden() {
        Properties golden = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(EvidentlyGoldenTest.class.getResourceAsStream("evidently-golden.properties")),
                StandardCharsets.UTF_8)) {
            golden.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return golden;
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"})
    void saysWhatEvidentlySays(String name) {
        ColumnValues reference = reference(words(name));
        ColumnValues current = current(words(name));
        ColumnOutcome byDefault = outcome(reference, current, TestChoice.NONE);
        assertThat(byDefault.test()).hasToString("Optional[" + words(name + ".default")[0] + "]");
        expect(name, byDefault);
        int compared = 0;
        for (StatTest test : StatTest.values()) {
            if (GOLDEN.containsKey(name + "." + test)) {
                expect(name, outcome(reference, current, new TestChoice(Optional.of(test), OptionalDouble.empty())));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(current.featureType() == FeatureType.NUMERICAL ? 12 : 6);
    }

    private static void expect(String name, ColumnOutcome outcome) {
        String key = name + "." + outcome.test().orElseThrow();
        double expected = Double.parseDouble(words(key)[0]);
        assertThat(outcome.score().orElseThrow())
                .as(key)
                .isCloseTo(expected, within(Math.max(1e-9 * Math.abs(expected), 1e-14)));
        boolean drifted = Boolean.parseBoolean(words(key)[1]);
        assertThat(outcome.judgement()).as(key).isEqualTo(drifted ? Judgement.DRIFTED : Judgement.NOT_DRIFTED);
    }

    private static ColumnOutcome outcome(ColumnValues reference, ColumnValues current, TestChoice choice) {
        return new EvidentlyDrift(new EvidentlyOptions(choice, Map.of(), Map.of(), 0.5)).compare(reference, current);
    }

    private static String[] words(String key) {
        return Objects.requireNonNull(GOLDEN.getProperty(key), key).split(" ");
    }

    private static ColumnValues reference(String[] words) {
        int n = Integer.parseInt(words[1]);
        double[] u = uniform(n, 2654435761L, 0);
        return switch (words[0]) {
            case "constant" -> column(u, x -> 1, StorageType.FLOAT);
            case "numeric" -> column(u, x -> x, StorageType.FLOAT);
            case "scaled" -> column(u, x -> Math.floor(Double.parseDouble(words[3]) * x), StorageType.FLOAT);
            default -> column(u, x -> Math.floor(Double.parseDouble(words[2]) * x), StorageType.INTEGER);
        };
    }

    private static ColumnValues current(String[] words) {
        boolean categories = words[0].equals("category");
        int n = Integer.parseInt(words[categories ? 3 : 2]);
        double[] u = uniform(n, 2246822519L, 12345);
        if (words[0].equals("constant")) {
            Arrays.setAll(u, i -> 1 + i % 2);
            return column(u, x -> x, StorageType.FLOAT);
        }
        double first = Double.parseDouble(words[categories ? 4 : 3]);
        double second = Double.parseDouble(words[categories ? 5 : 4]);
        return words[0].equals("numeric")
                ? column(u, x -> second * x + first, StorageType.FLOAT)
                : column(
                        u,
                        x -> Math.floor(first * Math.pow(x, second)),
                        categories ? StorageType.INTEGER : StorageType.FLOAT);
    }

    private static ColumnValues column(double[] u, DoubleUnaryOperator change, StorageType storage) {
        double[] sorted = Arrays.stream(u).map(change).sorted().toArray();
        return ColumnValues.numbers("x", storage, SortedValues.of(sorted), 0, 0);
    }

    private static double[] uniform(int n, long factor, long start) {
        double[] u = new double[n];
        Arrays.setAll(u, i -> (((i + 1) * factor + start) & 0xFFFFFFFFL) / 4294967296.0);
        return u;
    }
}
