package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.Condition;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.RowExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, values and paths that would be something else if they were pasted into a statement. */
class QuotingTest {
    private static final String ATTACK = "a\"b'); DROP TABLE x; --";

    @TempDir
    Path folder;

    private List<String> rowsOf(DuckDbEngine engine, Dataset dataset, String... columns) {
        List<String> rows = new ArrayList<>();
        engine.read(dataset, List.of(columns), row -> rows.add(row.text(0)));
        return rows;
    }

    @Test
    void readsColumnsAndPathsThatLookLikeStatements() {
        DataFolder data = new DataFolder(folder);
        String quoted = "\"" + ATTACK.replace("\"", "\"\"") + "\"";
        Dataset csv = data.csv("it's [1] *.csv", quoted + ",n", "v,1", ATTACK.replace("\"", "") + ",2");
        Dataset parquet = data.parquet("it's [2].parquet", "SELECT 'v' AS " + quoted);

        try (DuckDbEngine engine = data.engine()) {
            for (Dataset dataset : List.of(csv, parquet)) {
                Measure set = new Measure.Violations(ATTACK, new Condition.OneOf(List.of("v", "'); DROP TABLE x; --")));
                Measure pattern = new Measure.Violations(ATTACK, new Condition.Matches("v|'"));
                assertThat(engine.columns(dataset).get(0).name()).isEqualTo(ATTACK);
                assertThat(engine.measure(dataset, List.of(set, pattern)).count(set))
                        .isEqualTo(dataset.format() == DataFormat.CSV ? 1 : 0);
                assertThat(engine.examples(
                                dataset,
                                new Measure.Violations(ATTACK, new Condition.LengthBetween(2, 9)),
                                List.of(ATTACK),
                                1))
                        .extracting(RowExample::row)
                        .containsExactly(1L);
                assertThat(rowsOf(engine, dataset, ATTACK)).startsWith("v");
            }
        }
    }

    @Test
    void doesNotTakeAFileNameForAPattern() {
        DataFolder data = new DataFolder(folder);
        data.csv("a.csv", "x", "1", "2");
        Dataset star = data.csv("*.csv", "x", "3");

        try (DuckDbEngine engine = data.engine()) {
            assertThat(rowsOf(engine, star, "x")).containsExactly("3");
        }
    }

    @Test
    void doesNotTakeAFolderNameForAPartition() throws IOException {
        Files.createDirectory(folder.resolve("month=01"));
        Dataset dataset = new DataFolder(folder).csv("month=01/a.csv", "x", "3");

        try (DuckDbEngine engine = new DataFolder(folder).engine()) {
            assertThat(engine.columns(dataset)).hasSize(1);
        }
    }
}
