package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often verdicts are right, from data to evidence: seeded, and small enough for every build. */
class DriftSimulationTest {
    /** Larger for a closer look: {@code -Ddrift.runs=1000}. */
    private static final int RUNS = Integer.getInteger("drift.runs", 24);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final TDistribution HEAVY = TDistribution.of(1.2);

    /** Makes one value. */
    private interface Draw {
        Object next(SplittableRandom random);
    }

    private static Draw normal(double shift) {
        return random -> NORMAL.inverseCumulativeProbability(uniform(random)) + shift;
    }

    private static Draw heavy(double shift) {
        return random -> HEAVY.inverseCumulativeProbability(uniform(random)) + shift;
    }

    private static Draw logNormal() {
        return random -> Math.exp(2 * NORMAL.inverseCumulativeProbability(uniform(random)));
    }

    private static double uniform(SplittableRandom random) {
        return random.nextDouble(1e-12, 1);
    }

    /** Categories with shares like 1/i. */
    private static Draw zipf(int categories) {
        double[] shares =
                IntStream.rangeClosed(1, categories).mapToDouble(i -> 1.0 / i).toArray();
        return of(shares);
    }

    private static Draw of(double... shares) {
        double all = 0;
        for (double share : shares) {
            all += share;
        }
        double total = all;
        return random -> {
            double at = random.nextDouble() * total;
            int i = 0;
            while (i < shares.length - 1 && at >= shares[i]) {
                at -= shares[i++];
            }
            return "c" + i;
        };
    }

    private static List<Draw> draws(String setting) {
        List<Draw> draws = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            draws.add(
                    switch (setting) {
                        case "mixed" -> i < 12 ? normal(0) : zipf(i < 17 ? 5 : 30);
                        case "tails" -> i < 10 ? logNormal() : heavy(0);
                        default -> zipf(i < 10 ? 10 : 50);
                    });
        }
        return draws;
    }

    private static DriftResult run(List<Draw> before, List<Draw> after, int n, int m, long seed) {
        TableEngine engine = new TableEngine();
        SplittableRandom random = new SplittableRandom(seed);
        Dataset reference = fill(engine.table("train"), before, n, random);
        Dataset current = fill(engine.table("live"), after, m, random);
        return measure(engine, reference, current, DriftSettings.defaults());
    }

    private static Dataset fill(TableEngine.Table table, List<Draw> draws, int rows, SplittableRandom random) {
        for (int column = 0; column < draws.size(); column++) {
            List<Object> values = new ArrayList<>(rows);
            for (int row = 0; row < rows; row++) {
                values.add(draws.get(column).next(random));
            }
            boolean text = values.get(0) instanceof String;
            table.with("x" + column, text ? ColumnType.STRING : ColumnType.NUMBER, values);
        }
        return table.dataset();
    }

    private static DriftResult measure(TableEngine engine, Dataset reference, Dataset current, DriftSettings settings) {
        RunContext context = new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EventSink.none(), new Cancellation(), 42, "test", true);
        MeasureDrift step = new MeasureDrift(() -> engine);
        MeasureDrift.Request request =
                new MeasureDrift.Request(new MeasureDrift.OfDataset(reference), current, settings, Optional.empty());
        Evidence evidence = step.run(request, step.key(request, context), context);
        return evidence.resultAs(DriftResult.class);
    }

    /** Of runs without drift, one in twenty may alarm; three standard errors more are chance. */
    private static void assertFewAlarms(long alarms, int runs) {
        assertThat(alarms).isLessThanOrEqualTo(Math.round(0.05 * runs + 3 * Math.sqrt(0.05 * 0.95 * runs)));
    }

    @ParameterizedTest
    @CsvSource({"mixed, 500, 500", "tails, 500, 200", "categories, 1000, 1000", "categories, 2000, 100"})
    void alarmsRarelyWhenNothingDrifted(String setting, int n, int m) {
        List<Draw> draws = draws(setting);
        long alarms = 0;
        for (int i = 0; i < RUNS; i++) {
            alarms += run(draws, draws, n, m, i).drifted() > 0 ? 1 : 0;
        }
        assertFewAlarms(alarms, RUNS);
    }

    /** Rare categories come and go by themselves, and more unevenly than values that are drawn one by one. */
    @Test
    void isRarelyWrongAboutCategoriesThatWereNotSeenBefore() {
        List<Draw> draws = List.of(zipf(50), zipf(50), zipf(50), zipf(50));
        long rare = 0;
        for (int i = 0; i < 200; i++) {
            rare += run(draws, draws, 500, 500, i).columns().stream()
                    .flatMap(column -> column.tested().orElseThrow().parts().stream())
                    .filter(part -> part.part() == PartKind.UNSEEN && part.pValue() <= 0.01)
                    .count();
        }
        assertThat(rare).isLessThanOrEqualTo(8);
    }

    @Test
    void findsASmallShiftAndAChangedCategoryAmongTwentyColumns() {
        List<Draw> before = draws("mixed");
        before.set(12, of(0.3, 0.25, 0.2, 0.15, 0.1));
        List<Draw> after = new ArrayList<>(before);
        after.set(0, normal(0.3));
        after.set(12, of(0.4, 0.15, 0.2, 0.15, 0.1));
        int runs = Math.max(20, RUNS / 3);
        long shift = 0;
        long category = 0;
        for (int i = 0; i < runs; i++) {
            List<ColumnDrift> columns = run(before, after, 1000, 1000, i).columns();
            shift += columns.get(0).verdict() == DriftVerdict.DRIFT ? 1 : 0;
            category += columns.get(12).verdict() == DriftVerdict.DRIFT ? 1 : 0;
        }
        assertThat(shift).isGreaterThanOrEqualTo(Math.round(0.9 * runs));
        assertThat(category).isGreaterThanOrEqualTo(Math.round(0.9 * runs));
    }

    @Test
    void findsWhatIsHiddenInManyRows() {
        Draw segment = random -> (Double) normal(0).next(random) + (random.nextDouble() < 0.05 ? 1 : 0);
        DriftResult result = run(List.of(normal(0), heavy(0)), List.of(segment, heavy(1)), 50_000, 50_000, 1);
        assertThat(result.columns()).extracting(ColumnDrift::verdict).containsOnly(DriftVerdict.DRIFT);
    }

    /** Days of 24 hours of 5 rows each, whose rows share a level that wanders from day to day. */
    private record Days(List<Double> at, List<Double> value, List<Integer> day) {
        static Days of(int days, SplittableRandom random) {
            Days all = new Days(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int day = 0; day < days; day++) {
                double level = (Double) normal(0).next(random);
                for (int row = 0; row < 120; row++) {
                    all.at().add(day * 86_400.0 + row * 720);
                    all.value().add(level + 0.5 * (Double) normal(0).next(random));
                    all.day().add(day);
                }
            }
            return all;
        }

        private <T> List<T> where(List<T> values, boolean[] first, boolean wanted) {
            List<T> chosen = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (first[day.get(i)] == wanted) {
                    chosen.add(values.get(i));
                }
            }
            return chosen;
        }
    }

    private static long alarmsOfDaysAtRandom(Function<Boolean, DriftSettings> settings, boolean knowing, int runs) {
        long alarms = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Days days = Days.of(40, random);
            boolean[] first = new boolean[40];
            for (int i = 0; i < first.length; i++) {
                first[i] = random.nextBoolean();
            }
            TableEngine engine = new TableEngine();
            Dataset[] sides = new Dataset[2];
            for (int side = 0; side < 2; side++) {
                sides[side] = engine.table("side" + side)
                        .with("at", ColumnType.TIMESTAMP, days.where(days.at(), first, side == 0))
                        .with("x", ColumnType.NUMBER, days.where(days.value(), first, side == 0))
                        .dataset();
            }
            alarms +=
                    measure(engine, sides[0], sides[1], settings.apply(knowing)).drifted();
        }
        return alarms;
    }

    @Test
    void daysThatWereAssignedAtRandomAreNoDrift() {
        Function<Boolean, DriftSettings> settings = knowing -> TrainAndLive.grouped(
                Optional.empty(),
                Optional.empty(),
                knowing ? DriftSettings.Independence.DETECTED : DriftSettings.Independence.INDEPENDENT);
        int runs = Math.max(20, RUNS / 2);
        assertFewAlarms(alarmsOfDaysAtRandom(settings, true, runs), runs);
        assertThat(alarmsOfDaysAtRandom(settings, false, runs)).isGreaterThan(runs / 2);
    }

    /** Which of a few independent columns drifts makes no difference to how often any of them does. */
    @Test
    void aDayAmongDaysThatDifferIsRarelyDrift() {
        boolean[] reference = new boolean[61];
        Arrays.fill(reference, 0, 60, true);
        long alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            TableEngine engine = new TableEngine();
            TableEngine.Table[] sides = {engine.table("train"), engine.table("night")};
            for (int column = 0; column < 10; column++) {
                Days days = Days.of(61, random);
                for (int side = 0; side < 2; side++) {
                    sides[side] = column > 0
                            ? sides[side]
                            : sides[side].with("at", ColumnType.TIMESTAMP, days.where(days.at(), reference, side == 0));
                    sides[side].with("x" + column, ColumnType.NUMBER, days.where(days.value(), reference, side == 0));
                }
            }
            DriftResult result = measure(engine, sides[0].dataset(), sides[1].dataset(), DriftSettings.defaults());
            alarms += result.drifted() > 0 ? 1 : 0;
        }
        assertFewAlarms(alarms, RUNS);
    }
}
