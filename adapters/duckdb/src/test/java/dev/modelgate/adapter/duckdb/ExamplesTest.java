package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.RowExample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @TempDir
    Path folder;

    private DataFolder data;
    private DuckDbEngine engine;

    @BeforeEach
    void open() {
        data = new DataFolder(folder);
        engine = data.engine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<String> examples(Dataset dataset, String column, Condition condition, String... shown) {
        return engine.examples(dataset, new Measure.Violations(column, condition), List.of(shown), 3).stream()
                .map(RowExample::toString)
                .toList();
    }

    @Test
    void showsTheFirstRowsOfEveryFileWithTheirNumbers() {
        data.csv("1.csv", "id,x", "a,1", "b,-2", "c,3");
        data.csv("2.csv", "id,x", "d,-4", "e,5", "f,-6", "g,-7");

        assertThat(examples(data.dataset("1.csv", "2.csv"), "x", new Condition.AtLeast(0), "id", "x"))
                .containsExactly("1.csv row 2: id=b, x=-2", "2.csv row 1: id=d, x=-4", "2.csv row 3: id=f, x=-6");
    }

    @Test
    void countsRowsOfParquetAcrossRowGroups() {
        Dataset dataset = data.parquet("p.parquet", "SELECT i FROM range(100000) t(i)");

        assertThat(examples(dataset, "i", new Condition.AtMost(99_996), "i"))
                .containsExactly(
                        "p.parquet row 99998: i=99997",
                        "p.parquet row 99999: i=99998",
                        "p.parquet row 100000: i=99999");
    }

    @Test
    void survivesColumnsNamedLikeItsOwn() {
        Dataset dataset =
                data.parquet("own.parquet", "SELECT 7 AS file_row_number, 8 AS \"row\", NULL::INTEGER AS \"ROW_\"");

        assertThat(examples(dataset, "file_row_number", new Condition.AtMost(0), "row", "ROW_"))
                .containsExactly("own.parquet row 1: row=8, ROW_=null");
    }

    @Test
    void showsRepeatedValuesButNotMissingOnes() {
        data.csv("1.csv", "id", "a", "b", "\"\"");
        data.csv("2.csv", "id", "c", "a", "\"\"");

        assertThat(examples(data.dataset("1.csv", "2.csv"), "id", new Condition.Once(), "id"))
                .containsExactly("1.csv row 1: id=a", "2.csv row 2: id=a");
    }

    @Test
    void showsRepeatedCombinationsMissingValuesIncluded() {
        Dataset dataset =
                data.parquet("key.parquet", "SELECT * FROM (VALUES (1, 'x'), (1, NULL), (2, 'x'), (1, NULL)) t(a, b)");

        assertThat(examples(dataset, "a", new Condition.OnceWith(List.of("b")), "a", "b"))
                .containsExactly("key.parquet row 2: a=1, b=null", "key.parquet row 4: a=1, b=null");
    }

    @Test
    void showsWhatAFileHoldsWhereItDoesNotReadAsTheType() {
        Dataset dataset = data.csv("t.csv", "n", "1", "1.5", "zwei", "-3").readAs(Map.of("n", ColumnType.INTEGER));

        assertThat(examples(dataset, "n", new Condition.ReadsAs(ColumnType.INTEGER), "n"))
                .containsExactly("t.csv row 2: n=1.5", "t.csv row 3: n=zwei");
    }
}
