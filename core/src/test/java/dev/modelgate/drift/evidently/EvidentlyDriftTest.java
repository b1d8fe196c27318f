package dev.modelgate.drift.evidently;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnType;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.SortedValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvidentlyDriftTest {

    private static final EvidentlyDrift DEFAULT = new EvidentlyDrift(EvidentlyOptions.defaults());

    @ParameterizedTest
    @CsvSource({
        "1000, 2, z",
        "1000, 3, chisquare",
        "1000, 5, chisquare",
        "1000, 6, ks",
        "1001, 5, jensenshannon",
        "1001, 6, wasserstein"
    })
    void choosesTheTestOfNumbersByTheReference(int rows, int values, String test) {
        ColumnOutcome outcome = DEFAULT.compare(levels("x", rows, values), levels("x", 50, values));
        assertThat(outcome.test()).hasValue(StatTest.named(test));
        assertThat(outcome.threshold()).hasValue(StatTest.named(test).defaultThreshold());
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, z", "1000, 2, z", "1000, 3, chisquare", "1001, 2, jensenshannon"})
    void choosesTheTestOfCategoriesByTheReference(int rows, int values, String test) {
        assertThat(DEFAULT.compare(texts("x", rows, values), texts("x", 5000, values))
                        .test())
                .hasValue(StatTest.named(test));
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT, 2, 100, NUMERICAL",
        "INTEGER, 10, 100, CATEGORICAL",
        "INTEGER, 11, 100, NUMERICAL",
        "STRING, 50, 100, CATEGORICAL",
        "STRING, 51, 100, TEXT",
        "STRING, 0, 0, CATEGORICAL",
        "BOOLEAN, 2, 100, CATEGORICAL",
        "CATEGORY, 99, 100, CATEGORICAL",
        "TIMESTAMP, 99, 100, DATETIME",
        "OTHER, 2, 100, UNKNOWN"
    })
    void typesColumnsAsPandasHoldsThem(StorageType storage, long distinct, long values, FeatureType type) {
        assertThat(storage.featureType(distinct, values)).isEqualTo(type);
    }

    @Test
    void takesIntegersWithANullForRealNumbersAndTruthValuesWithANullForNothing() {
        SortedValues three = SortedValues.of(new double[] {1, 2, 3});
        assertThat(ColumnValues.numbers("x", StorageType.INTEGER, three, 0, 0).featureType())
                .isEqualTo(FeatureType.CATEGORICAL);
        assertThat(ColumnValues.numbers("x", StorageType.INTEGER, three, 1, 0).featureType())
                .isEqualTo(FeatureType.NUMERICAL);
        assertThat(ColumnValues.booleans("x", 3, 4, 1).featureType()).isEqualTo(FeatureType.UNKNOWN);
    }

    @Test
    void readsWhatAnEngineMeasured() {
        TreeMap<String, Long> truths = new TreeMap<>(Map.of("true", 3L));
        ColumnSample flag = new ColumnSample("f", ColumnType.BOOLEAN, 3, 0, Optional.empty(), truths);
        ColumnSample time =
                new ColumnSample("t", ColumnType.TIMESTAMP, 1, 0, Optional.of(NumericSample.of(1)), new TreeMap<>());
        ColumnSample number =
                new ColumnSample("n", ColumnType.NUMBER, 3, 0, Optional.of(NumericSample.of(1, 2)), new TreeMap<>());
        assertThat(ColumnValues.of(flag).distinct(9)).isEqualTo(1);
        assertThat(ColumnValues.of(flag).size()).isEqualTo(3);
        assertThat(ColumnValues.of(time).featureType()).isEqualTo(FeatureType.DATETIME);
        assertThat(ColumnValues.of(number).infinities()).isEqualTo(1);
    }

    @Test
    void prefersTheColumnsChoiceToItsTypesAndThatToTheOneForAll() {
        EvidentlyOptions options = new EvidentlyOptions(
                choice("psi", 0.3),
                Map.of(
                        FeatureType.NUMERICAL,
                        choice("ks", 0.2),
                        FeatureType.CATEGORICAL,
                        new TestChoice(Optional.empty(), OptionalDouble.of(0.7))),
                Map.of("own", new TestChoice(Optional.of(StatTest.ENERGY), OptionalDouble.empty())),
                0.5);
        EvidentlyDrift drift = new EvidentlyDrift(options);
        assertThat(chosen(drift, levels("own", 100, 30))).isEqualTo("ed 0.2");
        assertThat(chosen(drift, levels("other", 100, 30))).isEqualTo("ks 0.2");
        assertThat(chosen(drift, texts("other", 100, 3))).isEqualTo("psi 0.7");
    }

    private static String chosen(EvidentlyDrift drift, ColumnValues column) {
        ColumnOutcome outcome = drift.compare(column, column);
        return outcome.test().orElseThrow() + " " + outcome.threshold().orElseThrow();
    }

    @Test
    void comparesWithTheThresholdAsEachTestDoes() {
        assertThat(StatTest.KS.drifted(0.05, 0.05)).isTrue();
        assertThat(StatTest.Z.drifted(0.05, 0.05)).isFalse();
        assertThat(StatTest.PSI.drifted(0.1, 0.1)).isTrue();
        assertThat(StatTest.ENERGY.drifted(0.1, 0.1)).isFalse();
    }

    @Test
    void guessesWhichTestWasMeant() {
        assertThatThrownBy(() -> StatTest.named("wassertein"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).toString())
                                .contains("no test \"wassertein\"")
                                .contains("Did you mean wasserstein?"));
    }

    @ParameterizedTest
    @EnumSource(
            value = StatTest.class,
            names = {"EMPIRICAL_MMD", "TVD", "PERC_TEXT_CONTENT_DRIFT", "ABS_TEXT_CONTENT_DRIFT"})
    void saysWhyATestCannotBeReproduced(StatTest test) {
        ColumnValues column = test.appliesTo(FeatureType.NUMERICAL)
                ? levels("x", 100, 30)
                : texts("x", 100, test.appliesTo(FeatureType.TEXT) ? 100 : 5);
        ColumnOutcome outcome = with(test.toString()).compare(column, column);
        assertThat(outcome.judgement()).isEqualTo(Judgement.UNTOLD);
        assertThat(outcome.reason()).startsWith("the test " + test + " is not reproducible: Evidently ");
        assertThat(outcome.score()).isEmpty();
    }

    @Test
    void refusesATestThatDoesNotApply() {
        assertThat(with("chisquare")
                        .compare(levels("x", 100, 30), levels("x", 100, 30))
                        .reason())
                .isEqualTo("the test chisquare does not apply to a numerical column");
        assertThat(with("ks").compare(texts("x", 100, 3), texts("x", 100, 3)).reason())
                .isEqualTo("the test ks does not apply to a categorical column");
    }

    @Test
    void scalesTheGTestAndSaysSo() {
        ColumnOutcome unequal = with("g_test").compare(texts("x", 200, 4), texts("x", 100, 4));
        assertThat(unequal.score()).hasValue(1);
        assertThat(unequal.departures()).singleElement().asString().contains("does not scale the expected counts");
        assertThat(with("g_test")
                        .compare(texts("x", 200, 4), texts("x", 200, 4))
                        .departures())
                .isEmpty();
    }

    @Test
    void leavesInfinitiesOutAndSaysWhereEvidentlyDoesNot() {
        SortedValues values = SortedValues.of(new double[] {1, 2, 3, 4, 5, 6});
        ColumnValues bare = ColumnValues.numbers("x", StorageType.FLOAT, values, 0, 2);
        ColumnValues withNull = ColumnValues.numbers("x", StorageType.FLOAT, values, 1, 2);
        assertThat(DEFAULT.compare(bare, withNull).departures())
                .singleElement()
                .asString()
                .contains("keeps those of a side without a null");
        assertThat(DEFAULT.compare(withNull, withNull).departures()).isEmpty();
        assertThat(DEFAULT.compare(bare, withNull).score()).hasValue(1);
    }

    @Test
    void judgesTheDatasetByTheShareOfDriftedColumns() {
        ColumnValues same = levels("same", 100, 30);
        ColumnValues moved = shifted("moved", 100);
        List<ColumnValues> reference = List.of(same, levels("moved", 100, 30), levels("gone", 100, 30));
        ColumnValues time =
                ColumnValues.numbers("time", StorageType.TIMESTAMP, SortedValues.of(new double[] {1}), 0, 0);
        DatasetOutcome half = DEFAULT.compare(reference, List.of(time, same, moved));
        assertThat(half.share()).isEqualTo(0.5);
        assertThat(half.judgement()).isEqualTo(Judgement.DRIFTED);
        assertThat(half.leftOut()).extracting(DatasetOutcome.LeftOut::column).containsExactly("time", "gone");
        ColumnValues fresh = levels("fresh", 100, 30);
        DatasetOutcome open = DEFAULT.compare(reference, List.of(same, moved, fresh));
        assertThat(open.untold()).isEqualTo(1);
        assertThat(open.judgement()).isEqualTo(Judgement.UNTOLD);
        assertThat(open.columns().get(2).reason()).isEqualTo("the reference does not have the column");
        assertThat(DEFAULT.compare(reference, List.of(same)).judgement()).isEqualTo(Judgement.NOT_DRIFTED);
        assertThat(DEFAULT.compare(reference, List.of(time)).judgement()).isEqualTo(Judgement.UNTOLD);
    }

    /** Every test on every kind of bad column: a number, or a sentence. */
    @ParameterizedTest
    @EnumSource(StatTest.class)
    void givesANumberOrASentenceForAnyInput(StatTest test) {
        Random random = new Random(8);
        for (ColumnValues reference : awkward(random)) {
            for (ColumnValues current : awkward(random)) {
                for (ColumnOutcome outcome : List.of(
                        DEFAULT.compare(reference, current),
                        with(test.toString()).compare(reference, current))) {
                    assertThat(outcome.reason())
                            .isNotBlank()
                            .doesNotContain("NaN")
                            .doesNotContain("Infinity");
                    assertThat(outcome.judgement() == Judgement.UNTOLD)
                            .isEqualTo(outcome.score().isEmpty()
                                    && !outcome.reason().contains("one and the same"));
                }
            }
        }
    }

    private static List<ColumnValues> awkward(Random random) {
        double[] wide =
                random.doubles(40).map(u -> (u - 0.5) * 3e307 * 10).sorted().toArray();
        double[] tiny = random.doubles(40)
                .map(u -> Math.rint(u * 50) * Double.MIN_VALUE)
                .sorted()
                .toArray();
        double[] close =
                random.ints(40, 0, 30).mapToDouble(i -> 1e16 + 2 * i).sorted().toArray();
        return List.of(
                numbers(),
                numbers(1),
                numbers(1, 1),
                numbers(1, 2),
                numbers(1, 2, 3),
                numbers(7, 7, 7, 7, 7, 7),
                numbers(wide),
                numbers(tiny),
                numbers(close),
                numbers(random.doubles(40).sorted().toArray()),
                ColumnValues.booleans("x", 0, 5, 0),
                ColumnValues.texts("x", Map.of(), 3),
                texts("x", 6, 1),
                texts("x", 6, 2),
                texts("x", 40, 40));
    }

    private static ColumnValues numbers(double... sorted) {
        return ColumnValues.numbers("x", StorageType.FLOAT, SortedValues.of(sorted), 0, 0);
    }

    private static EvidentlyDrift with(String test) {
        TestChoice choice = new TestChoice(Optional.of(StatTest.named(test)), OptionalDouble.empty());
        return new EvidentlyDrift(new EvidentlyOptions(choice, Map.of(), Map.of(), 0.5));
    }

    private static TestChoice choice(String test, double threshold) {
        return new TestChoice(Optional.of(StatTest.named(test)), OptionalDouble.of(threshold));
    }

    private static ColumnValues levels(String name, int rows, int values) {
        double[] levels = new double[rows];
        Arrays.setAll(levels, i -> i % values);
        Arrays.sort(levels);
        return ColumnValues.numbers(name, StorageType.FLOAT, SortedValues.of(levels), 0, 0);
    }

    private static ColumnValues shifted(String name, int rows) {
        double[] levels = new double[rows];
        Arrays.setAll(levels, i -> 100 + i);
        return ColumnValues.numbers(name, StorageType.FLOAT, SortedValues.of(levels), 0, 0);
    }

    private static ColumnValues texts(String name, int rows, int values) {
        TreeMap<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < rows; i++) {
            counts.merge("t" + i % values, 1L, Long::sum);
        }
        return ColumnValues.texts(name, counts, 0);
    }
}
