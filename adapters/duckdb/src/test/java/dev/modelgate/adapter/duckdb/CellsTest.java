package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Cells;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.EvenSample;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measure.NonFinite.Kind;
import dev.modelgate.data.Measurements;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract of data engines does not say, because CSV files cannot hold it or because it is DuckDB's affair. */
class CellsTest {
    private static final Measure.Rows ROWS = new Measure.Rows();

    @TempDir
    Path folder;

    @Test
    void infiniteTimesAreInNoCellAndInNoBlock() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.parquet(
                "t.parquet",
                "SELECT * FROM (VALUES (TIMESTAMP 'infinity', DATE '-infinity'), ('infinity', '1970-01-01'),"
                        + " ('1970-01-01 00:00:01', NULL), (NULL, '1970-01-02')) t(\"at\", day)");
        Measure.CellCounts at = new Measure.CellCounts("at", new Cells.Bins(List.of(1.0)));
        Measure.CellCounts day = new Measure.CellCounts("day", new Cells.Bins(List.of()));
        Measure later = new Measure.NonFinite("at", Kind.POSITIVE_INFINITY);
        Measure earlier = new Measure.NonFinite("day", Kind.NEGATIVE_INFINITY);
        Measure nan = new Measure.NonFinite("day", Kind.NAN);
        Measure never = new Measure.NonFinite("at", Kind.NEGATIVE_INFINITY);
        try (DuckDbEngine engine = data.engine()) {
            Measurements measured = engine.measure(dataset, List.of(at, day, later, earlier, nan, never));

            assertThat(measured.cells(at)).containsExactly(0L, 1L);
            assertThat(measured.cells(day)).containsExactly(2L);
            assertThat(measured.count(later)).isEqualTo(2);
            assertThat(measured.count(earlier)).isEqualTo(1);
            assertThat(measured.count(nan)).isZero();
            assertThat(measured.count(never)).isZero();
            assertThat(engine.measure(dataset, List.of(ROWS), new Blocks.Time("at", 60)))
                    .containsOnlyKeys(0L);
            List<Double> numbers = new ArrayList<>();
            engine.read(dataset, List.of("day"), row -> numbers.add(row.number(0)));
            assertThat(numbers).containsExactly(Double.NEGATIVE_INFINITY, 0.0, Double.NaN, 86_400.0);
        }
    }

    /**
     * Arrow, pandas and Spark write the least and the greatest number of a column into Parquet and pass over NaN, as the
     * format asks: {@code pyarrow.parquet.write_table(pyarrow.table({"x": [1.0, 2.0, nan, 3.0, nan, None]}), ...)}.
     */
    @Test
    void countsNanOfWhichTheStatisticsOfTheFileSayNothing() throws IOException {
        DataFolder data = new DataFolder(folder);
        try (InputStream file = CellsTest.class.getResourceAsStream("arrow-nan.parquet");
                DuckDbEngine engine = data.engine()) {
            Dataset dataset = data.file("nan.parquet", file.readAllBytes());
            Measure.CellCounts one = new Measure.CellCounts("x", new Cells.Bins(List.of()));
            Measure.CellCounts two = new Measure.CellCounts("x", new Cells.Bins(List.of(100.0)));

            Measurements measured = engine.measure(dataset, List.of(one, two, new Measure.NonFinite("x", Kind.NAN)));

            assertThat(measured.cells(one)).containsExactly(3L);
            assertThat(measured.cells(two)).containsExactly(3L, 0L);
            assertThat(measured.count(new Measure.NonFinite("x", Kind.NAN))).isEqualTo(2);
        }
    }

    @Test
    void countsSinglePrecisionAndDecimalNumbersAsDoubles() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.parquet("f.parquet", "SELECT 0.1::FLOAT f, 0.1::DECIMAL(9, 3) d, 'nan'::FLOAT n");
        Measure.CellCounts single = new Measure.CellCounts("f", new Cells.Bins(List.of(0.1, (double) 0.1f)));
        Measure.CellCounts decimal = new Measure.CellCounts("d", new Cells.Bins(List.of(0.1)));
        Measure nan = new Measure.NonFinite("n", Kind.NAN);
        try (DuckDbEngine engine = data.engine()) {
            Measurements measured = engine.measure(dataset, List.of(single, decimal, nan));

            assertThat(measured.cells(single)).containsExactly(0L, 0L, 1L);
            assertThat(measured.cells(decimal)).containsExactly(0L, 1L);
            assertThat(measured.count(nan)).isEqualTo(1);
        }
    }

    @Test
    void samplesOverTheBordersOfFiles() {
        DataFolder data = new DataFolder(folder);
        data.parquet("1.parquet", "SELECT i, i AS \"row number\" FROM range(5000) t(i)");
        data.parquet("2.parquet", "SELECT i + 5000 AS i, i AS \"row number\" FROM range(1) t(i)");
        data.parquet("3.parquet", "SELECT i + 5001 AS i, i AS \"row number\" FROM range(9000) t(i)");
        List<Double> numbers = new ArrayList<>();
        try (DuckDbEngine engine = data.engine(4)) {
            Dataset dataset = data.dataset("1.parquet", "2.parquet", "3.parquet");

            assertThat(engine.sample(dataset, List.of("i"), 3000, row -> numbers.add(row.number(0))))
                    .isEqualTo(5);
        }

        assertThat(numbers)
                .isEqualTo(IntStream.range(0, 14_001)
                        .filter(new EvenSample(5)::takes)
                        .mapToObj(i -> (double) i)
                        .toList());
    }

    @Test
    void answersTheSameAtAnyThreadCount() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.parquet(
                "many.parquet",
                "SELECT (hash(i) % 1000003)::DOUBLE / 7 AS x, 'c' || (hash(i + 1) % 5000) AS s,"
                        + " make_timestamp((hash(i + 2) % 1000000)::BIGINT * 1000000) AS at FROM range(200000) t(i)");
        List<Measure> measures = List.of(
                new Measure.CellCounts("x", new Cells.Bins(List.of(1e3, 1e4, 1e5))),
                new Measure.FrequentCategories("s", 100),
                new Measure.Mean("x"));
        String expected = "";
        for (int threads = 1; threads <= 6; threads++) {
            try (DuckDbEngine engine = data.engine(threads)) {
                StringBuilder told = new StringBuilder(told(engine.measure(dataset, measures), measures));
                engine.measure(dataset, measures, new Blocks.Time("at", 86_400))
                        .forEach((block, answers) -> told.append(block).append(told(answers, measures)));
                engine.sample(dataset, List.of("x"), 1000, row -> told.append(row.number(0)));
                expected = threads == 1 ? told.toString() : expected;
                assertThat(told).as("%d threads", threads).hasToString(expected);
            }
        }
    }

    private static String told(Measurements answers, List<Measure> measures) {
        return answers.cells((Measure.CellCounts) measures.get(0)) + " "
                + answers.frequent((Measure.FrequentCategories) measures.get(1)) + " "
                + answers.number(measures.get(2));
    }

    @Test
    void readsAFileOnceForAllCellsAndOnceForTheCategoriesOfEachColumn() throws SQLException {
        DataFolder data = new DataFolder(folder);
        Dataset dataset =
                data.parquet("a.parquet", "SELECT i AS x, i / 2.0 AS y, 'c' || i % 9 AS s FROM range(99) t(i)");
        List<Measure> measures = List.of(
                ROWS,
                new Measure.CellCounts("x", new Cells.Bins(List.of(10.0))),
                new Measure.CellCounts("y", new Cells.Bins(List.of(10.0))),
                new Measure.Violations("s", new Condition.NotNull()),
                new Measure.CellCounts("s", new Cells.Names(List.of("c1"))),
                new Measure.FrequentCategories("s", 5));
        try (Session session = Session.open(2, folder.resolve("scratch"));
                DuckDbEngine engine = new DuckDbEngine(session)) {
            engine.columns(dataset);
            session.execute("CALL enable_logging('QueryLog')");
            engine.measure(dataset, measures);
            engine.measure(dataset, measures.subList(0, 5), new Blocks.Hashed("s", 4));
            session.execute("CALL disable_logging()");

            assertThat(session.query("SELECT message FROM duckdb_logs", row -> row.getString(1)))
                    .filteredOn(sql -> sql.contains("a.parquet") && !sql.contains("duckdb_logs"))
                    .hasSize(3);
        }
    }

    @Test
    void refusesCellsAndBlocksThatDoNotFitTheColumn() {
        DataFolder data = new DataFolder(folder);
        Dataset dataset = data.parquet("s.parquet", "SELECT 'x' a, [1] b");
        try (DuckDbEngine engine = data.engine()) {
            assertThatThrownBy(() ->
                            engine.measure(dataset, List.of(new Measure.CellCounts("a", new Cells.Bins(List.of())))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("column a of dataset train is VARCHAR, which has no CellCounts");
            assertThatThrownBy(() -> engine.measure(dataset, List.of(new Measure.FrequentCategories("b", 3))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("column b of dataset train is INTEGER[], which has no FrequentCategories");
            assertThatThrownBy(() -> engine.measure(dataset, List.of(ROWS), new Blocks.Time("a", 60)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("column a of dataset train is VARCHAR, which has no time");
        }
    }
}
