package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.joint.JointSettings;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** How often verdicts on all columns together are right: seeded, and small enough for every build. */
class JointSimulationTest {
    /** Larger for a closer look: {@code -Ddrift.joint.runs=1000}. */
    private static final int RUNS = Integer.getInteger("drift.joint.runs", 200);

    private static final int COLUMNS = 3;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static double normal(SplittableRandom random) {
        return NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1));
    }

    /** Rows of which so many are of one day; columns have a level that changes with the day, of that share of the variance. */
    private record Rows(List<Double> at, List<List<Double>> columns) {
        static Rows of(int days, int perDay, double share, SplittableRandom random) {
            Rows rows = new Rows(new ArrayList<>(), new ArrayList<>());
            IntStream.range(0, COLUMNS).forEach(i -> rows.columns().add(new ArrayList<>()));
            for (int day = 0; day < days; day++) {
                double[] level = IntStream.range(0, COLUMNS)
                        .mapToDouble(i -> normal(random))
                        .toArray();
                for (int row = 0; row < perDay; row++) {
                    rows.at().add(day * 86_400.0);
                    for (int i = 0; i < COLUMNS; i++) {
                        rows.columns().get(i).add(Math.sqrt(share) * level[i] + Math.sqrt(1 - share) * normal(random));
                    }
                }
            }
            return rows;
        }

        Dataset table(TableEngine engine, String name, IntPredicate taken) {
            int[] rows = IntStream.range(0, at.size()).filter(taken).toArray();
            TableEngine.Table table = engine.table(name)
                    .with(
                            "at",
                            ColumnType.TIMESTAMP,
                            IntStream.of(rows).mapToObj(at::get).toList());
            for (int i = 0; i < COLUMNS; i++) {
                List<Double> values = columns.get(i);
                table.with(
                        "x" + i,
                        ColumnType.NUMBER,
                        IntStream.of(rows).mapToObj(values::get).toList());
            }
            return table.dataset();
        }
    }

    private static DriftResult measure(TableEngine engine, Dataset reference, Dataset current, boolean independent) {
        RunContext context = new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EventSink.none(), new Cancellation(), 42, "test", true);
        DriftSettings settings = JointDriftTest.together(
                independent ? DriftSettings.Independence.INDEPENDENT : DriftSettings.Independence.DETECTED,
                Optional.of(JointSettings.defaults()),
                Map.of());
        MeasureDrift step = new MeasureDrift(() -> engine);
        MeasureDrift.Request request =
                new MeasureDrift.Request(new MeasureDrift.OfDataset(reference), current, settings, Optional.empty());
        return step.run(request, step.key(request, context), context).resultAs(DriftResult.class);
    }

    private static DriftResult split(Rows rows, IntPredicate current, boolean independent) {
        TableEngine engine = new TableEngine();
        return measure(
                engine,
                rows.table(engine, "train", current.negate()),
                rows.table(engine, "live", current),
                independent);
    }

    private static JointDrift together(DriftResult result) {
        return result.joint().get(0);
    }

    private static double pValue(DriftResult result) {
        return together(result).tested().orElseThrow().pValue();
    }

    /** One in twenty may; three standard errors more are chance. */
    private static void assertFew(long alarms, int runs) {
        assertThat(alarms).isLessThanOrEqualTo(Math.round(0.05 * runs + 3 * Math.sqrt(0.05 * 0.95 * runs)));
    }

    @Test
    void alarmsRarelyWhenNothingDriftedAndSpreadsItsPValues() {
        long alarms = 0;
        int[] tenths = new int[10];
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Rows rows = Rows.of(1, 140, 0, random);
            DriftResult result = split(rows, row -> row % 2 == 0, true);
            alarms += result.verdict() == DriftVerdict.DRIFT ? 1 : 0;
            tenths[(int) Math.min(9, 10 * pValue(result))]++;
        }
        assertFew(alarms, RUNS);
        // The margin makes small p-values a little rarer than a tenth.
        assertThat(tenths[0]).isBetween(RUNS / 50, RUNS * 18 / 100);
        assertThat(IntStream.of(tenths).limit(5).sum()).isBetween(RUNS * 3 / 10, RUNS * 6 / 10);
    }

    @Test
    void daysThatWereAssignedAtRandomAreNoDrift() {
        int runs = RUNS / 16;
        long alarms = 0;
        long unknowing = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Rows rows = Rows.of(40, 24, 0.6, random);
            boolean[] second = new boolean[40];
            for (int day = 0; day < second.length; day++) {
                second[day] = random.nextBoolean();
            }
            IntPredicate current = row -> second[row / 24];
            alarms += together(split(rows, current, false)).verdict() == DriftVerdict.DRIFT ? 1 : 0;
            unknowing += together(split(rows, current, true)).verdict() == DriftVerdict.DRIFT ? 1 : 0;
        }
        assertFew(alarms, runs);
        assertThat(unknowing).isGreaterThan(runs / 2);
    }

    @Test
    void oneDayIsNoDriftOfDaysThatDiffer() {
        int runs = RUNS / 16;
        long alarms = 0;
        for (int run = 0; run < runs; run++) {
            Rows rows = Rows.of(40, 12, 0.3, new SplittableRandom(run));
            DriftResult result = split(rows, row -> row / 12 == 17, false);
            alarms += together(result).verdict() == DriftVerdict.DRIFT ? 1 : 0;
        }
        assertFew(alarms, runs);
    }
}
