package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that Evidently 0.7.21 prints, on samples that anyone can make again. */
class DriftGoldenTest {

    private static final Golden GOLDEN = new Golden("drift-golden.properties");

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E", "J"})
    void givesEvidentlysNumbersForNumericColumns(String name) {
        NumericSample reference = reference(name);
        NumericSample current = current(name);
        ContingencyTable table = new Binning.EvidentlySturges(false).tabulate(reference, current);
        expect(name + ".ks", KolmogorovSmirnov.pValue(reference, current));
        expect(name + ".wasserstein", Wasserstein.normalised(reference, current));
        expectDivergences(name, table);
        expect(
                name + ".hellinger",
                Divergences.hellinger(new Binning.EvidentlyHellinger(false).tabulate(reference, current)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "G", "H", "I"})
    void givesEvidentlysNumbersForCategories(String name) {
        List<String> words = GOLDEN.words(name);
        int referenceKinds = Integer.parseInt(words.get(2));
        int currentKinds = Integer.parseInt(words.get(4));
        double exponent = Double.parseDouble(words.get(5));
        ContingencyTable table = ContingencyTable.of(
                Golden.categories(
                        Golden.reference(Integer.parseInt(words.get(1))), u -> Math.floor(u * referenceKinds)),
                Golden.categories(
                        Golden.current(Integer.parseInt(words.get(3))),
                        u -> Math.floor(Math.pow(u, exponent) * currentKinds)));
        expectDivergences(name, table);
        expect(name + ".hellinger", Divergences.hellinger(table));
    }

    private static void expectDivergences(String name, ContingencyTable table) {
        expect(name + ".psi", Divergences.psi(table, Smoothing.EVIDENTLY_ZERO_FILL));
        expect(name + ".kl_div", Divergences.kullbackLeibler(table, Smoothing.EVIDENTLY_ZERO_FILL));
        expect(name + ".jensenshannon", Divergences.jensenShannonDistance(table));
    }

    private static void expect(String key, double actual) {
        double expected = GOLDEN.number(key);
        assertThat(actual)
                .as(key)
                .isCloseTo(expected, key.endsWith("ks") ? Golden.relatively(expected) : Golden.nearly(expected));
    }

    private static NumericSample reference(String name) {
        List<String> words = GOLDEN.words(name);
        int n = Integer.parseInt(words.get(1));
        if (words.get(0).equals("constant")) {
            return NumericSample.of(new double[] {1}, new long[] {n});
        }
        if (words.get(0).equals("numeric")) {
            return NumericSample.of(Golden.reference(n));
        }
        double levels = Double.parseDouble(words.get(3));
        return Golden.mapped(Golden.reference(n), u -> Math.floor(levels * u));
    }

    private static NumericSample current(String name) {
        List<String> words = GOLDEN.words(name);
        int n = Integer.parseInt(words.get(2));
        if (words.get(0).equals("constant")) {
            return NumericSample.of(new double[] {1, 2}, new long[] {n / 2, n / 2});
        }
        double first = Double.parseDouble(words.get(3));
        double second = Double.parseDouble(words.get(4));
        if (words.get(0).equals("numeric")) {
            return Golden.mapped(Golden.current(n), u -> second * u + first);
        }
        return Golden.mapped(Golden.current(n), u -> Math.floor(first * Math.pow(u, second)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void laysBinsOfEqualWidthAsNumpyDoes(boolean integers) {
        ContingencyTable table = new Binning.EvidentlySturges(integers).tabulate(reference("D"), current("D"));
        assertThat(table.cells()).isEqualTo(13);
        assertThat(SturgesBins.edges(0, 49, 3500, integers).edge(1)).isEqualTo(3.769230769230769);
        assertThat(Arrays.stream(table.reference()).sum()).isEqualTo(2000);
        double[] edges = SturgesBins.edges(reference("B").min(), current("B").max(), 8000, integers)
                .toArray();
        assertThat(edges.length - 1).isEqualTo(integers ? 2 : 14);
        assertThat(edges[edges.length - 1]).isEqualTo(1.149811667040922);
    }
}
