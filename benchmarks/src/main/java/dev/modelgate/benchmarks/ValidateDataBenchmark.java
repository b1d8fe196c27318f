package dev.modelgate.benchmarks;

import dev.modelgate.adapter.duckdb.DuckDbProvider;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.DataValidation;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.ValidateData;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDriver;

/**
 * {@code validate-data} beside one DuckDB query, written by hand, that computes the same aggregates in one scan: 10
 * million rows × 10 columns of Parquet. Run it with
 *
 * <pre>mvn -Dquick -pl benchmarks -am package &amp;&amp; java -jar benchmarks/target/modelgate-benchmarks-*.jar</pre>
 *
 * Arguments: number of rows (10000000), number of runs (5), number of threads (2).
 */
public final class ValidateDataBenchmark {
    private final Path folder;
    private final long rows;
    private final int threads;
    private final PrintStream out;

    private ValidateDataBenchmark(Path folder, long rows, int threads, PrintStream out) {
        this.folder = folder;
        this.rows = rows;
        this.threads = threads;
        this.out = out;
    }

    /** Prints the times of each run, their medians and ratio, and the peak memory of the process. */
    public static void main(String[] args) throws IOException, SQLException {
        long rows = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        Path folder = Files.createTempDirectory("modelgate-benchmark-");
        try {
            new ValidateDataBenchmark(folder, rows, threads, System.out).run(runs);
        } finally {
            Files.deleteIfExists(folder.resolve("orders.parquet"));
            Files.deleteIfExists(folder);
        }
    }

    private void run(int runs) throws IOException, SQLException {
        Dataset dataset = write();
        int rules = validate(dataset).rules().size();
        out.printf(Locale.ROOT, "%d rules, peak memory after validation alone: %s%n", rules, peakMemory());
        Cost[] ours = new Cost[runs];
        Cost[] raw = new Cost[runs];
        for (int i = 0; i < runs; i++) {
            raw[i] = cost(() -> query(dataset));
            ours[i] = cost(() -> validate(dataset));
            out.printf(Locale.ROOT, "run %d: raw query %s, validate-data %s%n", i + 1, raw[i], ours[i]);
        }
        out.printf(
                Locale.ROOT,
                "median: raw query %s, validate-data %s; peak memory %s%n",
                median(raw),
                median(ours),
                peakMemory());
        // A run is compared with the query just before it: what else the machine does disturbs both alike.
        out.printf(
                Locale.ROOT,
                "median of the ratios: %.2f by the clock (goal: at most 1.50), %.2f by processor time%n",
                median(IntStream.range(0, runs).mapToDouble(i -> ours[i].wall() / raw[i].wall())),
                median(IntStream.range(0, runs).mapToDouble(i -> ours[i].processor() / raw[i].processor())));
    }

    private Dataset write() throws IOException, SQLException {
        Path file = folder.resolve("orders.parquet");
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '512MB'");
            statement.execute("SET threads = " + threads);
            statement.execute(
                    "COPY (" + OrdersContract.select(rows) + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            Digest digest = Digest.of(bytes);
            long size = Files.size(file);
            out.printf(Locale.ROOT, "%d rows x 10 columns, %d MB, %d threads%n", rows, size >> 20, threads);
            return new Dataset(
                    "orders", DataFormat.PARQUET, List.of(new DataFile(file, "orders.parquet", digest, size)));
        }
    }

    private DataValidation validate(Dataset dataset) {
        RunContext context =
                new RunContext(Clock.systemUTC(), EventSink.none(), new Cancellation(), 1, "benchmark", false);
        try (OpenDataEngine engine = new DuckDbProvider().open(threads, folder)) {
            ValidateData step = new ValidateData(() -> engine);
            Digest contract = Digest.of("orders".getBytes(StandardCharsets.US_ASCII));
            ValidateData.Request request = new ValidateData.Request(
                    dataset, OrdersContract.CONTRACT, contract, "orders.yaml", Optional.empty(), List.of());
            StepKey key = step.key(request, context);
            Evidence evidence = step.run(request, key, context);
            if (evidence.conclusion() != Conclusion.PASSED) {
                throw new IllegalStateException("the contract does not hold: " + evidence.result());
            }
            return evidence.resultAs(DataValidation.class);
        }
    }

    private List<String> query(Dataset dataset) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            String sql = OrdersContract.query(dataset.files().get(0).path());
            try (ResultSet result = statement.executeQuery(sql)) {
                result.next();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(result.getString(i));
                }
                return values;
            }
        }
    }

    /** Something that takes time. */
    private interface Work {
        Object run() throws SQLException;
    }

    /**
     * Seconds that something took.
     *
     * @param wall by the clock
     * @param processor of all threads together; less disturbed by what else runs on the machine
     */
    private record Cost(double wall, double processor) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f s (%.2f CPU-s)", wall, processor);
        }
    }

    private static Cost cost(Work work) throws SQLException {
        long start = System.nanoTime();
        double before = processorSeconds();
        work.run();
        return new Cost((System.nanoTime() - start) / 1e9, processorSeconds() - before);
    }

    private static double processorSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    private static Cost median(Cost[] costs) {
        return new Cost(
                median(Arrays.stream(costs).mapToDouble(Cost::wall)),
                median(Arrays.stream(costs).mapToDouble(Cost::processor)));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "not told by this platform";
        }
        return Files.readAllLines(status, StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("not told by this platform");
    }
}
