package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSamples;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataContract;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Freshness;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.RowBounds;
import dev.modelgate.data.ValidateData;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Conclusion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract that holds costs one scan, by DuckDB's own account of the queries that it was given. */
class OneScanTest {
    private static final int ROWS = 5000;

    @TempDir
    Path folder;

    private static final DataContract EVERY_KIND_OF_RULE = new DataContract(
            List.of(
                    Validations.column("id", ColumnType.INTEGER)
                            .unique()
                            .range(0, ROWS)
                            .build(),
                    Validations.column("price", ColumnType.NUMBER)
                            .nulls(0.5)
                            .range(0, 1)
                            .unique()
                            .build(),
                    Validations.column("code", ColumnType.STRING)
                            .pattern("C[0-9]+")
                            .length(2, 9)
                            .build(),
                    Validations.column("side", ColumnType.STRING)
                            .values("left", "right")
                            .build(),
                    Validations.column("at", ColumnType.TIMESTAMP)
                            .between("2013-01-01", "2013-12-31")
                            .build()),
            false,
            List.of("code", "side"),
            new RowBounds(1, Optional.of((long) ROWS)),
            Optional.of(new Freshness("at", Duration.ofDays(365))));

    @Test
    void readsParquetFilesOnce() throws SQLException {
        DataFolder data = new DataFolder(folder);
        data.parquet("1.parquet", select(0, ROWS / 2));
        data.parquet("2.parquet", select(ROWS / 2, ROWS));

        assertThatItIsReadOnce(data.dataset("1.parquet", "2.parquet"), "read_parquet");
    }

    @Test
    void readsCsvFilesOnce() throws SQLException {
        DataFolder data = new DataFolder(folder);
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> i + "," + i / (double) ROWS + ",C" + i + ",left,2013-06-30 12:00:00")
                .collect(Collectors.joining("\n"));

        assertThatItIsReadOnce(data.csv("1.csv", "id,price,code,side,at", rows), "read_csv");
    }

    @Test
    void readsCsvOnceForAllDistributions() throws SQLException {
        DataFolder data = new DataFolder(folder);
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> i + "," + i / 7.0 + ",C" + i % 9)
                .collect(Collectors.joining("\n"));
        Dataset dataset = data.csv("1.csv", "id,price,code", rows);
        try (Session session = Session.open(2, folder.resolve("scratch"));
                DuckDbEngine engine = new DuckDbEngine(session)) {
            session.execute("CALL enable_logging('QueryLog')");
            List<Column> columns = engine.columns(dataset);
            new ColumnSamples(engine).rows(dataset);
            List<String> read = new ArrayList<>();
            columns.forEach(column ->
                    read.add(new ColumnSamples(engine).read(dataset, column).name()));

            session.execute("CALL disable_logging()");
            assertThat(read).containsExactly("id", "price", "code");
            assertThat(session.query("SELECT message FROM duckdb_logs", row -> row.getString(1)))
                    .filteredOn(sql -> sql.contains("read_csv") && !sql.contains("duckdb_logs"))
                    .hasSize(1);
        }
    }

    private static String select(int from, int to) {
        return "SELECT i AS id, i / " + ROWS + "::DOUBLE AS price, 'C' || i AS code, 'left' AS side,"
                + " TIMESTAMP '2013-06-30 12:00:00' AS at FROM range(" + from + ", " + to + ") t(i)";
    }

    private void assertThatItIsReadOnce(Dataset dataset, String function) throws SQLException {
        try (Session session = Session.open(2, folder.resolve("scratch"));
                DuckDbEngine engine = new DuckDbEngine(session)) {
            session.execute("CALL enable_logging('QueryLog')");
            ValidateData step = new ValidateData(() -> engine);
            LabelRule label = new LabelRule("price", Optional.of(0.5), Optional.empty());
            ValidateData.Request request = Validations.request(dataset, EVERY_KIND_OF_RULE, label, List.of("id"));

            assertThat(step.run(request, step.key(request, Validations.CONTEXT), Validations.CONTEXT)
                            .conclusion())
                    .isEqualTo(Conclusion.PASSED);

            session.execute("CALL disable_logging()");
            List<String> reading = session.query("SELECT message FROM duckdb_logs", row -> row.getString(1)).stream()
                    .filter(sql -> sql.contains(function) && !sql.startsWith("DESCRIBE"))
                    .toList();
            assertThat(reading).hasSize(1);
            JsonNode profile = profile(session, reading.get(0));
            List<JsonNode> scans = profile.findParents("type").stream()
                    .filter(operator -> operator.get("type").asText().contains("SCAN"))
                    .filter(operator -> operator.path("extra_info").has("Function"))
                    .toList();
            assertThat(scans).hasSize(1);
            assertThat(scans.get(0).get("extra_info").get("Function").asText()).isEqualToIgnoringCase(function);
            assertThat(scans.get(0).get("intermediate_rows").asLong()).isEqualTo(ROWS);
        }
    }

    private static JsonNode profile(Session session, String sql) throws SQLException {
        String again = sql.replaceAll("'rejects_\\d+(_scan)?'", "'again$1'");
        return Json.parse(
                session.query("EXPLAIN (ANALYZE, FORMAT json) " + again, row -> row.getString("explain_value"))
                        .get(0)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
