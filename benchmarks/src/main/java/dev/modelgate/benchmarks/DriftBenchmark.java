package dev.modelgate.benchmarks;

import dev.modelgate.adapter.duckdb.DuckDbProvider;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How often the default rule of drift is right, where the truth is known: whole measurements, from data to evidence, by
 * default settings. Run it with
 *
 * <pre>java -cp benchmarks/target/modelgate-benchmarks-*.jar dev.modelgate.benchmarks.DriftBenchmark false-alarms</pre>
 *
 * The first argument is one of
 *
 * <ul>
 *   <li>{@code false-alarms RUNS THREADS}: twelve settings without drift
 *   <li>{@code power RUNS THREADS}: one change among twenty columns, at 1000 rows each
 *   <li>{@code hidden RUNS THREADS}: changes of 100,000 rows that averages hide
 *   <li>{@code dependence RUNS THREADS FILE UNIT}: May's flights, assigned to two sides at random; of the units ({@code
 *       rows}, {@code hours}, {@code days}) all when none is named
 *   <li>{@code export KIND FOLDER RUNS}: the data of one of the first three as Parquet, for other tools
 * </ul>
 *
 * Every run has its own seed: the figures are the same at any number of threads.
 */
public final class DriftBenchmark {
    private static final int RUNS = 200;
    private static final int THREADS = 2;
    private static final List<Flights.Unit> UNITS = List.of(Flights.Unit.values());

    private final DriftRuns runs;
    private final PrintStream out;

    private DriftBenchmark(DriftRuns runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    /** Prints tables of rates, each with the 95 % interval that the number of runs leaves. */
    public static void main(String[] args) throws IOException, SQLException {
        String what = args.length > 0 ? args[0] : "false-alarms";
        if (what.equals("export")) {
            new SettingFiles(Path.of(args[2])).write(settings(args[1]), Integer.parseInt(args[3]));
            return;
        }
        int count = args.length > 1 ? Integer.parseInt(args[1]) : RUNS;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : THREADS;
        DriftBenchmark benchmark = new DriftBenchmark(new DriftRuns(count, threads), System.out);
        long start = System.nanoTime();
        if (what.equals("dependence")) {
            benchmark.dependence(
                    Path.of(args.length > 3 ? args[3] : "examples/quickstart/data/flights/2013-05.parquet"),
                    args.length > 4 ? List.of(Flights.Unit.valueOf(args[4].toUpperCase(Locale.ROOT))) : UNITS);
        } else if (what.equals("false-alarms")) {
            benchmark.falseAlarms(settings(what));
        } else {
            benchmark.power(settings(what));
        }
        System.out.printf(
                Locale.ROOT,
                "%n%d runs each, %.0f s on %d threads%n",
                count,
                (System.nanoTime() - start) / 1e9,
                threads);
    }

    private static List<Setting> settings(String kind) {
        return switch (kind) {
            case "false-alarms" -> Setting.withoutDrift();
            case "power" -> Changes.small();
            case "hidden" -> Changes.hidden();
            default ->
                throw new IllegalArgumentException(
                        "expected false-alarms, power, hidden, dependence or export, not " + kind);
        };
    }

    private void falseAlarms(List<Setting> settings) {
        header("setting", "rows", "anything alarms", "columns that alarm", "columns of which it cannot be told");
        for (Setting setting : settings) {
            List<DriftResult> results = runs.of(setting);
            row(
                    setting.name(),
                    setting.rows(),
                    share(results, result -> result.drifted() > 0),
                    percent(results.stream().mapToInt(DriftResult::drifted).sum(), results),
                    percent(results.stream().mapToInt(DriftResult::unsure).sum(), results));
        }
    }

    private void power(List<Setting> settings) {
        header("change", "rows", "found", "cannot tell", "another column alarms");
        for (Setting setting : settings) {
            List<DriftResult> results = runs.of(setting);
            for (String column : setting.changed()) {
                row(
                        setting.changed().size() == 1 ? setting.name() : setting.name() + ", " + column,
                        setting.rows(),
                        share(results, result -> verdict(result, column) == DriftVerdict.DRIFT),
                        share(results, result -> verdict(result, column) == DriftVerdict.CANNOT_TELL),
                        share(results, result -> anyBut(result, setting.changed())));
            }
        }
    }

    private void dependence(Path file, List<Flights.Unit> units) throws IOException {
        Flights flights = read(file);
        out.printf(Locale.ROOT, "%d flights%n%n", flights.table().rows());
        DriftSettings defaults = DriftSettings.defaults();
        Map<String, DriftSettings> ways = new LinkedHashMap<>();
        ways.put("declared", defaults.grouped(Optional.of(Flights.TIME), Optional.empty()));
        ways.put("detected", defaults);
        ways.put("rows taken as independent", independent(defaults));
        header(
                "assigned at random",
                "time",
                "anything alarms",
                "columns that alarm",
                "columns of which it cannot be told");
        for (Flights.Unit unit : units) {
            ways.forEach((way, settings) -> {
                List<DriftResult> results =
                        runs.all(number -> DriftRuns.measure(flights.split(unit, number), settings));
                row(
                        unit.name().toLowerCase(Locale.ROOT),
                        way,
                        share(results, result -> result.drifted() > 0),
                        percent(results.stream().mapToInt(DriftResult::drifted).sum(), results),
                        percent(results.stream().mapToInt(DriftResult::unsure).sum(), results));
            });
        }
    }

    private static DriftSettings independent(DriftSettings some) {
        return new DriftSettings(
                some.preset(),
                some.reference(),
                some.current(),
                some.profile(),
                some.columns(),
                some.time(),
                some.cluster(),
                DriftSettings.Independence.INDEPENDENT,
                some.falseAlarms(),
                some.margin(),
                some.detect(),
                some.power(),
                some.correction(),
                some.importance(),
                some.predictions(),
                some.mostDrifted(),
                some.joint(),
                some.embeddings(),
                some.slices(),
                some.nights(),
                some.evidently());
    }

    private static Flights read(Path file) throws IOException {
        Path scratch = Files.createTempDirectory("modelgate-benchmark-");
        try (OpenDataEngine engine = new DuckDbProvider().open(1, scratch)) {
            return Flights.read(engine, file);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static DriftVerdict verdict(DriftResult result, String column) {
        return result.columns().stream()
                .filter(one -> one.name().equals(column))
                .map(ColumnDrift::verdict)
                .findFirst()
                .orElseThrow();
    }

    private static boolean anyBut(DriftResult result, List<String> changed) {
        return result.columns().stream()
                .anyMatch(column -> column.verdict() == DriftVerdict.DRIFT && !changed.contains(column.name()));
    }

    private static String share(List<DriftResult> results, Predicate<DriftResult> what) {
        return new Share(results.stream().filter(what).count(), results.size()).toString();
    }

    private static String percent(long columns, List<DriftResult> results) {
        long all = results.stream().mapToLong(result -> result.columns().size()).sum();
        return String.format(Locale.ROOT, "%.2f %%", 100.0 * columns / all);
    }

    private void header(String... titles) {
        row(titles);
        out.println("| --- ".repeat(titles.length) + "|");
    }

    private void row(String... cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }
}
