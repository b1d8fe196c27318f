package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of SciPy and NumPy; the resource's header says which versions and expressions. */
class ScipyGoldenTest {

    private static final Golden GOLDEN = new Golden("scipy-golden.properties");

    @ParameterizedTest
    @ValueSource(strings = {"F", "H", "I", "same", "month", "carriers", "tail", "tiny"})
    void testsHomogeneityAsChi2Contingency(String name) {
        String key = "chi2." + name + ".";
        ContingencyTable table = ContingencyTable.of(GOLDEN.counts(key + "reference"), GOLDEN.counts(key + "current"));
        ChiSquareHomogeneity test = ChiSquareHomogeneity.of(table);
        double statistic = GOLDEN.number(key + "statistic");
        double pValue = GOLDEN.number(key + "pValue");
        assertThat(test.statistic()).isCloseTo(statistic, Golden.nearly(statistic));
        assertThat(test.pValue()).isCloseTo(pValue, Golden.relatively(pValue));
        assertThat(test.degreesOfFreedom()).isEqualTo((int) GOLDEN.number(key + "degrees"));
        double plainV = GOLDEN.number(key + "cramersV.plain");
        assertThat(test.uncorrectedCramersV()).isCloseTo(plainV, Golden.nearly(plainV));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ties",
                "small",
                "single",
                "singleOfMany",
                "tenThousand",
                "tenThousandAndLess",
                "asymptotic",
                "oddHalf",
                "lopsided",
                "month"
            })
    void testsEqualDistributionAsKs2samp(String name) {
        List<String> words = GOLDEN.words("ks." + name);
        double shift = Double.parseDouble(words.get(2));
        double grid = Double.parseDouble(words.get(3));
        NumericSample reference =
                Golden.mapped(Golden.reference(Integer.parseInt(words.get(0))), u -> rounded(u, grid));
        NumericSample current =
                Golden.mapped(Golden.current(Integer.parseInt(words.get(1))), u -> rounded(u + shift, grid));
        double statistic = GOLDEN.number("ks." + name + ".statistic");
        double pValue = GOLDEN.number("ks." + name + ".pValue");
        assertThat(KolmogorovSmirnov.statistic(reference, current)).isCloseTo(statistic, Golden.nearly(statistic));
        assertThat(KolmogorovSmirnov.pValue(reference, current)).isCloseTo(pValue, Golden.relatively(pValue));
    }

    private static double rounded(double x, double grid) {
        return grid == 0 ? x : Math.rint(x * grid) / grid;
    }

    @ParameterizedTest
    @ValueSource(strings = {"million", "millions", "tail", "certain", "likely", "half"})
    void approximatesThePValueOfSamplesTooLargeToHold(String name) {
        List<String> words = GOLDEN.words("kstwo." + name);
        double expected = GOLDEN.number("kstwo." + name + ".pValue");
        double actual = KolmogorovSmirnov.pValue(
                Double.parseDouble(words.get(0)), Long.parseLong(words.get(1)), Long.parseLong(words.get(2)));
        assertThat(actual).isCloseTo(expected, Golden.relatively(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"few", "corner", "empty", "many", "equal"})
    void testsTwoByTwoTablesAsFisherExact(String name) {
        long[] cells = GOLDEN.counts("fisher." + name);
        double expected = GOLDEN.number("fisher." + name + ".pValue");
        double actual = FisherExact.pValue(
                ContingencyTable.of(new long[] {cells[0], cells[1]}, new long[] {cells[2], cells[3]}));
        assertThat(actual).isCloseTo(expected, Golden.relatively(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000 3", "100001 0.5", "100001 12", "3000000 3", "20000000 30"})
    void knowsTheTailOfStudentsTAtManyDegreesOfFreedom(String name) {
        double degrees = Double.parseDouble(name.split(" ")[0]);
        double t = Double.parseDouble(name.split(" ")[1]);
        double expected = GOLDEN.number("t." + name.replace(' ', '.'));
        assertThat(2 * StudentT.tail(t, degrees)).isCloseTo(expected, Golden.relatively(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"some", "none", "all", "many"})
    void boundsAProportionAsWilson(String name) {
        long[] counts = GOLDEN.counts("wilson." + name);
        double[] expected = GOLDEN.numbers("wilson." + name + ".interval");
        ConfidenceInterval interval = Proportions.wilson(counts[0], counts[1], 0.95);
        assertThat(interval.lower()).isCloseTo(expected[0], Golden.nearly(expected[0]));
        assertThat(interval.upper()).isCloseTo(expected[1], Golden.nearly(expected[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.1", "0.25", "0.5", "0.9", "1"})
    void interpolatesQuantilesAsNumpy(String p) {
        assertThat(NumericSample.of(3, 1, 4, 1, 5, 9, 2, 6).quantile(Double.parseDouble(p)))
                .isCloseTo(GOLDEN.number("quantile." + p), within(1e-14));
    }

    /** Newcombe 1998, table II, method 10. */
    @Test
    void boundsADifferenceOfProportionsAsPublished() {
        expectNewcombe(48, 80, 56, 70, 0.0524, 0.3339);
        expectNewcombe(3, 10, 9, 10, 0.1705, 0.8090);
        expectNewcombe(0, 29, 5, 56, -0.0381, 0.1926);
        expectNewcombe(0, 10, 10, 10, 0.6075, 1.0);
    }

    private static void expectNewcombe(long a, long n, long b, long m, double lower, double upper) {
        ConfidenceInterval interval = Proportions.difference(a, n, b, m, 0.95);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
        assertThat(interval.estimate()).isCloseTo((double) b / m - (double) a / n, within(1e-15));
    }
}
