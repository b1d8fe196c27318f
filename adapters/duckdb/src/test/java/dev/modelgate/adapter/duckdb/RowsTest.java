package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheOrderOfFilesAndRowsOverManyRowGroups() {
        DataFolder data = new DataFolder(folder);
        data.parquet("1.parquet", "SELECT i FROM range(200000) t(i)");
        data.parquet("2.parquet", "SELECT i + 200000 AS i FROM range(200000) t(i)");
        long[] next = {0};

        try (DuckDbEngine engine = data.engine(4)) {
            engine.read(data.dataset("1.parquet", "2.parquet"), List.of("i"), row -> {
                if (row.number(0) == next[0]) {
                    next[0]++;
                }
            });
        }

        assertThat(next[0]).isEqualTo(400_000);
    }

    @Test
    void givesNumbersTextsAndMissingValues() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.parquet(
                "kinds.parquet",
                "SELECT 7 AS i, 2.0::DOUBLE AS whole, 0.1::DOUBLE AS d, true AS b, 'x' AS s, '12' AS digits,"
                        + " DATE '1970-01-02' AS day, NULL::DOUBLE AS none");
        List<String> columns = List.of("i", "whole", "d", "b", "s", "digits", "day", "none");
        List<String> texts = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        List<Boolean> missing = new ArrayList<>();

        try (DuckDbEngine engine = data.engine()) {
            engine.read(dataset, columns, row -> {
                for (int i = 0; i < columns.size(); i++) {
                    texts.add(row.text(i));
                    numbers.add(row.number(i));
                    missing.add(row.isNull(i));
                }
            });
        }

        assertThat(texts).containsExactly("7", "2", "0.1", "true", "x", "12", "1970-01-02", "");
        assertThat(numbers).containsExactly(7.0, 2.0, 0.1, 1.0, Double.NaN, 12.0, 86_400.0, Double.NaN);
        assertThat(missing).containsExactly(false, false, false, false, false, false, false, true);
    }

    /** What drift takes for an embedding. */
    @Test
    void givesListsOfNumbersAsText() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.parquet(
                "vectors.parquet",
                "SELECT [0.1::FLOAT, NULL, 1e-7::FLOAT] AS list, [1, 2.5, -3]::DOUBLE[3] AS fixed, NULL::FLOAT[] AS none");
        List<String> texts = new ArrayList<>();

        try (DuckDbEngine engine = data.engine()) {
            engine.sample(dataset, List.of("list", "fixed", "none"), 10, row -> {
                for (int i = 0; i < 3; i++) {
                    texts.add(row.isNull(i) ? "missing" : row.text(i));
                }
            });
        }

        assertThat(texts).containsExactly("[0.1, NULL, 1e-07]", "[1.0, 2.5, -3.0]", "missing");
    }

    @Test
    void canBeAskedSomethingElseWhileReading() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.csv("a.csv", "x", "1", "2");
        List<Long> counts = new ArrayList<>();

        try (DuckDbEngine engine = data.engine()) {
            engine.read(
                    dataset,
                    List.of("x"),
                    row -> counts.add(
                            engine.measure(dataset, List.of(new Measure.Rows())).count(new Measure.Rows())));
        }

        assertThat(counts).containsExactly(2L, 2L);
    }

    @Test
    void stopsAtARaggedRow() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.csv("ragged.csv", "a,b", "1,2", "3");

        try (DuckDbEngine engine = data.engine()) {
            assertThatThrownBy(() -> engine.read(dataset, List.of("a"), row -> {}))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems().get(0).where().orElseThrow())
                                    .hasToString("ragged.csv:3"));
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.csv("a.csv", "x", "1");
        try (DuckDbEngine engine = data.engine()) {
            engine.columns(dataset);
        }

        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }
}
