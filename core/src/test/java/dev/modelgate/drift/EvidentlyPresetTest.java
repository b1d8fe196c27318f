package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Storage;
import dev.modelgate.drift.evidently.ColumnValues;
import dev.modelgate.drift.evidently.EvidentlyDrift;
import dev.modelgate.drift.evidently.EvidentlySettings;
import dev.modelgate.drift.evidently.StorageType;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.EvidentlyScore;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.statistics.SortedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The preset {@code evidently}, from the settings to the report. */
class EvidentlyPresetTest extends TrainAndLive {
    private static final DriftSettings EVIDENTLY = DriftSettings.defaults().by(DriftPreset.EVIDENTLY);

    @Test
    void saysPerColumnTheTestTheScoreTheThresholdAndTheVerdict() {
        numbers("moved", x -> x, x -> x + 0.5);
        numbers("same", x -> x, x -> x);
        texts("origin", List.of("EWR", "JFK"), List.of("EWR", "JFK"));
        Evidence evidence = measure(EVIDENTLY);
        EvidentlyScore moved = score(evidence, "moved");
        assertThat(moved.type()).isEqualTo("numerical");
        assertThat(moved.test()).contains("wasserstein");
        assertThat(moved.score().getAsDouble()).isBetween(1.6, 1.8);
        assertThat(moved.threshold()).hasValue(0.1);
        assertThat(column(evidence, "moved").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(evidence, "moved").chart().bins()).isNotEmpty();
        assertThat(score(evidence, "origin").test()).contains("jensenshannon");
        assertThat(column(evidence, "origin").verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(result(evidence).share()).isEqualTo(0.333333333333);
        assertThat(result(evidence).basis()).isEqualTo(new DriftBasis.OfEvidently(0.5));
    }

    /** Of many rows, an engine counts: the numbers are read one by one only for a test that needs them so. */
    @Test
    void countsManyRowsWithoutReadingThem() {
        int rows = 200_001;
        List<Double> numbers = uniform(rows, 1, x -> x * x);
        List<Double> others = uniform(rows, 2, x -> x * x * 1.1);
        train.with("x", ColumnType.NUMBER, numbers);
        live.with("x", ColumnType.NUMBER, others);
        Evidence psi = measure(with(Map.of("x", "psi"), Map.of(), 0.5));
        Evidence ks = measure(with(Map.of("x", "ks"), Map.of(), 0.5));

        EvidentlyDrift whole = new EvidentlyDrift(
                with(Map.of("x", "psi"), Map.of(), 0.5).evidently().options());
        double exact = whole.compare(values(numbers), values(others)).score().orElseThrow();
        assertThat(score(psi, "x").score().orElseThrow()).isCloseTo(exact, withinPercentage(1e-9));
        assertThat(score(ks, "x").score().getAsDouble()).isLessThan(1e-9);
        Chart chart = column(psi, "x").chart();
        assertThat(chart.bins()).isEqualTo(column(ks, "x").chart().bins()).isNotEmpty();
        assertThat(chart.reference().stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));
        assertThat(column(psi, "x").reference().mean().getAsDouble()).isCloseTo(1 / 3.0, within(0.01));
    }

    private static ColumnValues values(List<Double> numbers) {
        double[] array = numbers.stream().mapToDouble(number -> number).toArray();
        return ColumnValues.numbers("x", StorageType.FLOAT, SortedValues.unordered(array), 0, 0);
    }

    @Test
    void deniesFromTheDriftShareOn() {
        numbers("moved", x -> x, x -> x + 0.5);
        numbers("same", x -> x, x -> x);
        assertThat(measure(EVIDENTLY).conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(measure(with(Map.of(), Map.of(), 0.51)).conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void takesTheTestAndTheThresholdOfAColumn() {
        numbers("moved", x -> x, x -> x + 0.5);
        Evidence evidence = measure(with(Map.of("moved", "psi"), Map.of("moved", 100.0), 0.5));
        assertThat(score(evidence, "moved").test()).contains("psi");
        assertThat(score(evidence, "moved").threshold()).hasValue(100);
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void isUnknownWhenThatDependsOnATestThatCannotBeRepeated() {
        numbers("moved", x -> x, x -> x + 0.5);
        Evidence evidence = measure(with(Map.of("moved", "empirical_mmd"), Map.of(), 0.5));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(column(evidence, "moved").reason())
                .startsWith(
                        "the test empirical_mmd is not reproducible: Evidently draws its permutations without a seed");
        assertThat(report(evidence).problems()).hasSize(1);
    }

    @Test
    void goesByTheColumnsOfTheCurrentDataAndSaysWhatIsNotCompared() {
        numbers("same", x -> x, x -> x);
        numbers("id", x -> x, x -> x + 1);
        train.with("gone", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("came", ColumnType.NUMBER, uniform(M, 1, x -> x));
        train.with("at", ColumnType.TIMESTAMP, uniform(N, 1, x -> x));
        live.with("at", ColumnType.TIMESTAMP, uniform(M, 1, x -> x));
        DriftSettings settings = settings(List.of(), List.of("id"), 0).by(DriftPreset.EVIDENTLY);
        Evidence evidence = measure(settings, Optional.of(late()));
        assertThat(result(evidence).columns()).extracting(ColumnDrift::name).containsExactly("same", "came");
        assertThat(column(evidence, "came").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(column(evidence, "came").reason()).isEqualTo("the reference does not have the column");
        assertThat(result(evidence).leftOut())
                .extracting(DriftResult.LeftOut::name)
                .containsExactly("id", "gone", "at");
    }

    /** Evidently does not know these types, and so counts their columns nowhere. */
    @Test
    void saysWhatOnlyTheOtherPresetLooksAt() {
        numbers("same", x -> x, x -> x);
        DriftSettings settings = with(List.of("late"), Map.of("vector", List.of("same")), EvidentlySettings.defaults());
        assertThat(result(measure(settings)).leftOut())
                .extracting(DriftResult.LeftOut::name)
                .containsExactly("slices of late", "embedding vector");
    }

    @Test
    void leavesOutUnsignedIntegersAndDecimalsThatCalibratedCompares() {
        numbers("same", x -> x, x -> x);
        train.with("unsigned", ColumnType.INTEGER, Storage.UNSIGNED, cycle(N, i -> i, 50));
        live.with("unsigned", ColumnType.INTEGER, Storage.UNSIGNED, cycle(M, i -> i + 50, 50));
        train.with("amount", ColumnType.NUMBER, Storage.DECIMAL, uniform(N, 1, x -> x));
        live.with("amount", ColumnType.NUMBER, Storage.DECIMAL, uniform(M, 2, x -> x + 1));
        Evidence evidence = measure(EVIDENTLY);
        assertThat(result(evidence).columns()).extracting(ColumnDrift::name).containsExactly("same");
        assertThat(result(evidence).share()).isZero();
        assertThat(result(evidence).leftOut())
                .extracting(DriftResult.LeftOut::why)
                .containsExactly("Evidently does not know unsigned integers", "Evidently does not know decimals");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);

        Evidence calibrated = measure(DriftSettings.defaults());
        assertThat(column(calibrated, "unsigned").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(calibrated, "amount").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    /** A marker of 1e200 is no reason to refuse the run. */
    @Test
    void scoresColumnsWithHugeValues() {
        numbers("same", x -> x, x -> x);
        numbers("marked", x -> x < 0.01 ? 1e200 : x, x -> x < 0.01 ? 1e200 : x + 3);
        Evidence evidence = measure(with(Map.of("marked", "ks"), Map.of(), 0.9));
        assertThat(column(evidence, "marked").verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(column(evidence, "marked").reference().mean().orElseThrow()).isCloseTo(1e198, withinPercentage(10));
        assertThat(score(measure(EVIDENTLY), "marked").score()).hasValue(0);
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void comparesTheLabelLikeAnyColumn() {
        numbers("late", x -> x < 0.5 ? 0 : 1, x -> x < 0.5 ? 0 : 1);
        Evidence evidence = measure(EVIDENTLY, Optional.of(late()));
        assertThat(result(evidence).columns()).extracting(ColumnDrift::name).containsExactly("late");
        assertThat(result(evidence).label()).isEmpty();
    }

    @Test
    void needsTheDataAndNoProfile() {
        numbers("x", x -> x, x -> x);
        DataProfile profile = profile();
        MeasureDrift.Reference reference =
                new MeasureDrift.OfProfile(profile, Digest.of(profile.bytes()), "train.profile.json");
        assertThatThrownBy(() -> new MeasureDrift.Request(reference, live.dataset(), EVIDENTLY, Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("train.profile.json is a profile; the tests of the preset evidently need the reference's"
                        + " data");
    }

    @Test
    void refusesSettingsForAColumnThatIsNotThere() {
        numbers("income", x -> x, x -> x);
        assertThatThrownBy(() -> measure(with(Map.of("incom", "ks"), Map.of(), 0.5)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).fix().toString()).contains("Did you mean income?"));
        assertThatThrownBy(() -> measure(with(Map.of(), Map.of("debt", 0.1), 0.5)))
                .hasMessage("Neither the reference nor the current data have a column debt; they have income");
    }

    @Test
    void theKeyKnowsThePresetAndItsOptionsAndNothingElse() {
        numbers("x", x -> x, x -> x);
        assertThat(key(EVIDENTLY).differencesFrom(key(with(Map.of("x", "ks"), Map.of(), 0.4))))
                .containsExactly("evidently.driftShare", "evidently.perColumnMethod");
        assertThat(key(settings(List.of(), List.of(), 0.5).by(DriftPreset.EVIDENTLY)))
                .isEqualTo(key(EVIDENTLY));
        assertThat(key(EVIDENTLY).differencesFrom(key(DriftSettings.defaults())))
                .contains("preset");
    }

    @Test
    void theReportHasATableOfTheTests() {
        numbers("moved", x -> x, x -> x + 0.5);
        live.with("infinite", ColumnType.NUMBER, cycle(M, i -> i == 0 ? Double.POSITIVE_INFINITY : i, 100));
        train.with("infinite", ColumnType.NUMBER, cycle(N, i -> (double) i, 100));
        Report report = report(measure(EVIDENTLY));
        Section.Table table = (Section.Table) report.sections().get(1);
        assertThat(table.columns()).containsExactly("Column", "Type", "Verdict", "Test", "Score", "Threshold", "Why");
        assertThat(table.rows().get(1).get(6).text()).contains("Evidently leaves infinities out");
        assertThat(report.findings()).extracting(Finding::expected).containsExactly("wasserstein below 0.1");
    }

    private StepKey key(DriftSettings settings) {
        return step().key(request(settings), context);
    }

    private static EvidentlyScore score(Evidence evidence, String name) {
        return column(evidence, name).evidently().orElseThrow();
    }

    private static DriftSettings with(Map<String, String> tests, Map<String, Double> thresholds, double share) {
        Optional<String> none = Optional.empty();
        Optional<Double> no = Optional.empty();
        return with(List.of(), Map.of(), new EvidentlySettings(none, no, none, no, none, no, tests, thresholds, share));
    }

    private static DriftSettings with(
            List<String> slices, Map<String, List<String>> embeddings, EvidentlySettings evidently) {
        DriftSettings defaults = DriftSettings.defaults();
        return new DriftSettings(
                DriftPreset.EVIDENTLY,
                defaults.reference(),
                defaults.current(),
                defaults.profile(),
                defaults.columns(),
                defaults.time(),
                defaults.cluster(),
                defaults.rows(),
                defaults.falseAlarms(),
                defaults.margin(),
                defaults.detect(),
                defaults.power(),
                defaults.correction(),
                defaults.importance(),
                defaults.predictions(),
                defaults.mostDrifted(),
                defaults.joint(),
                embeddings,
                slices,
                defaults.nights(),
                evidently);
    }
}
