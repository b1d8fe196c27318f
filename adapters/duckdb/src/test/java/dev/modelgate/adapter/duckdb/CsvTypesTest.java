package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns of CSV files are read as: what the dataset says, or the narrowest type of all their values. */
class CsvTypesTest {
    /** More than an engine looks at before it makes up its mind. */
    private static final int MANY = 30_000;

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

    private Dataset late(String usual, String last) {
        List<String> lines = new ArrayList<>(List.of("a,b"));
        for (int i = 0; i < MANY; i++) {
            lines.add(usual + ",x");
        }
        lines.add(last + ",x");
        return data.csv("late.csv", lines.toArray(String[]::new));
    }

    private Column column(Dataset dataset) {
        return engine.columns(dataset).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 8, INTEGER",
        "7, 12345678901234567890123, INTEGER",
        "7, 1.5, NUMBER",
        "7, 1e3, NUMBER",
        "7, NaN, NUMBER",
        "7, unknown, STRING",
        "7, 02134, STRING",
        "1.5, 0.25, NUMBER",
        "1.5, n/a, STRING",
        "true, FALSE, BOOLEAN",
        "true, maybe, STRING",
        "2013-06-30, 2013-07-01, DATE",
        "2013-06-30, 2013-07-01 12:00:00, TIMESTAMP",
        "2013-06-30, soon, STRING",
        "'', 8, INTEGER",
        "'', '', STRING",
    })
    void aColumnHasTheNarrowestTypeOfAllItsValues(String usual, String last, ColumnType type) {
        assertThat(column(late(usual, last)).type()).isEqualTo(type);
    }

    @Test
    void neverRoundsAFractionThatComesLate() {
        Dataset dataset = late("7", "1.5");
        Measure.Minimum least = new Measure.Minimum("a");

        assertThat(engine.measure(dataset, List.of(least)).number(least)).hasValue(1.5);
    }

    @Test
    void readsRowsOfAFileWhoseLastValueIsText() {
        List<String> texts = new ArrayList<>();

        engine.read(late("7", "unknown"), List.of("a"), row -> texts.add(row.text(0)));

        assertThat(texts).hasSize(MANY + 1).startsWith("7").endsWith("unknown");
    }

    @Test
    void readsDigitsAsTextWhereTheDatasetSaysSo() {
        Dataset codes = data.csv("zip.csv", "zip,n", "10001,1", "94110,2").readAs(Map.of("zip", ColumnType.STRING));
        Measure.Categories zips = new Measure.Categories("zip");

        assertThat(engine.columns(codes))
                .extracting(Column::type)
                .containsExactly(ColumnType.STRING, ColumnType.INTEGER);
        assertThat(engine.measure(codes, List.of(zips)).categories(zips)).containsOnlyKeys("10001", "94110");
    }

    @Test
    void countsAValueThatDoesNotReadAsTheTypeThatTheDatasetSays() {
        Dataset numbers = late("7", "unknown").readAs(Map.of("a", ColumnType.INTEGER, "b", ColumnType.STRING));
        Measure.Violations unread = new Measure.Violations("a", new Condition.ReadsAs(ColumnType.INTEGER));
        Measure.Numbers values = new Measure.Numbers("a");

        assertThat(engine.measure(numbers, List.of(unread, values)).count(unread))
                .isEqualTo(1);
        assertThat(engine.measure(numbers, List.of(values)).numbers(values).count(0))
                .isEqualTo(MANY);
    }

    @Test
    void looksAtNoTypeWhereAllOthersAreText() {
        Dataset texts = data.csv("t.csv", "a,b", "1,2").readOthersAs(ColumnType.STRING);

        assertThat(engine.columns(texts)).extracting(Column::type).containsOnly(ColumnType.STRING);
    }
}
