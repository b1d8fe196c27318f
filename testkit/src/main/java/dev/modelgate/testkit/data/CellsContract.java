package dev.modelgate.testkit.data;

import static dev.modelgate.testkit.data.Measures.ROWS;
import static dev.modelgate.testkit.data.Measures.bins;
import static dev.modelgate.testkit.data.Measures.missing;
import static dev.modelgate.testkit.data.Measures.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measure.NonFinite.Kind;
import dev.modelgate.data.Measurements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine says of values in cells, and of values that belong to none. */
interface CellsContract extends EngineUnderTest {
    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void putsAValueOnAnEdgeIntoTheCellThatBeginsThere(DataFormat format) {
        Dataset dataset = tables().of(format, "x DOUBLE", "1", "2", "2", "2", "3", "", "-0.0", "0.5");
        Measure.CellCounts cells = bins("x", 0.0, 1.0, Math.nextUp(1.0), 2.0, 3.0);

        assertThat(measure(dataset, cells).cells(cells)).containsExactly(0L, 2L, 1L, 0L, 3L, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void hasOneCellWithoutEdges(DataFormat format) {
        Dataset dataset = tables().of(format, "x DOUBLE, s VARCHAR", "1,a", ",b", "NaN,", "3,a");
        Measure.CellCounts numbers = bins("x");
        Measure.CellCounts texts = names("s");

        Measurements measured = measure(dataset, numbers, texts);

        assertThat(measured.cells(numbers)).containsExactly(2L);
        assertThat(measured.cells(texts)).containsExactly(3L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void leavesOutOfAllCellsWhatIsNoFiniteNumberAndCountsIt(DataFormat format) {
        Dataset dataset =
                tables().of(format, "x DOUBLE", "NaN", "NaN", "Infinity", "-Infinity", "1.5", "", "-1e308", "1e308");
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
    default void computesWithTheLargestAndTheSmallestNumbers(DataFormat format) {
        Dataset dataset =
                tables().of(format, "huge DOUBLE, tiny DOUBLE", "1e308,4.9E-324", "1e308,4.9E-324", "1e308,2e-323");
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
    default void comparesWholeNumbersBeyondTheExactOnesAsDoubles(DataFormat format) {
        Dataset dataset =
                tables().of(format, "i BIGINT", "9007199254740992", "9007199254740993", "9007199254740995", "-5", "");
        Measure.CellCounts cells = bins("i", 9007199254740992.0, 9007199254740994.0, 9007199254740996.0);
        Measure.FrequentCategories frequent = new Measure.FrequentCategories("i", 2);

        Measurements measured = measure(dataset, cells, frequent);

        assertThat(measured.cells(cells)).containsExactly(1L, 2L, 0L, 1L);
        assertThat(measured.frequent(frequent).counts()).containsOnlyKeys("-5", "9007199254740992");
        assertThat(measured.frequent(frequent).once()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PARQUET"})
    default void countsTruthValuesAndTimesInBins(DataFormat format) {
        Dataset dataset = tables().of(
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
}
