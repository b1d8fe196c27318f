package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import dev.modelgate.data.ValueCounts;
import dev.modelgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
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

    private long count(Dataset dataset, Measure measure) {
        return engine.measure(dataset, List.of(measure)).count(measure);
    }

    private long broken(Dataset dataset, String column, Condition condition) {
        return count(dataset, new Measure.Violations(column, condition));
    }

    @Test
    void tellsColumnsOfEveryType() {
        Dataset dataset = data.parquet(
                "types.parquet",
                "SELECT 1::TINYINT a, 1::HUGEINT b, 1.5::DECIMAL(9,2) c, 7::DECIMAL(9,0) d, 1.5::FLOAT e, 'x' f,"
                        + " true g, DATE '2013-01-01' h, TIMESTAMP '2013-01-01 05:00:00' i,"
                        + " TIMESTAMPTZ '2013-01-01 05:00:00+00' j, [1] k, TIME '05:00:00' l");

        assertThat(engine.columns(dataset))
                .extracting(Column::name, Column::type)
                .containsExactly(
                        tuple("a", ColumnType.INTEGER),
                        // Parquet has no 128-bit integers; DuckDB writes a double.
                        tuple("b", ColumnType.NUMBER),
                        tuple("c", ColumnType.NUMBER),
                        tuple("d", ColumnType.INTEGER),
                        tuple("e", ColumnType.NUMBER),
                        tuple("f", ColumnType.STRING),
                        tuple("g", ColumnType.BOOLEAN),
                        tuple("h", ColumnType.DATE),
                        tuple("i", ColumnType.TIMESTAMP),
                        tuple("j", ColumnType.TIMESTAMP),
                        tuple("k", ColumnType.OTHER),
                        tuple("l", ColumnType.OTHER));
    }

    @Test
    void leavesNanAndInfinitiesOutOfNumbersAndCountsThem() {
        Dataset dataset = data.parquet(
                "nan.parquet", "SELECT * FROM (VALUES (1.0::DOUBLE), (3.0), ('nan'), ('inf'), ('-inf'), (NULL)) t(x)");
        Measure.Minimum least = new Measure.Minimum("x");
        Measure.Maximum greatest = new Measure.Maximum("x");
        Measure.Mean mean = new Measure.Mean("x");
        Measure.Numbers numbers = new Measure.Numbers("x");
        Measure.Categories texts = new Measure.Categories("x");

        Measurements measured = engine.measure(dataset, List.of(least, greatest, mean, numbers, texts));

        assertThat(measured.number(least)).hasValue(1);
        assertThat(measured.number(greatest)).hasValue(3);
        assertThat(measured.number(mean)).hasValue(2);
        assertThat(values(measured.numbers(numbers))).containsExactly(entry(1.0, 1L), entry(3.0, 1L));
        assertThat(measured.categories(texts))
                .containsExactly(
                        entry("-Infinity", 1L),
                        entry("1", 1L),
                        entry("3", 1L),
                        entry("Infinity", 1L),
                        entry("NaN", 1L));
        assertThat(broken(dataset, "x", new Condition.NotNull())).isEqualTo(1);
        assertThat(broken(dataset, "x", new Condition.Finite())).isEqualTo(3);
        assertThat(broken(dataset, "x", new Condition.AtLeast(1)))
                .as("what is not finite breaks that rule alone")
                .isZero();
        assertThat(broken(dataset, "x", new Condition.AtMost(3))).isZero();
        assertThat(broken(dataset, "x", new Condition.AtMost(2))).isEqualTo(1);
        assertThat(broken(dataset, "x", new Condition.OneOf(List.of("1", "3.00"))))
                .isZero();
        assertThat(broken(dataset, "x", new Condition.OneOf(List.of("one")))).isEqualTo(2);
    }

    private static Map<Double, Long> values(ValueCounts counts) {
        Map<Double, Long> values = new LinkedHashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            values.put(counts.value(i), counts.count(i));
        }
        return values;
    }

    @Test
    void countsBothZerosAsOneNumber() {
        Dataset dataset = data.parquet("zeros.parquet", "SELECT * FROM (VALUES (-0.0::DOUBLE), (0.0), (-1.0)) t(x)");
        Measure.Numbers numbers = new Measure.Numbers("x");

        assertThat(values(engine.measure(dataset, List.of(numbers)).numbers(numbers)))
                .containsExactly(entry(-1.0, 1L), entry(0.0, 2L));
    }

    @Test
    void hasNoNumbersWhereAllIsMissing() {
        Dataset dataset = data.parquet("null.parquet", "SELECT NULL::DOUBLE x FROM range(3)");
        Measure.Mean mean = new Measure.Mean("x");
        Measure.Minimum least = new Measure.Minimum("x");
        Measure.Numbers numbers = new Measure.Numbers("x");

        Measurements measured = engine.measure(dataset, List.of(mean, least, numbers));

        assertThat(measured.number(mean)).isEmpty();
        assertThat(measured.number(least)).isEmpty();
        assertThat(values(measured.numbers(numbers))).isEmpty();
    }

    @Test
    void countsDistinctValuesExactlyWithNullAsAValue() {
        Dataset dataset = data.parquet(
                "distinct.parquet",
                "SELECT i % 1000 AS a, CASE WHEN i % 7 = 0 THEN NULL ELSE i % 7 END AS b FROM range(50000) t(i)");

        assertThat(count(dataset, new Measure.Distinct(List.of("a")))).isEqualTo(1000);
        assertThat(count(dataset, new Measure.Distinct(List.of("b")))).isEqualTo(7);
        assertThat(count(dataset, new Measure.Distinct(List.of("a", "b")))).isEqualTo(7000);
    }

    @Test
    void comparesABoundInTheColumnsOwnPrecision() {
        Dataset dataset = data.parquet(
                "precision.parquet", "SELECT 0.1::FLOAT f, 9007199254740993::BIGINT i, 0.1::DECIMAL(9,3) d");

        assertThat(broken(dataset, "f", new Condition.AtMost(0.1))).isZero();
        assertThat(broken(dataset, "d", new Condition.AtMost(0.1))).isZero();
        assertThat(broken(dataset, "i", new Condition.AtMost(9007199254740992.0)))
                .isEqualTo(1);
        assertThat(broken(dataset, "i", new Condition.AtLeast(1e300))).isEqualTo(1);
        assertThat(broken(dataset, "i", new Condition.AtMost(1e300))).isZero();
        assertThat(broken(dataset, "i", new Condition.OneOf(List.of("9007199254740993"))))
                .isZero();
    }

    @Test
    void checksTextsByPatternLengthAndSet() {
        Dataset dataset = data.parquet("text.parquet", "SELECT * FROM (VALUES ('AA1'), ('ü'), ('xAA1x'), (NULL)) t(x)");

        assertThat(broken(dataset, "x", new Condition.Matches("[A-Z]{2}[0-9]"))).isEqualTo(2);
        assertThat(broken(dataset, "x", new Condition.LengthBetween(1, 3))).isEqualTo(1);
        assertThat(broken(dataset, "x", new Condition.OneOf(List.of("AA1", "ü", "it's"))))
                .isEqualTo(1);
    }

    @Test
    void measuresTimesInSecondsOfUtc() {
        Dataset dataset = data.parquet(
                "time.parquet",
                "SELECT * FROM (VALUES (DATE '1970-01-02', TIMESTAMP '1970-01-01 00:00:01'),"
                        + " (DATE '1970-01-03', TIMESTAMP '1970-01-01 00:00:02')) t(d, t)");
        Measure.Maximum day = new Measure.Maximum("d");
        Measure.Minimum time = new Measure.Minimum("t");

        Measurements measured = engine.measure(dataset, List.of(day, time));

        assertThat(measured.number(day)).hasValue(2 * 86_400);
        assertThat(measured.number(time)).hasValue(1);
        assertThat(broken(dataset, "d", new Condition.AtLeast(2 * 86_400))).isEqualTo(1);
        assertThat(broken(dataset, "t", new Condition.AtMost(1))).isEqualTo(1);
    }

    @Test
    void writesWholeNumbersWithoutAFractionAsCategories() {
        Dataset dataset =
                data.parquet("categories.parquet", "SELECT * FROM (VALUES (1.0::DOUBLE), (0.25), (1.0)) t(x)");
        Measure.Categories categories = new Measure.Categories("x");

        assertThat(engine.measure(dataset, List.of(categories)).categories(categories))
                .containsExactly(entry("0.25", 1L), entry("1", 2L));
    }

    @Test
    void namesEveryColumnThatIsNotThere() {
        Dataset dataset = data.parquet("a.parquet", "SELECT 1 a");

        assertThatThrownBy(() ->
                        engine.measure(dataset, List.of(new Measure.Mean("x"), new Measure.Distinct(List.of("y")))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.what())
                                .containsExactly(
                                        "dataset train has no column x; it has a",
                                        "dataset train has no column y; it has a"));
    }

    @Test
    void refusesAMeasureThatDoesNotFitTheColumn() {
        Dataset dataset = data.parquet("s.parquet", "SELECT 'x' a");

        assertThatThrownBy(() -> engine.measure(dataset, List.of(new Measure.Mean("a"))))
                .isInstanceOf(ProblemException.class)
                .hasMessage("column a of dataset train is VARCHAR, which has no Mean");
    }

    @Test
    void measuresTheSameAtAnyThreadCount() {
        Dataset dataset = data.parquet(
                "many.parquet",
                "SELECT ((hash(i) % 1000003)::DOUBLE / 1000003 - 0.5) * exp((hash(i + 1) % 20)::DOUBLE) AS x"
                        + " FROM range(300000) t(i)");
        Measure.Mean mean = new Measure.Mean("x");

        double one;
        try (DuckDbEngine single = data.engine(1)) {
            one = single.measure(dataset, List.of(mean)).number(mean).getAsDouble();
        }
        for (int threads = 2; threads <= 6; threads++) {
            try (DuckDbEngine several = data.engine(threads)) {
                assertThat(several.measure(dataset, List.of(mean)).number(mean)).hasValue(one);
            }
        }
    }
}
