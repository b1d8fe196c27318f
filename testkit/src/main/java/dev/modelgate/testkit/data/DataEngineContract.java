package dev.modelgate.testkit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Cells;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measure.NonFinite.Kind;
import dev.modelgate.data.Measurements;
import dev.modelgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every data engine answers of what profiles and drift ask for. */
public abstract class DataEngineContract {
    private static final int MANY = 100_000;
    private static final Measure.Rows ROWS = new Measure.Rows();

    private Tables tables = new Tables(Path.of(""));

    /** For subclasses. */
    protected DataEngineContract() {}

    /** The engine, new. */
    protected abstract OpenDataEngine engine(Path scratch);

    @BeforeEach
    void folder(@TempDir Path folder) {
        tables = new Tables(folder);
    }

    private Measurements measure(Dataset dataset, Measure... measures) {
        try (OpenDataEngine engine = engine(tables.scratch())) {
            return engine.measure(dataset, List.of(measures));
        }
    }

    private SortedMap<Long, Measurements> measure(Dataset dataset, Blocks blocks, Measure... measures) {
        try (OpenDataEngine engine = engine(tables.scratch())) {
            return engine.measure(dataset, List.of(measures), blocks);
        }
    }

    private static Measure.CellCounts bins(String column, Double... edges) {
        return new Measure.CellCounts(column, new Cells.Bins(List.of(edges)));
    }

    private static Measure.CellCounts names(String column, String... names) {
        return new Measure.CellCounts(column, new Cells.Names(List.of(names)));
    }

    private static Measure.Violations missing(String column) {
        return new Measure.Violations(column, new Condition.NotNull());
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void putsAValueOnAnEdgeIntoTheCellThatBeginsThere(DataFormat format) {
        Dataset dataset = tables.of(format, "x DOUBLE", "1", "2", "2", "2", "3", "", "-0.0", "0.5");
        Measure.CellCounts cells = bins("x", 0.0, 1.0, Math.nextUp(1.0), 2.0, 3.0);

        assertThat(measure(dataset, cells).cells(cells)).containsExactly(0L, 2L, 1L, 0L, 3L, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void hasOneCellWithoutEdges(DataFormat format) {
        Dataset dataset = tables.of(format, "x DOUBLE, s VARCHAR", "1,a", ",b", "NaN,", "3,a");
        Measure.CellCounts numbers = bins("x");
        Measure.CellCounts texts = names("s");

        Measurements measured = measure(dataset, numbers, texts);

        assertThat(measured.cells(numbers)).containsExactly(2L);
        assertThat(measured.cells(texts)).containsExactly(3L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void leavesOutOfAllCellsWhatIsNoFiniteNumberAndCountsIt(DataFormat format) {
        Dataset dataset =
                tables.of(format, "x DOUBLE", "NaN", "NaN", "Infinity", "-Infinity", "1.5", "", "-1e308", "1e308");
        Measure.CellCounts cells = bins("x", -1.7e308, 0.0, 1.7e308);
        Measure nan = new Measure.NonFinite("x", Kind.NAN);
        Measure above = new Measure.NonFinite("x", Kind.POSITIVE_INFINITY);
        Measure below = new Measure.NonFinite("x", Kind.NEGATIVE_INFINITY);

        Measurements measured = measure(dataset, cells, nan, above, below, missing("x"), ROWS);

        assertThat(measured.cells(cells)).containsExactly(0L, 1L, 2L, 0L);
        assertThat(measured.count(nan)).isEqualTo(2);
        assertThat(measured.count(above)).isEqualTo(1);
        assertThat(measured.count(below)).isEqualTo(1);
        assertThat(measured.count(missing("x"))).isEqualTo(1);
        assertThat(measured.count(ROWS)).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void computesWithTheLargestAndTheSmallestNumbers(DataFormat format) {
        Dataset dataset =
                tables.of(format, "huge DOUBLE, tiny DOUBLE", "1e308,4.9E-324", "1e308,4.9E-324", "1e308,2e-323");
        Measure.Mean huge = new Measure.Mean("huge");
        Measure.Mean tiny = new Measure.Mean("tiny");
        Measure.Maximum greatest = new Measure.Maximum("huge");
        Measure.Minimum least = new Measure.Minimum("tiny");
        Measure.CellCounts cells = bins("tiny", Double.MIN_VALUE, 2 * Double.MIN_VALUE);

        Measurements measured = measure(dataset, huge, tiny, greatest, least, cells);

        assertThat(measured.number(huge).orElseThrow()).isBetween(0.999999999e308, 1.000000001e308);
        assertThat(measured.number(tiny).orElseThrow()).isBetween(4.9e-324, 2e-323);
        assertThat(measured.number(greatest)).hasValue(1e308);
        assertThat(measured.number(least)).hasValue(Double.MIN_VALUE);
        assertThat(measured.cells(cells)).containsExactly(0L, 2L, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void comparesWholeNumbersBeyondTheExactOnesAsDoubles(DataFormat format) {
        Dataset dataset =
                tables.of(format, "i BIGINT", "9007199254740992", "9007199254740993", "9007199254740995", "-5", "");
        Measure.CellCounts cells = bins("i", 9007199254740992.0, 9007199254740994.0, 9007199254740996.0);
        Measure.FrequentCategories frequent = new Measure.FrequentCategories("i", 2);

        Measurements measured = measure(dataset, cells, frequent);

        assertThat(measured.cells(cells)).containsExactly(1L, 2L, 0L, 1L);
        assertThat(measured.frequent(frequent).counts()).containsOnlyKeys("-5", "9007199254740992");
        assertThat(measured.frequent(frequent).once()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void countsTruthValuesAndTimesInBins(DataFormat format) {
        Dataset dataset = tables.of(
                format,
                "late BOOLEAN, day DATE, at TIMESTAMP",
                "true,1970-01-02,1970-01-01 00:00:01.5",
                "false,1969-12-31,1969-12-31 23:59:59.25",
                "true,,");
        Measure.CellCounts truth = bins("late", 1.0);
        Measure.CellCounts day = bins("day", 0.0, 86_400.0);
        Measure.CellCounts at = bins("at", -0.75, 1.0, 1.5);
        Measure.CellCounts words = names("late", "true", "maybe");

        Measurements measured = measure(dataset, truth, day, at, words);

        assertThat(measured.cells(truth)).containsExactly(1L, 2L);
        assertThat(measured.cells(day)).containsExactly(1L, 0L, 1L);
        assertThat(measured.cells(at)).containsExactly(0L, 1L, 0L, 1L);
        assertThat(measured.cells(words)).containsExactly(2L, 0L, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void tellsUnicodeFormsOfANameApart(DataFormat format) {
        String composed = "Z\u00fcrich";
        String decomposed = "Zu\u0308rich";
        Dataset dataset = tables.of(format, "s VARCHAR", composed, decomposed, decomposed, "it's", "zurich");
        Measure.CellCounts cells = names("s", composed, decomposed, "it's");

        assertThat(measure(dataset, cells).cells(cells)).containsExactly(1L, 2L, 1L, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void namesTheMostFrequentCategoriesAndOfEquallyFrequentOnesThoseOfLessCodePoints(DataFormat format) {
        String beyondTheBasicPlane = "\ud83d\ude00";
        String lastOfTheBasicPlane = "\uffee";
        Dataset dataset = tables.of(
                format, "s VARCHAR", "b", "b", "b", beyondTheBasicPlane, lastOfTheBasicPlane, "c", "c", "", "a");
        Measure.FrequentCategories three = new Measure.FrequentCategories("s", 3);
        Measure.FrequentCategories four = new Measure.FrequentCategories("s", 4);

        Measurements measured = measure(dataset, three, four);

        assertThat(measured.frequent(three)).isEqualTo(new FrequentValues(counts("a", 1, "b", 3, "c", 2), 2, 2, 3));
        assertThat(measured.frequent(four).counts()).containsKey(lastOfTheBasicPlane);
    }

    private static SortedMap<String, Long> counts(String a, long ofA, String b, long ofB, String c, long ofC) {
        return new TreeMap<>(Map.of(a, ofA, b, ofB, c, ofC));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void writesNumbersThatStandForCategoriesInOneWay(DataFormat format) {
        Dataset dataset = tables.of(
                format,
                "x DOUBLE",
                "0.25",
                "17.0",
                "1e21",
                "123456789012345680000",
                "1e-7",
                "-0.0000015",
                "NaN",
                "-Infinity");
        Measure.FrequentCategories frequent = new Measure.FrequentCategories("x", 9);
        Measure.CellCounts cells = names("x", "17", "1e-7", "-0.0000015", "17.0");

        Measurements measured = measure(dataset, frequent, cells);

        assertThat(measured.frequent(frequent).counts())
                .containsOnlyKeys(
                        "0.25", "17", "1e+21", "123456789012345680000", "1e-7", "-0.0000015", "NaN", "-Infinity");
        assertThat(measured.cells(cells)).containsExactly(1L, 1L, 1L, 0L, 5L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void namesFewOfManyCategories(DataFormat format) {
        Stream<String> rows = IntStream.range(0, MANY)
                .boxed()
                .flatMap(i -> i % 4 == 0 ? Stream.of("c" + i, "c" + i) : Stream.of("c" + i));
        Dataset dataset = tables.of(format, "s VARCHAR", rows.toArray(String[]::new));
        Measure.FrequentCategories frequent = new Measure.FrequentCategories("s", 1000);

        FrequentValues found = measure(dataset, frequent).frequent(frequent);

        assertThat(found.counts()).hasSize(1000).containsEntry("c0", 2L).doesNotContainKey("c1");
        assertThat(found.categories()).isEqualTo(MANY);
        assertThat(found.once()).isEqualTo(MANY - MANY / 4);
        assertThat(found.total()).isEqualTo(MANY + MANY / 4);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void answersForEveryBlockOfTimeThatHasRows(DataFormat format) {
        Dataset dataset = tables.of(
                format,
                "at TIMESTAMP, x DOUBLE, s VARCHAR",
                "1970-01-01 00:59:59.999,1,a",
                "1970-01-01 01:00:00,2,a",
                "1970-01-01 01:30:00,,b",
                "1969-12-31 23:59:59.5,5,",
                ",7,c");
        Measure.CellCounts cells = bins("x", 2.0);
        Measure.CellCounts texts = names("s", "b");
        Measure.FrequentCategories frequent = new Measure.FrequentCategories("s", 1);
        Measure.Numbers numbers = new Measure.Numbers("x");
        Measure.Mean mean = new Measure.Mean("x");

        SortedMap<Long, Measurements> blocks = measure(
                dataset, new Blocks.Time("at", 3600), ROWS, cells, texts, frequent, numbers, mean, missing("x"));

        assertThat(blocks).containsOnlyKeys(-1L, 0L, 1L);
        assertThat(of(blocks, 1).count(ROWS)).isEqualTo(2);
        assertThat(of(blocks, 1).count(missing("x"))).isEqualTo(1);
        assertThat(of(blocks, 1).cells(cells)).containsExactly(0L, 1L);
        assertThat(of(blocks, 1).cells(texts)).containsExactly(1L, 1L);
        assertThat(of(blocks, 1).frequent(frequent))
                .isEqualTo(new FrequentValues(new TreeMap<>(Map.of("a", 1L)), 1, 1, 2));
        assertThat(of(blocks, -1).frequent(frequent).total()).isZero();
        assertThat(of(blocks, -1).numbers(numbers).value(0)).isEqualTo(5);
        assertThat(of(blocks, 0).number(mean)).hasValue(1);
    }

    private static Measurements of(SortedMap<Long, Measurements> blocks, long block) {
        return Stream.of(blocks.get(block)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void putsAllRowsOfAValueIntoOneOfFewGroups(DataFormat format) {
        Dataset dataset = tables.of(
                format, "customer VARCHAR, amount DOUBLE", "a,0.5", "a,0.5", "b,17.0", ",0.5", "Z\u00fcrich,");
        Blocks.Hashed customers = new Blocks.Hashed("customer", 1024);
        Blocks.Hashed amounts = new Blocks.Hashed("amount", 7);

        SortedMap<Long, Measurements> blocks = measure(dataset, customers, ROWS);

        // The MD5 digest of "a" begins with 0cc175b9.
        assertThat(blocks.keySet())
                .containsExactlyInAnyOrder(0x0cc175b9L % 1024, customers.block("b"), customers.block("Z\u00fcrich"));
        assertThat(of(blocks, 0x0cc175b9L % 1024).count(ROWS)).isEqualTo(2);
        assertThat(of(measure(dataset, amounts, ROWS), amounts.block("17")).count(ROWS))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void answersWithoutAnyRow(DataFormat format) {
        Dataset dataset = tables.of(format, "x DOUBLE, at TIMESTAMP, s VARCHAR");
        Measure.CellCounts cells = bins("x", 1.0);
        Measure.CellCounts texts = names("s", "a");
        Measure.FrequentCategories frequent = new Measure.FrequentCategories("s", 3);
        Measure.Mean mean = new Measure.Mean("x");

        Measurements measured = measure(dataset, ROWS, cells, texts, frequent, mean);

        assertThat(measured.count(ROWS)).isZero();
        assertThat(measured.cells(cells)).containsExactly(0L, 0L);
        assertThat(measured.frequent(frequent).categories()).isZero();
        assertThat(measured.number(mean)).isEmpty();
        assertThat(measure(dataset, new Blocks.Time("at", 60), ROWS)).isEmpty();
        assertThat(sampled(dataset, "x", 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void samplesEverySoManythRowInFileOrder(DataFormat format) {
        int rows = 12_001;
        Dataset dataset = tables.of(
                format,
                "i BIGINT",
                IntStream.range(0, rows).mapToObj(Integer::toString).toArray(String[]::new));

        assertThat(sampled(dataset, "i", rows)).hasSize(rows).isSorted();
        assertThat(sampled(dataset, "i", 6001))
                .isEqualTo(IntStream.rangeClosed(0, 6000).mapToObj(i -> 2.0 * i).toList());
        assertThat(sampled(dataset, "i", 6000))
                .isEqualTo(IntStream.rangeClosed(0, 4000).mapToObj(i -> 3.0 * i).toList());
        assertThat(sampled(dataset, "i", 1)).containsExactly(0.0);
    }

    private List<Double> sampled(Dataset dataset, String column, int most) {
        List<Double> numbers = new ArrayList<>();
        try (OpenDataEngine engine = engine(tables.scratch())) {
            long step = engine.sample(dataset, List.of(column), most, row -> numbers.add(row.number(0)));
            long rows = engine.measure(dataset, List.of(ROWS)).count(ROWS);
            assertThat(step).isEqualTo(Math.max(1, (rows + most - 1) / most));
        }
        return numbers;
    }

    @Test
    void refusesBlocksOfAColumnThatIsNotThere() {
        Dataset dataset = tables.of(DataFormat.PARQUET, "x DOUBLE, s VARCHAR", "1,a");

        assertThatThrownBy(() -> measure(dataset, new Blocks.Time("y", 60), ROWS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("has no column y");
    }

    /** Whatever the numbers are, an engine that takes rows one by one and merges says the same. */
    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    void agreesWithAnEngineThatStreamsRows(DataFormat format) {
        Dataset dataset = tables.mixed(format, 6000);
        try (OpenDataEngine engine = engine(tables.scratch())) {
            StreamingEngine streaming = new StreamingEngine(engine, engine);
            List<Measure> measures = engine.columns(dataset).stream()
                    .flatMap(column -> measures(column).stream())
                    .collect(Collectors.toCollection(ArrayList::new));
            measures.add(ROWS);

            Agreement.check(measures, engine.measure(dataset, measures), streaming.measure(dataset, measures));
            for (Blocks blocks : List.of(
                    new Blocks.Time("at", 3600),
                    new Blocks.Time("day", 172_800),
                    new Blocks.Hashed("city", 16),
                    new Blocks.Hashed("amount", 64))) {
                SortedMap<Long, Measurements> found = engine.measure(dataset, measures, blocks);
                SortedMap<Long, Measurements> expected = streaming.measure(dataset, measures, blocks);
                assertThat(found.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
                found.forEach((block, answers) -> Agreement.check(measures, answers, of(expected, block)));
            }
        }
    }

    private static List<Measure> measures(Column column) {
        String name = column.name();
        List<Measure> measures = new ArrayList<>(List.of(
                missing(name),
                new Measure.FrequentCategories(name, 7),
                new Measure.Categories(name),
                names(name, "Oslo", "true", "0.25", "17", "2013-01-02")));
        if (column.type() != ColumnType.STRING) {
            measures.addAll(List.of(
                    bins(name, -1e300, -1.0, -Double.MIN_VALUE, 0.25, 1.0, 17.0, 1e9, 1357171200.0, 9007199254740992.0),
                    new Measure.Numbers(name)));
            for (Kind kind : Kind.values()) {
                measures.add(new Measure.NonFinite(name, kind));
            }
        }
        if (column.type().numeric() || column.type().temporal()) {
            measures.addAll(List.of(new Measure.Minimum(name), new Measure.Maximum(name)));
        }
        if (column.type().numeric()) {
            measures.add(new Measure.Mean(name));
        }
        return measures;
    }
}
