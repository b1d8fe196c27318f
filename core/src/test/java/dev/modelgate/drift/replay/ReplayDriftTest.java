package dev.modelgate.drift.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.DriftPreset;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.DriftSettings.Independence;
import dev.modelgate.drift.evidently.EvidentlySettings;
import dev.modelgate.drift.nights.NightSettings;
import dev.modelgate.drift.replay.ReplayResult.Alarm;
import dev.modelgate.drift.replay.ReplayResult.Met;
import dev.modelgate.drift.scored.PredictionSettings;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import dev.modelgate.statistics.FalseDiscovery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often the rule of drift would have alarmed in the past. */
class ReplayDriftTest {
    private static final int DAYS = 40;
    private static final int A_DAY = 240;
    private static final int ROWS = DAYS * A_DAY;
    private static final long DAY = 86_400;

    private final TableEngine engine = new TableEngine();
    private final Cancellation cancellation = new Cancellation();
    private final RunContext context = new RunContext(
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EventSink.none(), cancellation, 42, "test", true);
    private final TableEngine.Table past =
            engine.table("past").with("at", ColumnType.TIMESTAMP, rows(i -> (double) i * DAY / A_DAY));

    private static List<@Nullable Object> rows(IntFunction<@Nullable Object> cell) {
        return Collections.unmodifiableList(
                IntStream.range(0, ROWS).mapToObj(cell).toList());
    }

    private static List<@Nullable Object> bell(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return rows(i -> bell(random));
    }

    private static double bell(SplittableRandom random) {
        double uniform = random.nextDouble();
        return Math.log(uniform / (1 - uniform)) * Math.sqrt(3) / Math.PI;
    }

    private static int day(int row) {
        return row / A_DAY;
    }

    private static DriftSettings settings(double margin, Independence rows) {
        return new DriftSettings(
                DriftPreset.CALIBRATED,
                "train",
                "live",
                Optional.empty(),
                new DriftSettings.Columns(List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                rows,
                0.05,
                margin,
                2,
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

    private Evidence replay(DriftSettings settings, Optional<Double> budget) {
        ReplayDrift step = new ReplayDrift(() -> engine);
        ReplayDrift.Request request =
                new ReplayDrift.Request(past.dataset(), settings, Optional.empty(), "at", Duration.ofDays(1), budget);
        return step.run(request, step.key(request, context), context);
    }

    private ReplayResult replay() {
        return replay(DriftSettings.defaults(), Optional.empty()).resultAs(ReplayResult.class);
    }

    @Test
    void alarmsNoMoreOftenThanPromisedWhenNothingChanged() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> names = List.of("a", "b", "c", "d", "e");
        for (int column = 0; column < 6; column++) {
            past.with("x" + column, ColumnType.NUMBER, bell(column + 1L));
            past.with("s" + column, ColumnType.STRING, rows(i -> names.get(random.nextInt(5))));
        }
        past.with("gaps", ColumnType.NUMBER, rows(i -> random.nextInt(10) == 0 ? null : 1.0));
        Evidence evidence = replay(DriftSettings.defaults(), Optional.empty());
        ReplayResult result = evidence.resultAs(ReplayResult.class);
        assertThat(result.windows()).isEqualTo(DAYS);
        assertThat(result.alarms()).hasSizeLessThanOrEqualTo(4);
        assertThat(result.budget()).isEqualTo(0.05 * 30);
        assertThat(result.rate().low()).isLessThanOrEqualTo(result.budget());
        assertThat(result.rate().high()).isGreaterThanOrEqualTo(result.rate().perMonth());
    }

    @Test
    void namesTheWindowsThatDifferAndTheirColumns() {
        SplittableRandom random = new SplittableRandom(3);
        past.with("moved", ColumnType.NUMBER, rows(i -> bell(random) + (day(i) == 5 ? 1 : 0)));
        past.with("missing", ColumnType.NUMBER, rows(i -> day(i) == 11 && i % 2 == 0 ? null : bell(random)));
        past.with("beyond", ColumnType.NUMBER, rows(i -> day(i) == 17 && i % 8 == 0 ? 1000.0 + i : bell(random)));
        past.with("new", ColumnType.STRING, rows(i -> day(i) == 23 && i % 8 == 0 ? "z" : random.nextInt(2) + "."));
        past.with("infinite", ColumnType.NUMBER, rows(i -> day(i) == 29 ? Double.POSITIVE_INFINITY : bell(random)));
        assertThat(replay().alarms())
                .extracting(Alarm::begin, Alarm::columns)
                .contains(
                        tuple(5 * DAY, List.of("moved")),
                        tuple(11 * DAY, List.of("missing")),
                        tuple(17 * DAY, List.of("beyond")),
                        tuple(23 * DAY, List.of("new")),
                        tuple(29 * DAY, List.of("infinite")))
                .hasSizeLessThan(8);
    }

    @Test
    void findsTheLeastMarginThatMeetsABudget() {
        SplittableRandom random = new SplittableRandom(5);
        Map<Integer, Double> odd = Map.of(4, 3.0, 14, 4.0, 24, 5.0, 34, 6.0);
        past.with("x", ColumnType.NUMBER, rows(i -> bell(random) + odd.getOrDefault(day(i), 0.0)));
        Evidence evidence = replay(settings(0.02, Independence.DETECTED), Optional.of(1.0));
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        Met met = evidence.resultAs(ReplayResult.class).meeting().orElseThrow();
        Evidence met1 = replay(settings(met.margin(), Independence.DETECTED), Optional.of(1.0));
        assertThat(met1.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(met1.resultAs(ReplayResult.class).rate().perMonth()).isEqualTo(met.perMonth());
        assertThat(replay(settings(met.margin() - 0.001, Independence.DETECTED), Optional.of(1.0))
                        .conclusion())
                .isEqualTo(Conclusion.DENIED);
    }

    @Test
    void takesRowsOfAnHourTogether() {
        SplittableRandom random = new SplittableRandom(9);
        double[] weather =
                IntStream.range(0, DAYS * 24).mapToDouble(hour -> bell(random)).toArray();
        past.with("weather", ColumnType.NUMBER, rows(i -> weather[i / (A_DAY / 24)] + bell(random) / 10));
        int together = replay().alarms().size();
        int apart = replay(settings(0.02, Independence.INDEPENDENT), Optional.empty())
                .resultAs(ReplayResult.class)
                .alarms()
                .size();
        assertThat(together).isLessThanOrEqualTo(4);
        assertThat(apart).isGreaterThan(DAYS / 2);
    }

    @Test
    void leavesOutRowsWithoutATimeAndSaysSo() {
        past.with("x", ColumnType.NUMBER, bell(1));
        past.with("at", ColumnType.TIMESTAMP, rows(i -> i % 10 == 0 ? null : (double) i * DAY / A_DAY));
        assertThat(replay().untimed()).isEqualTo(ROWS / 10);
    }

    @Test
    void cannotTellARateFromFewWindows() {
        past.with("x", ColumnType.NUMBER, bell(1));
        past.with("at", ColumnType.TIMESTAMP, rows(i -> (double) i));
        assertThatThrownBy(this::replay)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("windows of 1d; a rate of alarms is told from at least 10");
    }

    @Test
    void refusesMoreWindowsThanAnybodyReads() {
        past.with("x", ColumnType.NUMBER, bell(1));
        past.with("at", ColumnType.TIMESTAMP, rows(i -> (double) i * DAY));
        assertThatThrownBy(this::replay)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("9600 windows of 1d; at most 1023 are replayed");
    }

    @Test
    void refusesATimeThatIsNone() {
        past.with("at", ColumnType.STRING, rows(i -> "noon"));
        assertThatThrownBy(this::replay)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Column at is STRING, not a date or a timestamp");
    }

    @Test
    void stopsWhenAsked() {
        past.with("x", ColumnType.NUMBER, bell(1));
        cancellation.request();
        assertThatThrownBy(this::replay)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("stopped on request");
    }
}
