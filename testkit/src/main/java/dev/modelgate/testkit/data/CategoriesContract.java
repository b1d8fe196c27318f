package dev.modelgate.testkit.data;

import static dev.modelgate.testkit.data.Measures.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.FrequentValues;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measurements;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine says of categories: of their names, and of how frequent they are. */
interface CategoriesContract extends EngineUnderTest {
    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void tellsUnicodeFormsOfANameApart(DataFormat format) {
        String composed = "Z\u00fcrich";
        String decomposed = "Zu\u0308rich";
        Dataset dataset = tables().of(format, "s VARCHAR", composed, decomposed, decomposed, "it's", "zurich");
        Measure.CellCounts cells = names("s", composed, decomposed, "it's");

        assertThat(measure(dataset, cells).cells(cells)).containsExactly(1L, 2L, 1L, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void namesTheMostFrequentCategoriesAndOfEquallyFrequentOnesThoseOfLessCodePoints(DataFormat format) {
        String beyondTheBasicPlane = "\ud83d\ude00";
        String lastOfTheBasicPlane = "\uffee";
        Dataset dataset = tables().of(
                        format,
                        "s VARCHAR",
                        "b",
                        "b",
                        "b",
                        beyondTheBasicPlane,
                        lastOfTheBasicPlane,
                        "c",
                        "c",
                        "",
                        "a");
        Measure.FrequentCategories three = new Measure.FrequentCategories("s", 3);
        Measure.FrequentCategories four = new Measure.FrequentCategories("s", 4);

        Measurements measured = measure(dataset, three, four);

        assertThat(measured.frequent(three)).isEqualTo(new FrequentValues(counts("a", 1, "b", 3, "c", 2), 2, 2, 3, 1));
        assertThat(measured.frequent(four).counts()).containsKey(lastOfTheBasicPlane);
    }

    private static SortedMap<String, Long> counts(String a, long ofA, String b, long ofB, String c, long ofC) {
        return new TreeMap<>(Map.of(a, ofA, b, ofB, c, ofC));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void writesNumbersThatStandForCategoriesInOneWay(DataFormat format) {
        Dataset dataset = tables().of(
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
    default void namesFewOfManyCategories(DataFormat format) {
        int many = 100_000;
        Stream<String> rows = IntStream.range(0, many)
                .boxed()
                .flatMap(i -> i % 4 == 0 ? Stream.of("c" + i, "c" + i) : Stream.of("c" + i));
        Dataset dataset = tables().of(format, "s VARCHAR", rows.toArray(String[]::new));
        Measure.FrequentCategories frequent = new Measure.FrequentCategories("s", 1000);

        FrequentValues found = measure(dataset, frequent).frequent(frequent);

        assertThat(found.counts()).hasSize(1000).containsEntry("c0", 2L).doesNotContainKey("c1");
        assertThat(found.categories()).isEqualTo(many);
        assertThat(found.once()).isEqualTo(many - many / 4);
        assertThat(found.twice()).isEqualTo(many / 4);
        assertThat(found.total()).isEqualTo(many + many / 4);
    }
}
