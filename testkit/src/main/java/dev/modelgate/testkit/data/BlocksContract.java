package dev.modelgate.testkit.data;

import static dev.modelgate.testkit.data.Measures.ROWS;
import static dev.modelgate.testkit.data.Measures.bins;
import static dev.modelgate.testkit.data.Measures.missing;
import static dev.modelgate.testkit.data.Measures.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.DataEngineProvider.OpenDataEngine;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.EvenSample;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measure.NonFinite.Kind;
import dev.modelgate.data.Measurements;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine says of blocks of rows and of samples, and that it agrees with one that streams rows. */
interface BlocksContract extends EngineUnderTest {
    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void answersForEveryBlockOfTimeThatHasRows(DataFormat format) {
        Dataset dataset = tables().of(
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
                .isEqualTo(new FrequentValues(new TreeMap<>(Map.of("a", 1L)), 1, 1, 2, 0));
        assertThat(of(blocks, -1).frequent(frequent).total()).isZero();
        assertThat(of(blocks, -1).numbers(numbers).value(0)).isEqualTo(5);
        assertThat(of(blocks, 0).number(mean)).hasValue(1);
    }

    private static Measurements of(SortedMap<Long, Measurements> blocks, long block) {
        return Stream.of(blocks.get(block)).findFirst().orElseThrow();
    }

    /** What lets data be counted in many places at once. */
    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void partsAddUpToTheWhole(DataFormat format) {
        Dataset dataset = tables().mixed(format, 600);
        Measure.CellCounts amounts = bins("amount", 0.0, 1.0, 1e5);
        Measure.CellCounts cities = names("city", "Oslo", "it's");
        Measure.Categories codes = new Measure.Categories("code");
        Measure[] all = {ROWS, amounts, cities, codes, missing("amount"), new Measure.NonFinite("amount", Kind.NAN)};

        Measurements whole = measure(dataset, all);
        Collection<Measurements> parts =
                measure(dataset, new Blocks.Hashed("n", 7), all).values();

        assertThat(parts).hasSize(7);
        for (Measure count : List.of(ROWS, missing("amount"), all[5])) {
            assertThat(parts.stream().mapToLong(part -> part.count(count)).sum())
                    .isEqualTo(whole.count(count))
                    .isPositive();
        }
        for (Measure.CellCounts cells : List.of(amounts, cities)) {
            List<Long> sums = IntStream.range(0, whole.cells(cells).size())
                    .mapToObj(i -> parts.stream()
                            .mapToLong(part -> part.cells(cells).get(i))
                            .sum())
                    .toList();
            assertThat(sums).isEqualTo(whole.cells(cells));
        }
        SortedMap<String, Long> sums = new TreeMap<>();
        parts.forEach(part -> part.categories(codes).forEach((code, rows) -> sums.merge(code, rows, Long::sum)));
        assertThat(sums).isEqualTo(whole.categories(codes));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void putsAllRowsOfAValueIntoOneOfFewGroups(DataFormat format) {
        Dataset dataset = tables().of(
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
    default void tellsSlicesApartAndTheirBlocks(DataFormat format) {
        Dataset dataset = tables().of(
                        format,
                        "at TIMESTAMP, carrier VARCHAR, x DOUBLE",
                        "1969-12-31 23:30:00,UA,1",
                        "1970-01-01 00:30:00,UA,2",
                        "1970-01-01 00:40:00,O'Hare,3",
                        "1970-01-01 01:30:00,,4",
                        "1970-01-01 01:30:00,AA,5",
                        ",UA,6");
        Blocks.Sliced slices = new Blocks.Sliced("carrier", List.of("O'Hare", "UA"), Optional.empty());
        Blocks.Sliced hours =
                new Blocks.Sliced("carrier", List.of("O'Hare", "UA"), Optional.of(new Blocks.Time("at", 3600)));
        Measure.Mean mean = new Measure.Mean("x");

        SortedMap<Long, Measurements> whole = measure(dataset, slices, ROWS, mean);
        SortedMap<Long, Measurements> hourly = measure(dataset, hours, ROWS, mean);

        assertThat(whole).containsOnlyKeys(0L, 1L, 2L);
        assertThat(of(whole, 1).count(ROWS)).isEqualTo(3);
        assertThat(of(whole, 2).number(mean)).hasValue(4);
        // Hour -1 of UA, hour 0 of O'Hare and of UA, hour 1 of no carrier.
        assertThat(hourly).containsOnlyKeys(-2L, 0L, 1L, 5L);
        assertThat(of(hourly, -2).number(mean)).hasValue(1);
        assertThat(hours.slice(-2)).isEqualTo(1);
        assertThat(hours.outside(-2)).isEqualTo(-1);
        assertThat(hours.slice(5)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void answersWithoutAnyRow(DataFormat format) {
        Dataset dataset = tables().of(format, "x DOUBLE, at TIMESTAMP, s VARCHAR");
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
    default void samplesOneOfSoManyRowsInFileOrder(DataFormat format) {
        int rows = 12_001;
        Dataset dataset = tables().of(
                        format,
                        "i BIGINT",
                        IntStream.range(0, rows).mapToObj(Integer::toString).toArray(String[]::new));

        assertThat(sampled(dataset, "i", rows)).hasSize(rows).isSorted();
        for (int most : List.of(6001, 6000, 500, 7, 1)) {
            EvenSample sample = EvenSample.of(rows, most);
            assertThat(sampled(dataset, "i", most))
                    .isEqualTo(IntStream.range(0, rows)
                            .filter(sample::takes)
                            .mapToObj(i -> (double) i)
                            .toList());
        }
    }

    private List<Double> sampled(Dataset dataset, String column, int most) {
        List<Double> numbers = new ArrayList<>();
        try (OpenDataEngine engine = engine(tables().scratch())) {
            long step = engine.sample(dataset, List.of(column), most, row -> numbers.add(row.number(0)));
            long rows = engine.measure(dataset, List.of(ROWS)).count(ROWS);
            assertThat(step).isEqualTo(Math.max(1, (rows + most - 1) / most));
        }
        return numbers;
    }

    @Test
    default void refusesBlocksOfAColumnThatIsNotThere() {
        Dataset dataset = tables().of(DataFormat.PARQUET, "x DOUBLE, s VARCHAR", "1,a");

        assertThatThrownBy(() -> measure(dataset, new Blocks.Time("y", 60), ROWS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("has no column y");
    }

    /** Whatever the numbers are, an engine that takes rows one by one and merges says the same. */
    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void agreesWithAnEngineThatStreamsRows(DataFormat format) {
        Dataset dataset = tables().mixed(format, 6000);
        try (OpenDataEngine engine = engine(tables().scratch())) {
            StreamingEngine streaming = new StreamingEngine(engine, engine);
            List<Measure> measures = engine.columns(dataset).stream()
                    .flatMap(column -> Measures.of(column).stream())
                    .collect(Collectors.toCollection(ArrayList::new));
            measures.add(ROWS);

            Agreement.check(measures, engine.measure(dataset, measures), streaming.measure(dataset, measures));
            for (Blocks blocks : List.of(
                    new Blocks.Time("at", 3600),
                    new Blocks.Time("day", 172_800),
                    new Blocks.Hashed("city", 16),
                    new Blocks.Hashed("amount", 64),
                    new Blocks.Sliced("amount", List.of("0.25", "17"), Optional.empty()),
                    new Blocks.Sliced("city", List.of("Oslo"), Optional.of(new Blocks.Time("at", 86_400))))) {
                SortedMap<Long, Measurements> found = engine.measure(dataset, measures, blocks);
                SortedMap<Long, Measurements> expected = streaming.measure(dataset, measures, blocks);
                assertThat(found.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
                found.forEach((block, answers) -> Agreement.check(measures, answers, of(expected, block)));
            }
        }
    }
}
