package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.DataProfileReader;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.ProfileData;
import dev.modelgate.data.RowGroups;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.FeatureImportance;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.scored.ModelProfiler;
import dev.modelgate.drift.scored.ScoringModel;
import dev.modelgate.drift.scored.ScoringPorts;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Drift as a model sees it: its predictions, and which columns matter to it. */
class ScoredDriftTest extends TrainAndLive {
    private static final LinearModel BOTH = model(Map.of("temp", 2.0, "wind", 1.0));
    private static final LinearModel TEMP = model(Map.of("temp", 2.0, "wind", 0.0));

    private static LinearModel model(Map<String, Double> weights) {
        return LinearModel.of(new TreeMap<>(weights));
    }

    private ScoringPorts ports(LinearModel model) {
        ScoreTables files = new ScoreTables(engine);
        return new ScoringPorts(() -> model, () -> engine, () -> files);
    }

    private Evidence seenBy(LinearModel model, MeasureDrift.Reference reference, DriftSettings settings) {
        return seenBy(model, reference, settings, Optional.empty());
    }

    private Evidence seenBy(
            LinearModel model, MeasureDrift.Reference reference, DriftSettings settings, Optional<LabelRule> label) {
        MeasureDrift step = new MeasureDrift(() -> engine, Optional.of(ports(model)));
        MeasureDrift.Request request = new MeasureDrift.Request(
                reference,
                live.dataset(),
                settings,
                label,
                false,
                Optional.of(new ScoringModel(model.artifact(), 0.01)));
        return step.run(request, step.key(request, context), context);
    }

    private Evidence seenBy(LinearModel model) {
        return seenBy(model, new MeasureDrift.OfDataset(train.dataset()), DriftSettings.defaults());
    }

    private MeasureDrift.OfProfile profiledBy(LinearModel model) {
        ProfileData step = new ProfileData(() -> engine);
        ScoringModel scoring = new ScoringModel(model.artifact(), 0.01);
        ProfileData.Request request = new ProfileData.Request(
                train.dataset(),
                RowGroups.unknown(),
                Optional.empty(),
                Optional.of(new ModelProfiler(scoring, ports(model), Optional.empty(), context)));
        byte[] bytes = step.run(request, step.key(request, context), context)
                .resultAs(DataProfile.class)
                .bytes();
        return new MeasureDrift.OfProfile(
                DataProfileReader.read(bytes, "train.profile.json"), Digest.of(bytes), "train.profile.json");
    }

    private static SeenByModel seen(Evidence evidence) {
        return result(evidence).model().orElseThrow();
    }

    private static FeatureImportance importance(Evidence evidence, String column) {
        return seen(evidence).importanceOf(column).orElseThrow();
    }

    @Test
    void findsDriftOfPredictionsWhenAColumnShiftsThatTheModelLivesOn() {
        numbers("temp", value -> value, value -> value + 0.3);
        numbers("wind", value -> 1 - value, value -> 1 - value);

        Evidence evidence = seenBy(BOTH);

        assertThat(column(evidence, "prediction").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(evidence, "temp").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(evidence, "wind").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(result(evidence).drifted()).isEqualTo(2);
    }

    @Test
    void whatDriftsWithoutMovingTheScoreIsToldAndDoesNotDeny() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> value, value -> value + 0.5);
        texts("carrier", List.of("AA", "UA"), List.of("AA", "AA", "UA"));

        Evidence evidence = seenBy(TEMP);

        assertThat(List.of("wind", "carrier"))
                .allSatisfy(
                        name -> assertThat(column(evidence, name).verdict()).isEqualTo(DriftVerdict.IRRELEVANT_DRIFT));
        assertThat(column(evidence, "wind").reason()).contains("irrelevant to the model: the score moves by 0.000");
        assertThat(column(evidence, "carrier").reason()).endsWith("it does not read the column");
        assertThat(seen(evidence).irrelevantDrift()).isEqualTo(2);
        assertThat(result(evidence).drifted()).isZero();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(report(evidence).headline())
                .contains("without mattering")
                .contains("wind")
                .contains("carrier");
        assertThat(report(evidence).findings()).isEmpty();
    }

    @Test
    void aColumnThatWasConstantMattersWhenItsNewValuesDo() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> 1, value -> 1 + value);

        Evidence evidence = seenBy(BOTH);

        assertThat(importance(evidence, "wind").shuffled()).hasValue(0);
        assertThat(importance(evidence, "wind").replaced().getAsDouble()).isGreaterThan(0.1);
        assertThat(column(evidence, "wind").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void importanceIsTheMeanMoveOfTheScoreInItsStandardDeviations() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> 1, value -> 1);

        Evidence evidence = seenBy(TEMP.link(sum -> sum / 2));

        // The mean difference of two uniform numbers is 1/3, their standard deviation 1/√12.
        assertThat(importance(evidence, "temp").shuffled().getAsDouble()).isCloseTo(Math.sqrt(12) / 3, offset(0.02));
        assertThat(seen(evidence).importance())
                .extracting(FeatureImportance::column)
                .containsExactly("temp", "wind");
    }

    @Test
    void importanceIsAlsoWhatShufflingCostsWhereTheTruthIsKnown() {
        numbers("temp", value -> 8 * value - 4, value -> 8 * value - 4);
        numbers("wind", value -> value, value -> value);
        SplittableRandom random = new SplittableRandom(1);
        train.with(
                "late",
                ColumnType.INTEGER,
                TrainAndLive.uniform(N, 1, value -> value).stream()
                        .map(value -> random.nextDouble() < 1 / (1 + Math.exp(-2 * (8 * value - 4))) ? 1 : 0)
                        .toList());
        live.with("late", ColumnType.INTEGER, cycle(M, i -> i, 2));

        Evidence evidence = seenBy(
                TEMP,
                new MeasureDrift.OfDataset(train.dataset()),
                DriftSettings.defaults(),
                Optional.of(new LabelRule("late", Optional.empty(), Optional.empty())));

        assertThat(importance(evidence, "temp").logLoss().getAsDouble()).isGreaterThan(0.5);
        assertThat(importance(evidence, "wind").logLoss()).hasValue(0);
    }

    @Test
    void aModelThatScoresEverythingAlikeMakesNothingIrrelevant() {
        numbers("temp", value -> value, value -> value + 0.3);
        numbers("wind", value -> value, value -> value);

        Evidence evidence = seenBy(BOTH.link(sum -> 0.25));

        assertThat(seen(evidence).importance()).isEmpty();
        assertThat(column(evidence, "prediction").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(column(evidence, "temp").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void sendsAwayAModelWithoutAnyFiniteScore() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> value, value -> value);

        assertThatThrownBy(() -> seenBy(BOTH.link(sum -> Double.NaN)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("No row of train has a prediction of flights 2: no score is a finite number");
    }

    @Test
    void scoresThatAreNoNumbersAnyMoreAreDrift() {
        numbers("temp", value -> value, value -> value + 1);
        numbers("wind", value -> 0, value -> 0);

        Evidence evidence = seenBy(TEMP.link(sum -> sum > 2 ? Double.NaN : sum / 4));

        ColumnDrift prediction = column(evidence, "prediction");
        assertThat(prediction.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(deciding(prediction).part()).isEqualTo(PartKind.NOT_FINITE);
        assertThat(importance(evidence, "temp").replaced()).isEmpty();
        assertThat(column(evidence, "temp").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void rowsThatCannotBeScoredAreCountedAndCompared() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> value, value -> value);
        List<Double> holes = new ArrayList<>(uniform(M, 2, value -> value));
        for (int i = 0; i < M; i += 4) {
            holes.set(i, null);
        }
        live.with("wind", ColumnType.NUMBER, holes);

        Evidence evidence = seenBy(TEMP);

        assertThat(seen(evidence).unusable()).containsExactly(Map.entry("wind", (long) M / 4));
        assertThat(deciding(column(evidence, "prediction")).part()).isEqualTo(PartKind.MISSING);
        assertThat(column(evidence, "wind").verdict())
                .as("without its values rows cannot be scored")
                .isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void currentDataWithoutAColumnOfTheModelHaveNoPredictions() {
        numbers("temp", value -> value, value -> value);
        train.with("wind", ColumnType.NUMBER, uniform(N, 3, value -> value));

        Evidence evidence = seenBy(BOTH);

        assertThat(column(evidence, "prediction").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(evidence, "prediction").reason())
                .isEqualTo("the current data cannot be scored: the current data has no column wind");
        assertThat(column(evidence, "wind").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void sendsAwayAModelOfOtherData() {
        numbers("temp", value -> value, value -> value);

        assertThatThrownBy(() -> seenBy(BOTH))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the reference has no column wind");
    }

    @Test
    void sendsAwayASideWithoutRows() {
        train.with("temp", ColumnType.NUMBER, uniform(N, 1, value -> value));
        train.with("wind", ColumnType.NUMBER, uniform(N, 2, value -> value));
        live.with("temp", ColumnType.NUMBER, List.of());
        live.with("wind", ColumnType.NUMBER, List.of());

        assertThatThrownBy(() -> seenBy(BOTH))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("live has no rows");
    }

    @Test
    void aColumnThatIsCalledPredictionKeepsItsName() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> value, value -> value);
        numbers("Prediction", value -> value, value -> value);

        assertThat(result(seenBy(BOTH)).columns())
                .extracting(ColumnDrift::name)
                .containsExactly("temp", "wind", "Prediction", "model prediction");
    }

    /** A value in every eightieth row. */
    private static List<?> rarely(int size, long seed) {
        List<Double> values = new ArrayList<>(uniform(size, seed, value -> value));
        for (int i = 0; i < size; i++) {
            if (i % 80 != 0) {
                values.set(i, null);
            }
        }
        return values;
    }

    @Test
    void aColumnThatDoesNotMatterLeavesNothingOpen() {
        train.with("temp", ColumnType.NUMBER, uniform(N, 1, value -> value));
        train.with("wind", ColumnType.NUMBER, uniform(N, 2, value -> value));
        live.with("temp", ColumnType.NUMBER, uniform(400, 3, value -> value));
        live.with("wind", ColumnType.NUMBER, uniform(400, 4, value -> value));
        train.with("note", ColumnType.NUMBER, rarely(N, 5));
        live.with("note", ColumnType.NUMBER, rarely(400, 6));

        Evidence alone = measure();
        Evidence seen = seenBy(BOTH);

        assertThat(column(alone, "note").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(alone.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(column(seen, "note").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(column(seen, "note").reason()).endsWith("it does not read the column");
        assertThat(result(seen).unsure()).isZero();
        assertThat(seen.conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void predictionsOfOneDayDependOnEachOtherAsTheirRowsDo() {
        Instant start = Instant.parse("2013-01-01T00:00:00Z");
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> value, value -> value);
        SplittableRandom random = new SplittableRandom(9);
        double[] weather = random.doubles(400).toArray();
        train.with(
                "temp",
                ColumnType.NUMBER,
                IntStream.range(0, N).mapToObj(i -> weather[i % 100]).toList());
        live.with(
                "temp",
                ColumnType.NUMBER,
                IntStream.range(0, M).mapToObj(i -> weather[200 + i % 40]).toList());
        train.with("day", ColumnType.TIMESTAMP, cycle(N, i -> start.plusSeconds(86_400L * i), 100));
        live.with("day", ColumnType.TIMESTAMP, cycle(M, i -> start.plusSeconds(86_400L * (200 + i)), 40));

        Evidence evidence = seenBy(TEMP);

        assertThat(column(evidence, "prediction").verdict()).isNotEqualTo(DriftVerdict.DRIFT);
        assertThat(deciding(column(evidence, "prediction")).unit()).endsWith("of day");
        assertThat(deciding(column(evidence, "prediction")).effectiveReference())
                .isLessThan(200);
    }

    @Test
    void aProfileWithPredictionsGivesTheSameVerdicts() {
        numbers("temp", value -> value, value -> value + 0.1);
        numbers("wind", value -> value, value -> value);

        Evidence data = seenBy(BOTH);
        Evidence profile = seenBy(BOTH, profiledBy(BOTH), DriftSettings.defaults());

        assertThat(deciding(column(profile, "prediction"))).isEqualTo(deciding(column(data, "prediction")));
        assertThat(column(profile, "prediction").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void itCannotBeToldFromAProfileOfAnotherModel() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> value, value -> value);

        Evidence evidence = seenBy(BOTH, profiledBy(TEMP), DriftSettings.defaults());

        assertThat(column(evidence, "prediction").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(column(evidence, "prediction").reason())
                .startsWith("the profile has the predictions of another model");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(report(evidence).problems())
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThat(problem.what()).startsWith("It cannot be told of prediction"));
    }

    @Test
    void anotherModelIsAnotherQuestion() {
        numbers("temp", value -> value, value -> value);
        numbers("wind", value -> value, value -> value);

        assertThat(seenBy(BOTH).key()).isNotEqualTo(seenBy(TEMP).key());
        assertThat(MeasureDrift.modelOf(seenBy(BOTH)))
                .contains(BOTH.artifact().file().digest());
        assertThat(MeasureDrift.modelOf(measure())).isEmpty();
    }
}
