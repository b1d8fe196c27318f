package dev.modelgate.drift;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.ProfileData;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.evidently.EvidentlySettings;
import dev.modelgate.drift.nights.NightSettings;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.drift.scored.PredictionSettings;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.report.Report;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import dev.modelgate.statistics.FalseDiscovery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Two tables in memory, and the drift between them. */
abstract class TrainAndLive {
    static final int N = 20_000;
    static final int M = 8_000;

    final TableEngine engine = new TableEngine();
    final Cancellation cancellation = new Cancellation();
    final RunContext context = new RunContext(
            Clock.fixed(Instant.parse("2013-08-01T00:00:00Z"), ZoneOffset.UTC),
            EventSink.none(),
            cancellation,
            42,
            "test",
            true);
    final TableEngine.Table train = engine.table("train");
    final TableEngine.Table live = engine.table("live");

    void numbers(String name, DoubleUnaryOperator before, DoubleUnaryOperator now) {
        train.with(name, ColumnType.NUMBER, uniform(N, 1, before));
        live.with(name, ColumnType.NUMBER, uniform(M, 2, now));
    }

    void texts(String name, List<String> before, List<String> now) {
        train.with(name, ColumnType.STRING, cycle(N, before::get, before.size()));
        live.with(name, ColumnType.STRING, cycle(M, now::get, now.size()));
    }

    static List<Double> uniform(int size, long seed, DoubleUnaryOperator shape) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> values = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> values.add(shape.applyAsDouble(random.nextDouble())));
        return values;
    }

    static List<Double> evenly(int size, double shift) {
        return IntStream.range(0, size).mapToObj(i -> (i + 0.5) / size + shift).toList();
    }

    static <T> List<T> cycle(int size, IntFunction<T> value, int period) {
        return IntStream.range(0, size).mapToObj(i -> value.apply(i % period)).toList();
    }

    static LabelRule late() {
        return new LabelRule("late", Optional.of(15.0), Optional.empty());
    }

    static DriftSettings settings(List<String> include, List<String> exclude, double most) {
        return new DriftSettings(
                DriftPreset.CALIBRATED,
                "train",
                "live",
                Optional.empty(),
                new DriftSettings.Columns(include, exclude),
                Optional.empty(),
                Optional.empty(),
                DriftSettings.Independence.DETECTED,
                0.05,
                0.02,
                0.5,
                0.9,
                FalseDiscovery.BENJAMINI_HOCHBERG,
                Map.of(),
                PredictionSettings.defaults(),
                most,
                Optional.empty(),
                Map.of(),
                List.of(),
                NightSettings.defaults(),
                EvidentlySettings.defaults());
    }

    static DriftSettings weighing(Map<String, Double> importance) {
        DriftSettings defaults = DriftSettings.defaults();
        return new DriftSettings(
                defaults.preset(),
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
                importance,
                defaults.predictions(),
                defaults.mostDrifted(),
                defaults.joint(),
                defaults.embeddings(),
                defaults.slices(),
                defaults.nights(),
                defaults.evidently());
    }

    static DriftSettings grouped(Optional<String> time, Optional<String> cluster, DriftSettings.Independence rows) {
        return new DriftSettings(
                DriftPreset.CALIBRATED,
                "train",
                "live",
                Optional.empty(),
                new DriftSettings.Columns(List.of(), List.of("customer")),
                time,
                cluster,
                rows,
                0.05,
                0.02,
                0.5,
                0.9,
                FalseDiscovery.BENJAMINI_HOCHBERG,
                Map.of(),
                PredictionSettings.defaults(),
                0,
                Optional.empty(),
                Map.of(),
                List.of(),
                NightSettings.defaults(),
                EvidentlySettings.defaults());
    }

    MeasureDrift step() {
        return new MeasureDrift(() -> engine);
    }

    Evidence measure() {
        return measure(DriftSettings.defaults());
    }

    Evidence measure(DriftSettings settings) {
        return measure(settings, Optional.empty());
    }

    Evidence measure(DriftSettings settings, Optional<LabelRule> label) {
        return run(
                new MeasureDrift.Request(new MeasureDrift.OfDataset(train.dataset()), live.dataset(), settings, label));
    }

    Evidence measure(DataProfile profile, Optional<LabelRule> label) {
        return measure(profile, DriftSettings.defaults(), label);
    }

    Evidence measure(DataProfile profile, DriftSettings settings, Optional<LabelRule> label) {
        Digest digest = Digest.of(profile.bytes());
        return run(new MeasureDrift.Request(
                new MeasureDrift.OfProfile(profile, digest, "train.profile.json"), live.dataset(), settings, label));
    }

    Evidence run(MeasureDrift.Request request) {
        return step().run(request, step().key(request, context), context);
    }

    MeasureDrift.Request request(DriftSettings settings) {
        Dataset dataset = train.dataset();
        return new MeasureDrift.Request(
                new MeasureDrift.OfDataset(dataset), live.dataset(), settings, Optional.empty());
    }

    DataProfile profile() {
        return profile(DriftSettings.defaults(), Optional.empty());
    }

    DataProfile profile(DriftSettings settings, Optional<LabelRule> label) {
        ProfileData step = new ProfileData(() -> engine);
        ProfileData.Request request = new ProfileData.Request(train.dataset(), settings.groups(), label);
        return step.run(request, step.key(request, context), context).resultAs(DataProfile.class);
    }

    Report report(Evidence evidence) {
        return step().report(evidence);
    }

    static DriftResult result(Evidence evidence) {
        return evidence.resultAs(DriftResult.class);
    }

    static TestedParts tested(ColumnDrift column) {
        return column.tested().orElseThrow();
    }

    static PartDrift deciding(ColumnDrift column) {
        return tested(column).deciding();
    }

    static ColumnDrift column(Evidence evidence, String name) {
        return result(evidence).columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
