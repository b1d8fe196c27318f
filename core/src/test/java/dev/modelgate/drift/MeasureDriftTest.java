package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.DataProfileReader;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.ProfileData;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.DriftResult.LabelShift;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasureDriftTest {
    private static final int N = 20_000;
    private static final int M = 8_000;

    private final TableEngine engine = new TableEngine();
    private final Cancellation cancellation = new Cancellation();
    private final RunContext context = new RunContext(
            Clock.fixed(Instant.parse("2013-08-01T00:00:00Z"), ZoneOffset.UTC),
            EventSink.none(),
            cancellation,
            42,
            "test",
            true);
    private final TableEngine.Table train = engine.table("train");
    private final TableEngine.Table live = engine.table("live");

    @Test
    void passesWhenNothingChanged() {
        numbers("x", x -> x, x -> x);
        texts("origin", List.of("EWR", "JFK", "LGA"), List.of("EWR", "JFK", "LGA"));
        Evidence evidence = measure();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).columns())
                .extracting(ColumnDrift::verdict)
                .containsOnly(DriftVerdict.NO_DRIFT);
        assertThat(result(evidence).rowsReference()).isEqualTo(N);
        assertThat(result(evidence).rowsCurrent()).isEqualTo(M);
    }

    @Test
    void doesNotAlarmOnASmallShiftHoweverSmallItsPValue() {
        numbers("x", x -> x, x -> x + 0.04);
        ColumnDrift x = column(measure(), "x");
        assertThat(x.scores().pValue().getAsDouble()).isLessThan(1e-6);
        assertThat(x.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    }

    @Test
    void deniesWhenNumbersMoved() {
        numbers("moved", x -> x, x -> x + 0.3);
        numbers("same", x -> x, x -> x);
        Evidence evidence = measure();
        ColumnDrift moved = column(evidence, "moved");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(moved.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(moved.deciding()).get().satisfies(effect -> {
            assertThat(effect.measure()).isEqualTo(EffectMeasure.KOLMOGOROV_SMIRNOV);
            assertThat(effect.estimate()).isBetween(0.28, 0.32);
            assertThat(effect.low()).isBetween(0.2, 0.3);
            assertThat(effect.high()).isBetween(0.3, 0.4);
        });
        assertThat(result(evidence).drifted()).isEqualTo(1);
        assertThat(result(evidence).share()).isEqualTo(0.5);
    }

    @Test
    void deniesOnlyWhenMoreColumnsDriftedThanAllowed() {
        numbers("moved", x -> x, x -> x + 0.3);
        numbers("same", x -> x, x -> x);
        DriftSettings half = settings(List.of(), List.of(), 0.5);
        assertThat(measure(half).conclusion()).isEqualTo(Conclusion.PASSED);
        DriftSettings less = settings(List.of(), List.of(), 0.49);
        assertThat(measure(less).conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void cannotTellWithFewRowsAndSaysHowManyWouldTell() {
        train.with("x", ColumnType.NUMBER, evenly(N, 0));
        live.with("x", ColumnType.NUMBER, evenly(100, 0.15));
        Evidence evidence = measure();
        ColumnDrift x = column(evidence, "x");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(x.verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        long rows = x.deciding().orElseThrow().rowsThatTell().orElseThrow();
        assertThat(x.reason()).contains("would tell");
        assertThat(report(evidence).problems()).hasSize(1);
        live.with("x", ColumnType.NUMBER, evenly((int) (rows * 0.8), 0.15));
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        live.with("x", ColumnType.NUMBER, evenly((int) (rows * 1.2), 0.15));
        assertThat(column(measure(), "x").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void aDriftedColumnIsNotHiddenByUnsureOnes() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        train.with("y", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("x", ColumnType.NUMBER, uniform(150, 2, x -> x + 0.2));
        live.with("y", ColumnType.NUMBER, uniform(150, 2, x -> x + 5));
        assertThat(measure().conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void nullsThatAppearAreDrift() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        List<Double> holes = uniform(M, 2, x -> x);
        Collections.fill(holes.subList(0, M / 20), null);
        live.with("x", ColumnType.NUMBER, holes);
        ColumnDrift x = column(measure(), "x");
        assertThat(x.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(x.deciding().orElseThrow().measure()).isEqualTo(EffectMeasure.MISSING);
        assertThat(x.reason()).contains("from 0 % missing to 5 %");
        assertThat(x.current().nulls()).isEqualTo(M / 20);
    }

    @Test
    void nonFiniteNumbersCountAsMissing() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        List<Double> holes = uniform(M, 2, x -> x);
        Collections.fill(holes.subList(0, 200), Double.NaN);
        Collections.fill(holes.subList(200, 400), Double.POSITIVE_INFINITY);
        live.with("x", ColumnType.NUMBER, holes);
        ColumnDrift x = column(measure(), "x");
        assertThat(x.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(x.current().nonFinite()).isEqualTo(400);
    }

    @Test
    void aColumnThatLostAllItsValuesDrifted() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("x", ColumnType.STRING, Collections.nCopies(M, null));
        ColumnDrift x = column(measure(), "x");
        assertThat(x.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(x.reason()).contains("from 0 % missing to 100 %");
    }

    @Test
    void aColumnWithoutValuesOnBothSidesIsLeftOut() {
        numbers("x", x -> x, x -> x);
        train.with("empty", ColumnType.NUMBER, Collections.nCopies(N, null));
        live.with("empty", ColumnType.STRING, Collections.nCopies(M, null));
        Evidence evidence = measure();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).leftOut())
                .containsExactly(new DriftResult.LeftOut("empty", "neither side has a value"));
    }

    @Test
    void categoriesThatMovedAreDrift() {
        texts("carrier", List.of("AA", "AA", "AA", "UA"), List.of("AA", "UA", "UA", "UA"));
        ColumnDrift carrier = column(measure(), "carrier");
        assertThat(carrier.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(carrier.deciding().orElseThrow().measure()).isEqualTo(EffectMeasure.JENSEN_SHANNON);
        assertThat(carrier.scores().cramersV().getAsDouble()).isGreaterThan(0.3);
        assertThat(carrier.chart().bins()).containsExactly("AA", "UA");
    }

    @Test
    void aNewCategoryIsDriftThoughTheDistributionHardlyMoved() {
        List<String> known = List.of("EWR", "JFK", "LGA");
        train.with("origin", ColumnType.STRING, cycle(N, known::get, 3));
        live.with("origin", ColumnType.STRING, cycle(M, i -> i == 0 ? "HPN" : known.get(i % 3), 50));
        ColumnDrift origin = column(measure(), "origin");
        assertThat(origin.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(origin.deciding().orElseThrow().measure()).isEqualTo(EffectMeasure.NEW_CATEGORIES);
        assertThat(origin.scores().newCategories().getAsDouble()).isEqualTo(0.02);
    }

    @Test
    void rareCategoriesThatASmallReferenceMissedByChanceAreNotNews() {
        train.with("rare", ColumnType.STRING, cycle(400, i -> i % 10 == 0 ? "r" + i : "often", 400));
        live.with("rare", ColumnType.STRING, cycle(400, i -> i % 10 == 0 ? "s" + i : "often", 400));
        Effect rare = column(measure(), "rare").effects().stream()
                .filter(effect -> effect.measure() == EffectMeasure.NEW_CATEGORIES)
                .findFirst()
                .orElseThrow();
        assertThat(rare.estimate()).isEqualTo(0.1);
        assertThat(rare.floor()).isEqualTo(0.11);
        assertThat(rare.verdict()).isNotEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void identifiersAreLeftOut() {
        numbers("x", x -> x, x -> x);
        train.with("id", ColumnType.STRING, cycle(N, i -> "a" + i, N));
        live.with("id", ColumnType.STRING, cycle(M, i -> "b" + i, M));
        Evidence evidence = measure();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).leftOut()).extracting(DriftResult.LeftOut::name).containsExactly("id");
    }

    @Test
    void columnsThatCameWentOrChangedTheirTypeDrifted() {
        numbers("x", x -> x, x -> x);
        train.with("gone", ColumnType.NUMBER, uniform(N, 1, x -> x));
        train.with("text", ColumnType.INTEGER, cycle(N, i -> i, 10));
        live.with("text", ColumnType.STRING, cycle(M, i -> "" + i, 10));
        live.with("new", ColumnType.NUMBER, uniform(M, 1, x -> x));
        Evidence evidence = measure();
        assertThat(result(evidence).columns())
                .extracting(ColumnDrift::name)
                .containsExactly("x", "gone", "text", "new");
        assertThat(column(evidence, "gone").reason()).isEqualTo("the current data do not have the column");
        assertThat(column(evidence, "new").reason()).isEqualTo("the reference does not have the column");
        assertThat(column(evidence, "text").reason()).isEqualTo("its type changed from integer to string");
        assertThat(result(evidence).drifted()).isEqualTo(3);
    }

    @Test
    void wholeAndRealNumbersCanBeCompared() {
        train.with("x", ColumnType.INTEGER, cycle(N, i -> i, 10));
        live.with("x", ColumnType.NUMBER, cycle(M, i -> (double) i, 10));
        assertThat(measure().conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void timesAreComparedOnlyWhenAskedFor() {
        numbers("x", x -> x, x -> x);
        train.with("at", ColumnType.TIMESTAMP, uniform(N, 1, x -> 1.3e9 + x));
        live.with("at", ColumnType.TIMESTAMP, uniform(M, 1, x -> 1.4e9 + x));
        assertThat(result(measure()).leftOut())
                .extracting(DriftResult.LeftOut::name)
                .containsExactly("at");
        Evidence asked = measure(settings(List.of("at"), List.of(), 0));
        assertThat(column(asked, "at").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void theLabelIsToldOfApartFromTheColumns() {
        numbers("x", x -> x, x -> x);
        train.with("late", ColumnType.INTEGER, cycle(N, i -> i == 0 ? 20 : 0, 5));
        live.with("late", ColumnType.INTEGER, cycle(M, i -> i < 2 ? 20 : 0, 5));
        Evidence evidence = measure(DriftSettings.defaults(), Optional.of(late()));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).columns()).extracting(ColumnDrift::name).containsExactly("x");
        LabelShift shift = result(evidence).label().orElseThrow();
        assertThat(shift.positives()).get().satisfies(effect -> {
            assertThat(effect.estimate()).isEqualTo(0.2);
            assertThat(effect.verdict()).isEqualTo(DriftVerdict.DRIFT);
        });
    }

    @Test
    void liveDataWithoutALabelAreNoDrift() {
        numbers("x", x -> x, x -> x);
        train.with("late", ColumnType.INTEGER, cycle(N, i -> i, 50));
        Evidence evidence = measure(DriftSettings.defaults(), Optional.of(late()));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result(evidence).label()).isEmpty();
        assertThat(result(evidence).leftOut()).extracting(DriftResult.LeftOut::name).containsExactly("late");
    }

    @Test
    void aProfileGivesTheVerdictsOfItsData() {
        numbers("same", x -> x, x -> x);
        numbers("moved", x -> x, x -> x * x);
        numbers("spiked", x -> x < 0.9 ? 0 : x, x -> x < 0.7 ? 0 : x);
        texts("origin", List.of("EWR", "JFK"), List.of("EWR", "JFK", "JFK", "JFK"));
        train.with("many", ColumnType.STRING, cycle(N, i -> "c" + i, 1000));
        live.with("many", ColumnType.STRING, cycle(M, i -> "c" + i, 1000));
        train.with("late", ColumnType.INTEGER, cycle(N, i -> i, 50));
        live.with("late", ColumnType.INTEGER, cycle(M, i -> i, 50));
        Evidence files = measure(DriftSettings.defaults(), Optional.of(late()));
        DataProfile profile = DataProfileReader.read(profile().bytes(), "train.profile.json");
        Evidence profiled = measure(profile, Optional.of(late()));
        for (ColumnDrift column : result(files).columns()) {
            ColumnDrift same = column(profiled, column.name());
            if (column.name().equals("many")) {
                // Of the categories that the profile does not name, the current ones may all be new.
                assertThat(same.verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
                continue;
            }
            assertThat(same.verdict()).as(column.name()).isEqualTo(column.verdict());
            assertThat(same.scores().psi()).as(column.name()).isEqualTo(column.scores().psi());
            assertThat(same.scores().jensenShannon()).isEqualTo(column.scores().jensenShannon());
        }
        assertThat(result(files).label()).isEqualTo(result(profiled).label());
        assertThat(result(profiled).fromProfile()).isTrue();
        assertThat(profiled.isAbout(train.dataset().digest())).isTrue();
    }

    @Test
    void whatAProfileDoesNotKnowWidensTheInterval() {
        numbers("x", x -> x, x -> x * x);
        Effect exact = column(measure(), "x").deciding().orElseThrow();
        Effect binned = column(measure(profile(), Optional.empty()), "x").deciding().orElseThrow();
        assertThat(binned.estimate()).isBetween(exact.estimate() - 0.011, exact.estimate());
        assertThat(binned.low()).isLessThanOrEqualTo(exact.low());
        assertThat(binned.high()).isBetween(exact.high(), exact.high() + 0.011);
    }

    @Test
    void theSameDataGiveTheSameEvidence() {
        numbers("x", x -> x, x -> x * x);
        texts("origin", List.of("EWR", "JFK"), List.of("EWR", "JFK", "JFK"));
        assertThat(measure()).isEqualTo(measure());
    }

    @Test
    void theKeyKnowsEverythingThatDecides() {
        numbers("x", x -> x, x -> x);
        MeasureDrift step = step();
        var plain = step.key(request(DriftSettings.defaults()), context);
        var other = step.key(request(settings(List.of("x"), List.of(), 0.1)), context);
        assertThat(other.differencesFrom(plain)).containsExactly("columns.include", "mostDrifted");
        assertThat(plain.parts()).containsKeys("reference", "current", "label", "seed", "tool", "floors.missing");
    }

    @Test
    void dataWithoutRowsAreAProblem() {
        train.with("x", ColumnType.NUMBER, uniform(N, 1, x -> x));
        live.with("x", ColumnType.NUMBER, List.of());
        assertThatThrownBy(this::measure)
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.conclusion()).isEqualTo(Conclusion.INVALID);
                    assertThat(problem).hasMessageContaining("live has no rows");
                });
    }

    @Test
    void columnsThatDoNotExistAreAProblem() {
        numbers("x", x -> x, x -> x);
        assertThatThrownBy(() -> measure(settings(List.of("y"), List.of(), 0)))
                .hasMessage("Neither the reference nor the current data have a column y; they have x");
        assertThatThrownBy(() -> measure(settings(List.of(), List.of("x"), 0)))
                .hasMessageContaining("No column is left to compare");
    }

    @Test
    void numbersTooLargeToComputeWithAreAProblem() {
        train.with("x", ColumnType.NUMBER, List.of(1.0, 1e300));
        live.with("x", ColumnType.NUMBER, List.of(1.0, 2.0));
        assertThatThrownBy(this::measure).hasMessageContaining("Column x cannot be computed with");
    }

    @Test
    void stopsWhenAsked() {
        numbers("x", x -> x, x -> x);
        cancellation.request();
        assertThatThrownBy(this::measure)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.UNKNOWN));
    }

    @Test
    void reportsDriftedColumnsFirst() {
        numbers("same", x -> x, x -> x);
        numbers("moved", x -> x, x -> x + 0.5);
        Report report = report(measure());
        assertThat(report.headline())
                .isEqualTo("1 of 2 columns drifted, live (8000 rows) against train (20000 rows): moved");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("moved");
            assertThat(finding.expected()).isEqualTo("Kolmogorov–Smirnov distance of at most 0.100");
            assertThat(finding.samples()).hasValue(M);
        });
        List<Section> charts = report.sections().stream()
                .filter(Section.Distribution.class::isInstance)
                .toList();
        assertThat(charts).extracting(Section::title).containsExactly("moved", "same");
        Section.Distribution moved = (Section.Distribution) charts.get(0);
        assertThat(moved.bins()).hasSizeLessThanOrEqualTo(20).first().isEqualTo("below 0.1");
        assertThat(moved.reference().stream().mapToDouble(Double::doubleValue).sum())
                .isBetween(0.999999, 1.000001);
    }

    private void numbers(String name, DoubleUnaryOperator before, DoubleUnaryOperator now) {
        train.with(name, ColumnType.NUMBER, uniform(N, 1, before));
        live.with(name, ColumnType.NUMBER, uniform(M, 2, now));
    }

    private void texts(String name, List<String> before, List<String> now) {
        train.with(name, ColumnType.STRING, cycle(N, before::get, before.size()));
        live.with(name, ColumnType.STRING, cycle(M, now::get, now.size()));
    }

    private static List<Double> uniform(int size, long seed, DoubleUnaryOperator shape) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> values = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> values.add(shape.applyAsDouble(random.nextDouble())));
        return values;
    }

    private static List<Double> evenly(int size, double shift) {
        return IntStream.range(0, size)
                .mapToObj(i -> (i + 0.5) / size + shift)
                .toList();
    }

    private static <T> List<T> cycle(int size, IntFunction<T> value, int period) {
        return IntStream.range(0, size).mapToObj(i -> value.apply(i % period)).toList();
    }

    private static LabelRule late() {
        return new LabelRule("late", Optional.of(15.0), Optional.empty());
    }

    private static DriftSettings settings(List<String> include, List<String> exclude, double most) {
        return new DriftSettings(
                "train",
                "live",
                Optional.empty(),
                new DriftSettings.Columns(include, exclude),
                DriftFloors.defaults(),
                0.95,
                most);
    }

    private MeasureDrift step() {
        return new MeasureDrift(() -> engine);
    }

    private Evidence measure() {
        return measure(DriftSettings.defaults());
    }

    private Evidence measure(DriftSettings settings) {
        return measure(settings, Optional.empty());
    }

    private Evidence measure(DriftSettings settings, Optional<LabelRule> label) {
        return run(new MeasureDrift.Request(
                new MeasureDrift.OfDataset(train.dataset()), live.dataset(), settings, label));
    }

    private Evidence measure(DataProfile profile, Optional<LabelRule> label) {
        Digest digest = Digest.of(profile.bytes());
        return run(new MeasureDrift.Request(
                new MeasureDrift.OfProfile(profile, digest, "train.profile.json"),
                live.dataset(),
                DriftSettings.defaults(),
                label));
    }

    private Evidence run(MeasureDrift.Request request) {
        return step().run(request, step().key(request, context), context);
    }

    private MeasureDrift.Request request(DriftSettings settings) {
        Dataset dataset = train.dataset();
        return new MeasureDrift.Request(
                new MeasureDrift.OfDataset(dataset), live.dataset(), settings, Optional.empty());
    }

    private DataProfile profile() {
        ProfileData step = new ProfileData(() -> engine);
        ProfileData.Request request = new ProfileData.Request(train.dataset());
        return step.run(request, step.key(request, context), context).resultAs(DataProfile.class);
    }

    private Report report(Evidence evidence) {
        return step().report(evidence);
    }

    private static DriftResult result(Evidence evidence) {
        return evidence.resultAs(DriftResult.class);
    }

    private static ColumnDrift column(Evidence evidence, String name) {
        return result(evidence).columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
