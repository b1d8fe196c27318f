package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** How often verdicts on slices are right, from data to evidence: seeded, and small enough for every build. */
class SlicedSimulationTest {
    /** Larger for a closer look: {@code -Ddrift.runs=1000}. */
    private static final int RUNS = Integer.getInteger("drift.runs", 24);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int NUMBERS = 4;
    private static final int DAYS = 40;
    private static final int ROWS_OF_A_DAY = 48;

    /** Columns of one side, filled row by row. */
    private static final class Side {
        private final List<Object> at = new ArrayList<>();
        private final List<Object> carrier = new ArrayList<>();
        private final List<Object> weekday = new ArrayList<>();
        private final List<Object> code = new ArrayList<>();
        private final List<List<Object>> numbers = new ArrayList<>();

        Side() {
            IntStream.range(0, NUMBERS).forEach(i -> numbers.add(new ArrayList<>()));
        }

        void add(SplittableRandom random, double seconds, double level) {
            at.add(seconds);
            carrier.add("c" + (int) (8 * random.nextDouble() * random.nextDouble()));
            weekday.add("d" + (long) (seconds / 86_400) % 7);
            code.add("k" + random.nextInt(40));
            numbers.forEach(column -> column.add(level + normal(random)));
        }

        Dataset in(TableEngine.Table table, boolean timed) {
            if (timed) {
                table.with("at", ColumnType.TIMESTAMP, at).with("weekday", ColumnType.STRING, weekday);
            } else {
                table.with("code", ColumnType.STRING, code);
            }
            table.with("carrier", ColumnType.STRING, carrier);
            for (int i = 0; i < NUMBERS; i++) {
                table.with("x" + i, ColumnType.NUMBER, numbers.get(i));
            }
            return table.dataset();
        }
    }

    private static double normal(SplittableRandom random) {
        return NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1));
    }

    private static Side rows(int rows, SplittableRandom random) {
        Side side = new Side();
        IntStream.range(0, rows).forEach(row -> side.add(random, 0, 0));
        return side;
    }

    private static DriftResult measure(Side before, Side after, boolean timed, String... by) {
        TableEngine engine = new TableEngine();
        RunContext context = new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EventSink.none(), new Cancellation(), 42, "test", true);
        MeasureDrift step = new MeasureDrift(() -> engine);
        MeasureDrift.Request request = new MeasureDrift.Request(
                new MeasureDrift.OfDataset(before.in(engine.table("train"), timed)),
                after.in(engine.table("live"), timed),
                SlicedDriftTest.sliced(by),
                Optional.empty());
        return step.run(request, step.key(request, context), context).resultAs(DriftResult.class);
    }

    /** Of runs without drift, one in twenty may alarm; three standard errors more are chance. */
    private static void assertFewAlarms(long alarms, int runs) {
        assertThat(alarms).isLessThanOrEqualTo(Math.round(0.05 * runs + 3 * Math.sqrt(0.05 * 0.95 * runs)));
    }

    @Test
    void alarmsRarelyWhenNothingDrifted() {
        long alarms = 0;
        long slices = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            DriftResult result = measure(rows(1500, random), rows(800, random), false, "carrier");
            alarms += result.drifted() > 0 ? 1 : 0;
            slices += result.slices().get(0).slices().stream()
                    .filter(slice -> slice.columns() > 0)
                    .count();
        }
        assertThat(slices).isGreaterThan(5L * RUNS);
        assertFewAlarms(alarms, RUNS);
    }

    /** Days at random, each at a level of its own; a weekday has three of them on a side, too few to know how days differ. */
    @Test
    void daysThatWereAssignedAtRandomAreNoDriftWithinSlicesEither() {
        int runs = Math.max(16, RUNS / 2);
        long alarms = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Side[] sides = {new Side(), new Side()};
            for (int day = 0; day < DAYS; day++) {
                Side side = sides[random.nextInt(2)];
                double level = normal(random);
                for (int row = 0; row < ROWS_OF_A_DAY; row++) {
                    side.add(random, 86_400.0 * day + 1800.0 * row, level);
                }
            }
            DriftResult result = measure(sides[0], sides[1], true, "carrier", "weekday");
            alarms += result.within(DriftVerdict.DRIFT).isEmpty() ? 0 : 1;
        }
        assertFewAlarms(alarms, runs);
    }

    @Test
    void findsAShiftInOneSliceOnly() {
        int runs = Math.max(20, RUNS / 3);
        long found = 0;
        long byTheWhole = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Side before = rows(4000, random);
            Side after = rows(4000, random);
            for (int row = 0; row < 4000; row++) {
                double shift = after.carrier.get(row).equals("c4") ? 0.7 : 0;
                after.numbers.get(0).set(row, (Double) after.numbers.get(0).get(row) + shift);
            }
            DriftResult result = measure(before, after, false, "carrier");
            found += result.within(DriftVerdict.DRIFT).stream()
                            .map(SlicedDrift.Within::name)
                            .anyMatch("x0 where carrier = c4"::equals)
                    ? 1
                    : 0;
            byTheWhole += result.columns().stream().anyMatch(column -> column.verdict() == DriftVerdict.DRIFT) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(Math.round(0.9 * runs));
        assertThat(byTheWhole).isLessThan(runs / 2);
    }
}
