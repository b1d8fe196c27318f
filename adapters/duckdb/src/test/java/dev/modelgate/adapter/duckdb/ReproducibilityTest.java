package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataContract;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.RowBounds;
import dev.modelgate.data.ValidateData;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Conclusion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibilityTest {
    private static final String SELECT = "SELECT i AS id, hash(i) % 1000 AS shard,"
            + " CASE WHEN hash(i) % 97 = 0 THEN NULL ELSE (hash(i + 1) % 1000003)::DOUBLE / 7 END AS price,"
            + " CASE WHEN hash(i) % 1009 = 0 THEN 'odd' ELSE 'C' || (hash(i + 2) % 50) END AS code"
            + " FROM range(120000) t(i)";

    private static final String FILE = "train.parquet";

    private static final DataContract BROKEN_EVERYWHERE = new DataContract(
            List.of(
                    Validations.column("id", ColumnType.INTEGER)
                            .unique()
                            .range(10, 119_990)
                            .build(),
                    Validations.column("shard", ColumnType.INTEGER).unique().build(),
                    Validations.column("price", ColumnType.NUMBER)
                            .range(1, 142_000)
                            .build(),
                    Validations.column("code", ColumnType.STRING)
                            .pattern("C[0-9]+")
                            .build()),
            false,
            List.of("shard", "code"),
            RowBounds.some(),
            Optional.empty());

    @Test
    void hasTheSameBytesAtAnyThreadCountAndInAnotherFolder(@TempDir Path here, @TempDir Path there) throws IOException {
        // Written once: what is written twice by several threads need not have the same bytes.
        new DataFolder(here).parquet(FILE, SELECT);
        Files.copy(here.resolve(FILE), there.resolve(FILE));
        String expected = statement(here, 1);

        for (int threads = 2; threads <= 8; threads++) {
            assertThat(statement(here, threads)).as("%d threads", threads).isEqualTo(expected);
        }
        assertThat(statement(there, 2)).as("another folder").isEqualTo(expected);
    }

    private static String statement(Path folder, int threads) {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.dataset(FILE);
        try (DuckDbEngine engine = data.engine(threads)) {
            ValidateData step = new ValidateData(() -> engine);
            ValidateData.Request request = Validations.request(dataset, BROKEN_EVERYWHERE);
            Evidence evidence = step.run(request, step.key(request, Validations.CONTEXT), Validations.CONTEXT);
            assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
            return new String(InToto.write(evidence.withMeasured(Json.object())), StandardCharsets.UTF_8);
        }
    }
}
