package dev.modelgate.drift.evidently;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Storage;
import dev.modelgate.data.ValueCounts;
import dev.modelgate.problem.ProblemException;
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
import org.junit.jupiter.params.provider.ValueSource;

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
        ColumnSample flag = new ColumnSample("f", ColumnType.BOOLEAN, 3, 0, counts(), truths);
        ColumnSample time = new ColumnSample("t", ColumnType.TIMESTAMP, 1, 0, counts(1), new TreeMap<>());
        ColumnSample number = new ColumnSample("n", ColumnType.NUMBER, 3, 0, counts(1, 2), new TreeMap<>());
        assertThat(read(flag, Storage.PLAIN).distinct(9)).isEqualTo(1);
        assertThat(read(flag, Storage.PLAIN).size()).isEqualTo(3);
        assertThat(read(time, Storage.PLAIN).featureType()).isEqualTo(FeatureType.DATETIME);
        assertThat(read(number, Storage.PLAIN).infinities()).isEqualTo(1);
    }

    @Test
    void takesAColumnForWhatItsFileHoldsItAs() {
        TreeMap<String, Long> words = new TreeMap<>(Map.of("a", 1L, "b", 1L));
        TreeMap<String, Long> truths = new TreeMap<>(Map.of("true", 3L));
        ColumnSample integers = new ColumnSample("n", ColumnType.INTEGER, 2, 0, counts(1, 2), new TreeMap<>());
        ColumnSample withNull = new ColumnSample("n", ColumnType.INTEGER, 3, 1, counts(1, 2), new TreeMap<>());
        ColumnSample texts = new ColumnSample("t", ColumnType.STRING, 2, 0, counts(), words);
        ColumnSample flag = new ColumnSample("f", ColumnType.BOOLEAN, 3, 0, counts(), truths);
        assertThat(read(integers, Storage.PLAIN).featureType()).isEqualTo(FeatureType.CATEGORICAL);
        assertThat(read(integers, Storage.UNSIGNED).featureType()).isEqualTo(FeatureType.UNKNOWN);
        assertThat(read(withNull, Storage.UNSIGNED).featureType()).isEqualTo(FeatureType.NUMERICAL);
        assertThat(read(withNull, Storage.DECIMAL).featureType()).isEqualTo(FeatureType.UNKNOWN);
        assertThat(read(integers, Storage.EXTENSION).featureType()).isEqualTo(FeatureType.UNKNOWN);
        assertThat(read(flag, Storage.EXTENSION).featureType()).isEqualTo(FeatureType.UNKNOWN);
        assertThat(read(texts, Storage.PLAIN).featureType()).isEqualTo(FeatureType.TEXT);
        assertThat(read(texts, Storage.CATEGORY).featureType()).isEqualTo(FeatureType.CATEGORICAL);
    }

    @Test
    void saysWhyUnsignedIntegersAndDecimalsAreLeftOut() {
        ColumnSample sample = new ColumnSample("n", ColumnType.INTEGER, 2, 0, counts(1, 2), new TreeMap<>());
        ColumnValues plain = read(sample, Storage.PLAIN);
        assertThat(DEFAULT.compare(plain, read(sample, Storage.UNSIGNED)).reason())
                .isEqualTo("Evidently does not know unsigned integers");
        assertThat(DEFAULT.compare(plain, read(sample, Storage.DECIMAL)).reason())
                .isEqualTo("Evidently does not know decimals");
    }

    /** To pandas an unsigned integer is a number, and a decimal is none. */
    @Test
    void comparesNumbersWithUnsignedOnesOfTheReferenceAndNotWithDecimals() {
        ColumnSample sample = new ColumnSample("n", ColumnType.NUMBER, 6, 0, counts(1, 2, 3, 4, 5, 6), new TreeMap<>());
        ColumnValues plain = read(sample, Storage.PLAIN);
        assertThat(DEFAULT.compare(read(sample, Storage.UNSIGNED), plain).judgement())
                .isEqualTo(Judgement.NOT_DRIFTED);
        assertThat(DEFAULT.compare(read(sample, Storage.DECIMAL), plain).reason())
                .isEqualTo("the reference holds decimals, at which most of Evidently stops");
    }

    @Test
    void saysWhatEvidentlyDoesNotCompare() {
        ColumnValues texts = texts("x", 20, 2);
        ColumnValues truths = ColumnValues.booleans("x", 9, 11, 0);
        assertThat(by("z").compare(texts, truths).reason())
                .isEqualTo("z has no score: the test does not take texts and numbers together");
        assertThat(by("z").compare(truths, texts).judgement()).isEqualTo(Judgement.UNTOLD);
        assertThat(by("ks").compare(texts, around(0)).reason())
                .isEqualTo("the column has numbers in the current data, and none in the reference as pandas holds it");
    }

    /** Evidently expects 1000 * (1001 / 1000) rows, which is 1001 but for a rounding. */
    @Test
    void takesARoundingOfTheExpectedCountForDrift() {
        ColumnOutcome rounded = by("chisquare").compare(texts("x", 1000, 1), texts("x", 1001, 1));
        assertThat(rounded.score()).hasValue(0);
        assertThat(rounded.judgement()).isEqualTo(Judgement.DRIFTED);
        assertThat(by("chisquare")
                        .compare(texts("x", 1000, 1), texts("x", 500, 1))
                        .judgement())
                .isEqualTo(Judgement.NOT_DRIFTED);
    }

    /** pandas finds no truth value among 0 and 1, nor the other way round: whatever is not found counts as 1. */
    @Test
    void findsNoTruthValuesAmongNumbersForFisher() {
        ColumnValues truths = ColumnValues.booleans("x", 3, 2, 0);
        ColumnValues numbers = integers(0, 0, 0, 0, 1);
        assertThat(by("fisher_exact").compare(truths, numbers).score().orElseThrow())
                .isCloseTo(1 / 6.0, within(1e-12));
        ColumnOutcome other = by("fisher_exact").compare(numbers, ColumnValues.booleans("x", 1, 4, 0));
        assertThat(other.score().orElseThrow()).isCloseTo(1 / 21.0, within(1e-12));
        assertThat(other.judgement()).isEqualTo(Judgement.DRIFTED);
        assertThat(by("fisher_exact")
                        .compare(ColumnValues.booleans("x", 3, 2, 1), ColumnValues.booleans("x", 4, 1, 0))
                        .score())
                .hasValue(1);
        ColumnValues others = integers(0, 0, 0, 5, 5);
        assertThat(by("fisher_exact")
                        .compare(others, ColumnValues.booleans("x", 5, 0, 0))
                        .judgement())
                .isEqualTo(Judgement.UNTOLD);
    }

    @Test
    void tellsTwoConstantsWhereRoundingsOfNumpyAreSure() {
        ColumnOutcome constants = by("es").compare(constant(3.7, 9), constant(4, 8));
        assertThat(constants.judgement()).isEqualTo(Judgement.UNTOLD);
        assertThat(constants.reason()).contains("each side holds one value");
        assertThat(constants.departures()).hasSize(1);
        ColumnOutcome many = by("es").compare(constant(3.7, 120), constant(4, 120));
        assertThat(many.judgement()).isEqualTo(Judgement.DRIFTED);
        assertThat(many.departures()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t_test", "es"})
    void saysWhereRoundingsOfNumpyShow(String test) {
        assertThat(by(test).compare(around(1e9), around(1e9)).departures())
                .singleElement()
                .asString()
                .contains("roundings of NumPy");
        assertThat(by(test).compare(around(1e3), around(1e3)).departures()).isEmpty();
    }

    /** A marker of 1e300 is no reason to say nothing of the column, nor of all others. */
    @ParameterizedTest
    @CsvSource({"ks, 1", "anderson, 0.25", "ed, 0", "psi, 0", "wasserstein, 0", "t_test, 1"})
    void scoresHugeValues(String test, double score) {
        ColumnOutcome outcome = by(test).compare(marked(1e300), marked(1e300));
        assertThat(outcome.score()).hasValue(score);
        assertThat(outcome.judgement()).isEqualTo(Judgement.NOT_DRIFTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wasserstein", "t_test"})
    void namesTheEndsOfWhatIsTooLarge(String test) {
        double[] values = new double[40];
        Arrays.setAll(values, i -> 1e307 + i * 4e306);
        ColumnValues side = ColumnValues.numbers("x", StorageType.FLOAT, SortedValues.of(values), 0, 0);
        ColumnOutcome outcome = by(test).compare(side, side);
        assertThat(outcome.judgement()).isEqualTo(Judgement.UNTOLD);
        assertThat(outcome.reason())
                .isEqualTo(test + " has no score: the values are too large to compute with (they go from 1.0E307 to"
                        + " 1.66E308)");
    }

    @Test
    void saysWhereNumpyMissesTheMeanOfAConstant() {
        ColumnOutcome rounded = by("t_test").compare(constant(3.7, 300), constant(3.7, 200));
        assertThat(rounded.judgement()).isEqualTo(Judgement.NOT_DRIFTED);
        assertThat(rounded.departures()).hasSize(1);
        assertThat(by("t_test").compare(constant(3.5, 300), constant(3.5, 200)).departures())
                .isEmpty();
    }

    private static ColumnValues marked(double marker) {
        double[] values = new double[40];
        Arrays.setAll(values, i -> i < 39 ? i : marker);
        Arrays.sort(values);
        return ColumnValues.numbers("x", StorageType.FLOAT, SortedValues.of(values), 0, 0);
    }

    private static ColumnValues constant(double value, int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return ColumnValues.numbers("x", StorageType.FLOAT, SortedValues.of(values), 0, 0);
    }

    private static ColumnValues integers(double... ascending) {
        return ColumnValues.numbers("x", StorageType.INTEGER, SortedValues.of(ascending), 0, 0);
    }

    private static ColumnValues around(double mean) {
        double[] values = new double[200];
        Arrays.setAll(values, i -> mean + i / 100.0);
        return ColumnValues.numbers("x", StorageType.FLOAT, SortedValues.of(values), 0, 0);
    }

    private static EvidentlyDrift by(String test) {
        TestChoice choice = new TestChoice(Optional.of(StatTest.named(test)), OptionalDouble.empty());
        return new EvidentlyDrift(new EvidentlyOptions(choice, Map.of(), Map.of(), 0.5));
    }

    private static ValueCounts counts(double... ascending) {
        ValueCounts.Builder counts = new ValueCounts.Builder();
        Arrays.stream(ascending).forEach(value -> counts.add(value, 1));
        return counts.build();
    }

    private static ColumnValues read(ColumnSample sample, Storage storage) {
        return ColumnValues.of(new Column(sample.name(), sample.type(), storage, "any"), sample);
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
