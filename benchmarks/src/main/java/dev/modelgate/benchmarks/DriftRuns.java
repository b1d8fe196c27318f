package dev.modelgate.benchmarks;

import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Whole measurements of drift, from data in memory to evidence, many of them.
 *
 * @param runs how many
 * @param threads how many at a time
 */
record DriftRuns(int runs, int threads) {
    /** What every run of a setting says. */
    List<DriftResult> of(Setting setting) {
        return all(number -> measure(setting.run(number), DriftSettings.defaults()));
    }

    /** What something says of every number of a run, in their order. */
    <T> List<T> all(IntFunction<T> run) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() ->
                            IntStream.range(0, runs).parallel().mapToObj(run).toList())
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
    }

    static DriftResult measure(Setting.Sides sides, DriftSettings settings) {
        MemoryEngine engine = new MemoryEngine(Map.of("train", sides.reference(), "live", sides.current()));
        RunContext context = new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                EventSink.none(),
                new Cancellation(),
                42,
                "benchmark",
                true);
        MeasureDrift step = new MeasureDrift(() -> engine);
        MeasureDrift.Request request = new MeasureDrift.Request(
                new MeasureDrift.OfDataset(MemoryTable.named("train")),
                MemoryTable.named("live"),
                settings,
                Optional.empty());
        Evidence evidence = step.run(request, step.key(request, context), context);
        return evidence.resultAs(DriftResult.class);
    }
}
