package dev.modelgate.gate;

import static dev.modelgate.gate.GateOutcome.Verdict.PENDING;
import static dev.modelgate.gate.GateOutcome.Verdict.SATISFIED;
import static dev.modelgate.gate.GateOutcome.Verdict.UNKNOWN;
import static dev.modelgate.gate.GateOutcome.Verdict.VIOLATED;
import static dev.modelgate.gate.Validation.interval;
import static dev.modelgate.gate.Validation.only;
import static dev.modelgate.gate.World.CANDIDATE;
import static dev.modelgate.gate.World.CHAMPION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnBasis;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.MetricIntervals;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.problem.Conclusion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private static final DataValid DATA_VALID = new DataValid(Optional.empty());

    private final World world = new World();

    @Test
    void runsInAsksForExactlyThisModel() {
        RunsIn gate = new RunsIn("staging");

        assertThat(world.evaluate(gate).observed()).isEqualTo("staging runs nothing yet");
        assertThat(world.verdict(gate)).isEqualTo(PENDING);
        assertThat(world.runs("staging", CHAMPION).verdict(gate)).isEqualTo(PENDING);
        assertThat(world.runs("staging", CANDIDATE).verdict(gate)).isEqualTo(SATISFIED);
    }

    @Test
    void dataValidCannotTellWithoutTrainingOrDatasets() {
        assertThat(world.evaluate(DATA_VALID).observed()).startsWith("no training evidence about flight-delay 2");
        world.known(World.training(CANDIDATE));
        assertThat(world.evaluate(DATA_VALID).observed()).isEqualTo("training names no dataset");
        assertThat(world.verdict(DATA_VALID)).isEqualTo(UNKNOWN);
    }

    @Test
    void dataValidAsksForEveryDatasetOfTheTraining() {
        world.contract("january", "contract").contract("february", "contract");
        world.known(World.training(CANDIDATE, "january", "february"));
        world.known(World.dataValidation("january", Conclusion.PASSED));

        GateOutcome oneMissing = world.evaluate(DATA_VALID);

        assertThat(oneMissing.verdict()).isEqualTo(UNKNOWN);
        assertThat(oneMissing.observed())
                .isEqualTo(
                        "no validation of dataset february as it was trained on, under the contract that it has now");
        world.known(World.dataValidation("february", Conclusion.DENIED));
        GateOutcome oneDenied = world.evaluate(DATA_VALID);
        assertThat(oneDenied.verdict()).isEqualTo(VIOLATED);
        assertThat(oneDenied.observed()).isEqualTo("dataset february does not meet its contract");
        world.known(World.dataValidation("february", Conclusion.PASSED));
        assertThat(world.verdict(DATA_VALID)).isEqualTo(SATISFIED);
    }

    @Test
    void dataValidAsksForTheContractThatIsDeclaredNow() {
        world.known(World.training(CANDIDATE, "january"), World.dataValidation("january", Conclusion.PASSED));

        assertThat(world.evaluate(DATA_VALID).observed())
                .isEqualTo("the project declares no contract for dataset january");
        assertThat(world.verdict(DATA_VALID)).isEqualTo(UNKNOWN);
        assertThat(world.contract("january", "another contract").verdict(DATA_VALID))
                .isEqualTo(UNKNOWN);
        assertThat(world.contract("january", "contract").verdict(DATA_VALID)).isEqualTo(SATISFIED);
    }

    @Test
    void dataValidIgnoresValidationOfDataThatItWasNotTrainedOn() {
        world.known(World.training(CANDIDATE, "january"), World.dataValidation("march", Conclusion.PASSED));

        assertThat(world.verdict(DATA_VALID)).isEqualTo(UNKNOWN);
    }

    @Test
    void modelValidFollowsTheNewestValidation() {
        ModelValid gate = new ModelValid(Optional.empty());

        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(Validation.of(CANDIDATE).evidence());
        assertThat(world.verdict(gate)).isEqualTo(SATISFIED);
        world.known(Validation.of(CANDIDATE)
                .against(CHAMPION, Validation.NOTHING)
                .at("2026-11-22T11:00:00Z")
                .denied()
                .evidence());
        assertThat(world.verdict(gate)).isEqualTo(VIOLATED);
    }

    @ParameterizedTest
    @CsvSource({
        "AUC, 0.70, SATISFIED",
        "AUC, 0.71, VIOLATED",
        "LOG_LOSS, 0.50, SATISFIED",
        "LOG_LOSS, 0.49, VIOLATED",
        "ACCURACY, 0.10, UNKNOWN"
    })
    void qualityReachesItsBoundInTheBetterDirection(QualityMetric metric, double bound, GateOutcome.Verdict verdict) {
        world.known(Validation.of(CANDIDATE).evidence());

        assertThat(world.verdict(new QualityAtLeast(metric, bound, Optional.empty())))
                .isEqualTo(verdict);
    }

    @Test
    void qualityCannotBeToldWithoutAValidationOfThisModel() {
        world.known(Validation.of(CHAMPION).evidence());

        assertThat(world.verdict(new QualityAtLeast(QualityMetric.AUC, 0, Optional.empty())))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void qualityIsHeldOnEverySliceThatHasEnoughRows() {
        QualityAtLeast gate = new QualityAtLeast(QualityMetric.AUC, 0.65, Optional.of(0.6));
        MetricIntervals good = only(QualityMetric.AUC, interval(0.6, 0.7));
        MetricIntervals bad = only(QualityMetric.AUC, interval(0.5, 0.6));

        world.known(Validation.of(CANDIDATE)
                .slice("JFK", true, good)
                .slice("LGA", false, Validation.NOTHING)
                .evidence());
        assertThat(world.verdict(gate)).isEqualTo(SATISFIED);
        world.known(Validation.of(CANDIDATE)
                .slice("JFK", true, good)
                .slice("EWR", true, bad)
                .evidence());
        GateOutcome failing = world.evaluate(gate);
        assertThat(failing.verdict()).isEqualTo(VIOLATED);
        assertThat(failing.observed()).isEqualTo("AUC 0.7000 [0.6900, 0.7100]; origin = EWR 0.5500");
    }

    @Test
    void qualityOnSlicesCannotBeToldWhenNoneWasEvaluatedOrOneHasNoFigure() {
        QualityAtLeast gate = new QualityAtLeast(QualityMetric.AUC, 0.65, Optional.of(0.6));

        world.known(Validation.of(CANDIDATE).evidence());
        assertThat(world.evaluate(gate).observed()).isEqualTo("no slice was evaluated");
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(
                Validation.of(CANDIDATE).slice("JFK", true, Validation.NOTHING).evidence());
        assertThat(world.evaluate(gate).observed()).isEqualTo("AUC could not be told on origin = JFK");
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        assertThat(world.verdict(new QualityAtLeast(QualityMetric.AUC, 0.9, Optional.of(0.6))))
                .isEqualTo(VIOLATED);
    }

    @ParameterizedTest
    @CsvSource({
        "AUC, 0.01, 0.03, 0, SATISFIED",
        "AUC, 0.00, 0.03, 0, VIOLATED",
        "AUC, -0.01, 0.03, 0, VIOLATED",
        "AUC, -0.03, -0.01, 0, VIOLATED",
        "AUC, 0.01, 0.03, 0.02, VIOLATED",
        "AUC, -0.01, 0.03, -0.02, SATISFIED",
        "LOG_LOSS, -0.03, -0.01, 0, SATISFIED",
        "LOG_LOSS, -0.03, 0.01, 0, VIOLATED",
        "LOG_LOSS, 0.01, 0.03, 0, VIOLATED",
        "LOG_LOSS, -0.03, 0.01, -0.02, SATISFIED"
    })
    void beatsTheChampionWhenTheWholeIntervalLiesAboveTheMargin(
            QualityMetric metric, double lower, double upper, double margin, GateOutcome.Verdict verdict) {
        world.known(Validation.of(CANDIDATE)
                .against(CHAMPION, only(metric, interval(lower, upper)))
                .evidence());

        GateOutcome outcome = world.evaluate(new BeatsChampion(metric, margin));

        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.samples()).hasValue(4000);
    }

    @Test
    void saysWhetherTheChampionIsBetterOrItCannotBeExcluded() {
        BeatsChampion gate = new BeatsChampion(QualityMetric.AUC, 0);

        world.known(compared(-0.03, -0.01));
        assertThat(world.evaluate(gate).observed()).endsWith("it is not better");
        world.known(compared(-0.01, 0.03));
        assertThat(world.evaluate(gate).observed())
                .isEqualTo(
                        "difference in AUC +0.0100 [-0.0100, +0.0300]: the interval does not exclude that it is no better");
    }

    @Test
    void doesNotTakeAComparisonWithAChampionThatMoved() {
        world.known(compared(0.01, 0.03)).champion(Optional.of(World.model("3")));

        GateOutcome outcome = world.evaluate(new BeatsChampion(QualityMetric.AUC, 0));

        assertThat(outcome.verdict()).isEqualTo(UNKNOWN);
        assertThat(outcome.observed())
                .isEqualTo("it was compared with flight-delay 1, but prod now runs flight-delay 3");
    }

    @Test
    void doesNotTakeAComparisonWithItselfOnceAnotherModelRuns() {
        world.known(Validation.of(CANDIDATE)
                .against(CANDIDATE, only(QualityMetric.AUC, interval(0, 0)))
                .evidence());

        assertThat(world.verdict(new BeatsChampion(QualityMetric.AUC, 0))).isEqualTo(UNKNOWN);
        assertThat(world.champion(Optional.of(CANDIDATE)).verdict(new BeatsChampion(QualityMetric.AUC, 0)))
                .isEqualTo(SATISFIED);
    }

    @Test
    void takesTheComparisonWithTheLiveChampionThoughANewerOneIsWithAnother() {
        world.known(
                compared(0.01, 0.03),
                Validation.of(CANDIDATE)
                        .at("2026-11-22T12:00:00Z")
                        .against(World.model("3"), only(QualityMetric.AUC, interval(-0.03, -0.01)))
                        .evidence());

        assertThat(world.verdict(new BeatsChampion(QualityMetric.AUC, 0))).isEqualTo(SATISFIED);
    }

    @Test
    void cannotTellWhetherItBeatsAChampionThatItWasNotComparedWith() {
        BeatsChampion gate = new BeatsChampion(QualityMetric.AUC, 0);

        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(Validation.of(CANDIDATE).evidence());
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(
                Validation.of(CANDIDATE).against(CHAMPION, Validation.NOTHING).evidence());
        assertThat(world.evaluate(gate).observed()).isEqualTo("the difference in AUC could not be told");
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"P50, 1, SATISFIED", "P95, 2, SATISFIED", "P95, 1, VIOLATED", "P99, 4, VIOLATED", "P99, 5, SATISFIED"})
    void latencyStaysWithinItsBound(LatencyWithin.Percentile percentile, long millis, GateOutcome.Verdict verdict) {
        world.known(Validation.of(CANDIDATE)
                .latency(Map.of("runs", 500, "p50", 400.0, "p95", 2000.0, "p99", 4000.1))
                .evidence());

        GateOutcome outcome = world.evaluate(new LatencyWithin(percentile, Duration.ofMillis(millis)));

        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.samples()).hasValue(500);
    }

    @Test
    void latencyCannotBeToldWhenItWasNotMeasured() {
        LatencyWithin gate = new LatencyWithin(LatencyWithin.Percentile.P95, Duration.ofMillis(1));

        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(Validation.of(CANDIDATE).evidence());
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "0, distance, NO_DRIFT, NO_DRIFT, SATISFIED",
        "0, , NO_DRIFT, DRIFT, VIOLATED",
        "0.5, , NO_DRIFT, DRIFT, SATISFIED",
        "0.5, distance, DRIFT, NO_DRIFT, VIOLATED",
        "0.5, distance, NO_DRIFT, DRIFT, SATISFIED",
        "0, , NO_DRIFT, CANNOT_TELL, UNKNOWN",
        "0.5, distance, CANNOT_TELL, NO_DRIFT, UNKNOWN",
        "0.5, distance, IRRELEVANT_DRIFT, NO_DRIFT, VIOLATED",
        "0, , IRRELEVANT_DRIFT, NO_DRIFT, SATISFIED",
        "0.5, distanse, NO_DRIFT, NO_DRIFT, UNKNOWN",
        "0.4, distanse, NO_DRIFT, DRIFT, VIOLATED"
    })
    void driftStaysWithinAShareAndOutOfTheColumnsThatMatter(
            double share, String column, DriftVerdict distance, DriftVerdict carrier, GateOutcome.Verdict verdict) {
        world.known(
                World.training(CANDIDATE, "train"),
                World.drift("train", Map.of("distance", distance, "carrier", carrier)));

        assertThat(world.verdict(
                        new DriftWithin(share, Stream.ofNullable(column).toList(), Optional.empty())))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"DRIFT, VIOLATED", "CANNOT_TELL, UNKNOWN", "NO_DRIFT, SATISFIED"})
    void whatDriftedTogetherIsDriftWhateverTheShare(DriftVerdict together, GateOutcome.Verdict verdict) {
        world.known(World.training(CANDIDATE, "train"), World.driftTogether("train", together));
        GateOutcome outcome = world.evaluate(new DriftWithin(0.9, List.of(), Optional.empty()));
        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.observed().contains("all columns")).isEqualTo(together != DriftVerdict.NO_DRIFT);
    }

    private static SlicedDrift within(DriftVerdict verdict, String column) {
        Side side = new Side(100, 0, 0, OptionalDouble.empty());
        ColumnDrift drifted = new ColumnDrift(
                column,
                ColumnType.NUMBER,
                verdict,
                "as measured",
                new ColumnBasis.Structure(),
                side,
                side,
                Chart.empty());
        SlicedDrift.OfSlice slice =
                new SlicedDrift.OfSlice(Optional.of("UA"), 100, 100, verdict, 2, List.of(drifted), List.of());
        return new SlicedDrift("carrier", Optional.empty(), List.of(slice), 0, 0);
    }

    @Test
    void aColumnThatDriftedWithinASliceDrifted() {
        world.known(
                World.training(CANDIDATE, "train"),
                World.driftWithinSlices("train", within(DriftVerdict.DRIFT, "distance")));
        GateOutcome outcome = world.evaluate(new DriftWithin(0, List.of(), Optional.empty()));
        assertThat(outcome.verdict()).isEqualTo(GateOutcome.Verdict.VIOLATED);
        assertThat(outcome.observed()).isEqualTo("1 of 2 columns drifted: distance where carrier = UA");
        assertThat(world.verdict(new DriftWithin(0.5, List.of("temperature"), Optional.empty())))
                .isEqualTo(GateOutcome.Verdict.SATISFIED);
        assertThat(world.verdict(new DriftWithin(0.5, List.of("distance"), Optional.empty())))
                .isEqualTo(GateOutcome.Verdict.VIOLATED);
    }

    @Test
    void aNamedColumnMayNotDriftWithinASliceEvenWhereThatDoesNotMatterToTheModel() {
        world.known(
                World.training(CANDIDATE, "train"),
                World.driftWithinSlices("train", within(DriftVerdict.IRRELEVANT_DRIFT, "distance")));
        assertThat(world.verdict(new DriftWithin(0, List.of(), Optional.empty())))
                .isEqualTo(GateOutcome.Verdict.SATISFIED);
        assertThat(world.verdict(new DriftWithin(0, List.of("distance"), Optional.empty())))
                .isEqualTo(GateOutcome.Verdict.VIOLATED);
    }

    @Test
    void slicesThatCouldNotBeLookedAtLeaveTheGateOpen() {
        world.known(
                World.training(CANDIDATE, "train"),
                World.driftWithinSlices("train", SlicedDrift.untold("carrier", "a profile stands in")));
        GateOutcome outcome = world.evaluate(new DriftWithin(0, List.of(), Optional.empty()));
        assertThat(outcome.verdict()).isEqualTo(GateOutcome.Verdict.UNKNOWN);
        assertThat(outcome.observed()).endsWith("; of slices it cannot be told: carrier");
    }

    @Test
    void driftByTheTestsOfEvidentlyIsHeldAgainstTheGatesOwnShare() {
        DriftWithin none = new DriftWithin(0, List.of(), Optional.empty());
        world.known(
                World.training(CANDIDATE, "train"),
                World.drift(
                        new DriftBasis.OfEvidently(0.5),
                        "train",
                        "live",
                        Map.of("distance", DriftVerdict.DRIFT, "carrier", DriftVerdict.NO_DRIFT)));
        assertThat(world.evaluate(none).observed()).isEqualTo("1 of 2 columns drifted by Evidently's tests: distance");
        assertThat(world.verdict(none)).isEqualTo(GateOutcome.Verdict.VIOLATED);
        world.known(World.drift(
                new DriftBasis.OfEvidently(0.5), "train", "live", Map.of("distance", DriftVerdict.CANNOT_TELL)));
        assertThat(world.verdict(none)).isEqualTo(GateOutcome.Verdict.UNKNOWN);
        assertThat(world.evaluate(none).fix()).contains("{key:drift.evidently}");
    }

    @Test
    void driftCountsAsTheCandidateOrTheChampionSeesItAndNoOtherModel() {
        DriftWithin none = new DriftWithin(0, List.of(), Optional.empty());
        Evidence drift = World.drift("train", Map.of("distance", DriftVerdict.IRRELEVANT_DRIFT));
        world.known(World.training(CANDIDATE, "train"), World.seenBy(World.model("3"), drift));
        assertThat(world.evaluate(none).observed())
                .isEqualTo("no drift was measured against train, which it was trained on");
        world.known(World.seenBy(World.CHAMPION, drift));
        assertThat(world.evaluate(none).observed())
                .isEqualTo("0 of 1 columns drifted; without mattering to the model: distance");
        world.known(World.seenBy(CANDIDATE, drift));
        assertThat(world.verdict(none)).isEqualTo(GateOutcome.Verdict.SATISFIED);
    }

    @Test
    void driftCannotBeToldAgainstOtherDataOrWithoutColumns() {
        world.known(
                World.training(CANDIDATE, "train"), World.drift("other", Map.of("distance", DriftVerdict.NO_DRIFT)));
        assertThat(world.evaluate(new DriftWithin(0, List.of(), Optional.empty()))
                        .observed())
                .isEqualTo("no drift was measured against train, which it was trained on");
        world.known(World.drift("train", Map.of()));
        assertThat(world.evaluate(new DriftWithin(0, List.of(), Optional.empty()))
                        .observed())
                .isEqualTo("no column was compared");
        assertThat(world.verdict(new DriftWithin(0, List.of(), Optional.empty())))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void driftIsHeldAgainstEveryDatasetOfTheTraining() {
        DriftWithin gate = new DriftWithin(0, List.of(), Optional.empty());
        world.known(
                World.training(CANDIDATE, "january", "february"),
                World.drift("january", Map.of("distance", DriftVerdict.NO_DRIFT)));

        GateOutcome oneMissing = world.evaluate(gate);
        assertThat(oneMissing.verdict()).isEqualTo(UNKNOWN);
        assertThat(oneMissing.observed())
                .isEqualTo("february: no drift was measured against february, which it was trained on; "
                        + "january: 0 of 1 columns drifted");
        assertThat(oneMissing.fix()).isEqualTo("Run {goal:drift} with {option:reference=february}");
        world.known(World.drift("february", Map.of("distance", DriftVerdict.DRIFT)));
        assertThat(world.verdict(gate)).isEqualTo(VIOLATED);
        world.known(World.drift("february", Map.of("distance", DriftVerdict.NO_DRIFT)));
        assertThat(world.evaluate(gate).observed())
                .isEqualTo("february: 0 of 1 columns drifted; january: 0 of 1 columns drifted");
        assertThat(world.verdict(gate)).isEqualTo(SATISFIED);
    }

    @Test
    void driftOfTheTrainingDataThemselvesIsNoProof() {
        DriftWithin gate = new DriftWithin(0, List.of(), Optional.empty());
        Map<String, DriftVerdict> none = Map.of("distance", DriftVerdict.NO_DRIFT);
        world.known(World.training(CANDIDATE, "train"), World.drift("old", "train", none));
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(World.drift("train", "train", none));
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(World.drift("train", "live", none));
        assertThat(world.verdict(gate)).isEqualTo(SATISFIED);
    }

    @Test
    void driftOfOtherDataThanTheProjectLooksAtSaysNothing() {
        DriftWithin gate = new DriftWithin(0, List.of(), Optional.empty());
        Map<String, DriftVerdict> none = Map.of("distance", DriftVerdict.NO_DRIFT);
        world.looksAt("drift", "live").known(World.training(CANDIDATE, "train"), World.drift("train", "kind", none));
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(World.drift("train", "live", none));
        assertThat(world.verdict(gate)).isEqualTo(SATISFIED);
    }

    @Test
    void qualityOnSlicesCannotBeToldWhenNoneHasEnoughRows() {
        world.known(Validation.of(CANDIDATE)
                .slice("LGA", false, only(QualityMetric.AUC, interval(0.6, 0.7)))
                .evidence());

        GateOutcome outcome = world.evaluate(new QualityAtLeast(QualityMetric.AUC, 0.65, Optional.of(0.6)));

        assertThat(outcome.verdict()).isEqualTo(UNKNOWN);
        assertThat(outcome.observed()).isEqualTo("no slice has enough rows");
    }

    @Test
    void whatAStepSaidLastCountsThoughItWasMeasuredEarlier() {
        Evidence denied = Validation.of(CANDIDATE)
                .at("2026-11-22T11:00:00Z")
                .against(World.model("3"), Validation.NOTHING)
                .denied()
                .evidence();
        Evidence passed = Validation.of(CANDIDATE).evidence();
        ModelValid gate = new ModelValid(Optional.empty());

        world.known(passed, denied);
        assertThat(world.verdict(gate)).isEqualTo(VIOLATED);
        world.known(passed);
        assertThat(world.verdict(gate)).isEqualTo(SATISFIED);
    }

    @Test
    void aValidationUnderAnotherSignatureSaysNothing() {
        world.known(Validation.of(CANDIDATE)
                .signature(World.digest("another threshold"))
                .evidence());

        assertThat(world.verdict(new ModelValid(Optional.empty()))).isEqualTo(UNKNOWN);
        assertThat(world.verdict(new QualityAtLeast(QualityMetric.AUC, 0, Optional.empty())))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void aValidationOnTheTrainingDataSaysNothing() {
        world.known(Validation.of(CANDIDATE).evidence(), World.training(CANDIDATE, "holdout"));

        GateOutcome outcome = world.evaluate(new QualityAtLeast(QualityMetric.AUC, 0, Optional.empty()));

        assertThat(outcome.verdict()).isEqualTo(UNKNOWN);
        assertThat(outcome.observed())
                .isEqualTo("no validation of flight-delay 2 with its signature on data that it was not trained on");
    }

    @Test
    void aValidationOnOtherDataThanTheProjectsHoldoutSaysNothing() {
        ModelValid gate = new ModelValid(Optional.empty());
        world.looksAt("model-validation", "holdout")
                .known(Validation.of(CANDIDATE).on("easy").evidence());

        assertThat(world.evaluate(gate).observed())
                .isEqualTo(
                        "no validation of flight-delay 2 with its signature on dataset holdout, which it must not be trained on");
        assertThat(world.verdict(gate)).isEqualTo(UNKNOWN);
        world.known(Validation.of(CANDIDATE).evidence());
        assertThat(world.verdict(gate)).isEqualTo(SATISFIED);
    }

    @Test
    void aValidationThatCouldNotTellLeavesItOpen() {
        world.known(Validation.of(CANDIDATE).open().evidence());

        GateOutcome outcome = world.evaluate(new ModelValid(Optional.empty()));

        assertThat(outcome.verdict()).isEqualTo(UNKNOWN);
        assertThat(outcome.observed()).isEqualTo("validate-model could not tell");
    }

    @Test
    void trainingOfAnotherVersionOfTheSameFileSaysNothing() {
        ModelVersion renamed = new ModelVersion("flight-delay", "9", CANDIDATE.digest(), CANDIDATE.signature());
        world.known(World.training(renamed, "january"));

        assertThat(world.evaluate(DATA_VALID).observed()).startsWith("no training evidence about flight-delay 2");
    }

    @ParameterizedTest
    @CsvSource({
        "/candidate/version, SATISFIED",
        "/champion/version, SATISFIED",
        "/environment, SATISFIED",
        "/evidence/modelValidation/conclusion, SATISFIED",
        "/evidence/modelValidation/measured/at, SATISFIED",
        "/evidence/dataValidation/dataset, VIOLATED",
        "/evidence/drift/share, UNKNOWN"
    })
    void aRuleSeesEvidenceByItsKindAndTheModels(String expression, GateOutcome.Verdict verdict) {
        world.known(
                Validation.of(CANDIDATE).evidence(),
                World.training(CANDIDATE, "no"),
                World.dataValidation("no", Conclusion.PASSED));
        world.contract("no", "contract");

        assertThat(world.verdict(new RuleHolds("seen", expression))).isEqualTo(verdict);
    }

    @Test
    void aRuleDoesNotSeeAComparisonWithAChampionThatMoved() {
        world.known(compared(0.01, 0.03));
        RuleHolds rule = new RuleHolds("compared", "/evidence/modelValidation/comparison/rows");

        assertThat(world.verdict(rule)).isEqualTo(SATISFIED);
        assertThat(world.champion(Optional.of(World.model("3"))).verdict(rule)).isEqualTo(UNKNOWN);
    }

    @Test
    void aRuleDoesNotSeeAnotherModelThatWasEvaluatedOnTheCandidatesData() {
        world.known(
                World.training(CANDIDATE, "holdout"), Validation.of(CHAMPION).evidence());

        assertThat(world.verdict(new RuleHolds("quality", "/evidence/modelValidation/rows")))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void aRuleSeesEveryDatasetOfTheTrainingOrNone() {
        world.contract("january", "contract").contract("february", "contract");
        world.known(
                World.training(CANDIDATE, "january", "february"), World.dataValidation("january", Conclusion.PASSED));
        RuleHolds first = new RuleHolds("first", "/evidence/dataValidations/0/dataset");
        RuleHolds second = new RuleHolds("second", "/evidence/dataValidations/1/dataset");
        RuleHolds single = new RuleHolds("single", "/evidence/dataValidation/dataset");

        assertThat(world.verdict(second)).isEqualTo(UNKNOWN);
        assertThat(world.verdict(first)).isEqualTo(UNKNOWN);
        world.known(World.dataValidation("february", Conclusion.PASSED));
        assertThat(world.evaluate(first).observed()).isEqualTo("february");
        assertThat(world.evaluate(second).observed()).isEqualTo("january");
        assertThat(world.verdict(single)).isEqualTo(UNKNOWN);
    }

    @Test
    void aRuleDoesNotSeeDriftOfTheTrainingData() {
        Map<String, DriftVerdict> none = Map.of("distance", DriftVerdict.NO_DRIFT);
        world.known(World.training(CANDIDATE, "train"), World.drift("old", "train", none));
        RuleHolds rule = new RuleHolds("drift", "/evidence/drift/share");

        assertThat(world.verdict(rule)).isEqualTo(UNKNOWN);
        world.known(World.drift("train", none));
        assertThat(world.verdict(rule)).isEqualTo(SATISFIED);
    }

    private static Evidence compared(double lower, double upper) {
        return Validation.of(CANDIDATE)
                .against(CHAMPION, only(QualityMetric.AUC, interval(lower, upper)))
                .evidence();
    }
}
