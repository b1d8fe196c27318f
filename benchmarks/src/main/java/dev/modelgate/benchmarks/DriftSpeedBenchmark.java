package dev.modelgate.benchmarks;

import dev.modelgate.data.Cells;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.DataProfileReader;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues;
import dev.modelgate.drift.evidently.ColumnValues;
import dev.modelgate.drift.evidently.EvidentlyDrift;
import dev.modelgate.drift.evidently.EvidentlyOptions;
import dev.modelgate.drift.evidently.StatTest;
import dev.modelgate.drift.evidently.StorageType;
import dev.modelgate.drift.evidently.TestChoice;
import dev.modelgate.statistics.SortedValues;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDriver;

/**
 * What {@code benchmarks/drift_speed.py} needs of this side. The first argument is one of
 *
 * <ul>
 *   <li>{@code data FOLDER ROWS}: two Parquet files of 12 numbers and 8 texts, nothing of which drifted
 *   <li>{@code select PROFILE FILE}: one query, written by hand, for the counts that a run against the profile needs
 *   <li>{@code arrays ROWS TURNS}: seconds for PSI and Jensen-Shannon, as the preset {@code evidently} has them, of two
 *       arrays in memory
 * </ul>
 */
public final class DriftSpeedBenchmark {
    private static final int NUMBERS = 12;
    private static final int TEXTS = 8;

    private final PrintStream out;

    private DriftSpeedBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Writes files, or prints what was measured. */
    public static void main(String[] args) throws IOException, SQLException {
        DriftSpeedBenchmark benchmark = new DriftSpeedBenchmark(System.out);
        switch (args[0]) {
            case "data" -> benchmark.data(Path.of(args[1]), Long.parseLong(args[2]));
            case "select" -> benchmark.select(Path.of(args[1]), Path.of(args[2]));
            case "arrays" -> benchmark.arrays(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException("there is no " + args[0]);
        }
    }

    private static Connection open() throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    }

    private void data(Path folder, long rows) throws IOException, SQLException {
        Files.createDirectories(folder);
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            String normal = "sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())";
            columns.add((i % 3 == 2 ? "exp(" + normal + ")" : i + " + " + normal) + " AS n" + i);
        }
        for (int i = 0; i < TEXTS; i++) {
            // A few frequent categories and many rare ones.
            columns.add("'c' || floor(" + (5 << i) + " * pow(random(), 2))::INTEGER AS t" + i);
        }
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SELECT setseed(0.5)");
            for (String side : List.of("reference", "current")) {
                statement.execute("COPY (SELECT " + String.join(", ", columns) + " FROM range(" + rows + ")) TO '"
                        + folder.resolve(side + ".parquet") + "' (FORMAT parquet, COMPRESSION zstd)");
            }
        }
    }

    private void select(Path profile, Path file) throws IOException, SQLException {
        DataProfile known = DataProfileReader.read(Files.readAllBytes(profile), profile.toString());
        List<String> counts = new ArrayList<>(List.of("count(*)"));
        for (ColumnProfile column : known.columns()) {
            counts.add("count(" + column.name() + ")");
            ProfiledValues values = column.values();
            if (values instanceof NumberBins bins) {
                Cells.Bins cells = bins.cells();
                cells.edges().forEach(edge -> counts.add("count_if(" + column.name() + " < " + edge + ")"));
                counts.add("count_if(isfinite(" + column.name() + "))");
            } else {
                counts.add("histogram(" + column.name() + ")");
            }
        }
        long seen = 0;
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT " + String.join(", ", counts) + " FROM '" + file + "'")) {
            row.next();
            for (int i = 1; i <= counts.size(); i++) {
                seen += row.getString(i).length();
            }
        }
        out.println(counts.size() + " counts of " + known.rows() + " rows, " + seen + " characters");
    }

    private void arrays(int rows, int turns) {
        double[] reference = drawn(rows, 1);
        double[] current = drawn(rows, 2);
        for (StatTest test : List.of(StatTest.PSI, StatTest.JENSEN_SHANNON)) {
            EvidentlyDrift drift = new EvidentlyDrift(new EvidentlyOptions(
                    new TestChoice(Optional.of(test), OptionalDouble.empty()), Map.of(), Map.of(), 0.5));
            for (int turn = 0; turn < turns; turn++) {
                long start = System.nanoTime();
                double score = drift.compare(column(reference), column(current))
                        .score()
                        .orElseThrow();
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(Locale.ROOT, "%s %.4f %.17g%n", test, seconds, score);
            }
        }
    }

    private static ColumnValues column(double[] values) {
        return ColumnValues.numbers("x", StorageType.FLOAT, SortedValues.unordered(values), 0, 0);
    }

    /** Numbers that any other language can draw as well: the sum of two uniform ones. */
    private static double[] drawn(int rows, long seed) {
        return IntStream.range(0, rows)
                .mapToDouble(i -> uniform(2L * i + (seed << 40)) + uniform(2L * i + 1 + (seed << 40)))
                .toArray();
    }

    /** The mixing of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), of which 53 bits make a number below one. */
    private static double uniform(long at) {
        long mixed = at * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1p-53;
    }
}
