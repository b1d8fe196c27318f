package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistancesTest {

    private final SplittableRandom random = new SplittableRandom(20260722);

    @Test
    void keepsTheBasicPropertiesOfEveryDistance() {
        for (int round = 0; round < 200; round++) {
            double[] values = draw(1 + random.nextInt(60), 0);
            NumericSample a = NumericSample.of(values);
            NumericSample b = NumericSample.of(draw(1 + random.nextInt(60), random.nextInt(4)));
            double d = KolmogorovSmirnov.statistic(a, b);
            assertThat(d).isBetween(0.0, 1.0).isEqualTo(KolmogorovSmirnov.statistic(b, a));
            assertThat(KolmogorovSmirnov.pValue(a, b)).isBetween(0.0, 1.0);
            assertThat(KolmogorovSmirnov.statistic(a, a)).isZero();
            assertThat(Wasserstein.distance(a, a)).isZero();
            assertThat(Wasserstein.distance(a, b)).isCloseTo(Wasserstein.distance(b, a), within(1e-12));
            assertThat(Wasserstein.distance(a, b)).isGreaterThanOrEqualTo(Math.abs(a.mean() - b.mean()) - 1e-12);
            shuffle(values);
            NumericSample shuffled = NumericSample.of(values);
            assertThat(shuffled.mean()).isEqualTo(a.mean());
            assertThat(Wasserstein.normalised(shuffled, b)).isEqualTo(Wasserstein.normalised(a, b));

            BinEdges each = BinEdges.ofEachValue(a.pooledWith(b));
            ContingencyTable table = ContingencyTable.of(BinnedSample.of(a, each), BinnedSample.of(b, each));
            ContingencyTable mirrored = ContingencyTable.of(BinnedSample.of(b, each), BinnedSample.of(a, each));
            double js = Divergences.jensenShannonDistance(table);
            assertThat(js)
                    .isBetween(0.0, Math.sqrt(Math.log(2)) + 1e-12)
                    .isCloseTo(Divergences.jensenShannonDistance(mirrored), within(1e-9));
            double psi = Divergences.psi(table, Smoothing.ADDITIVE);
            assertThat(psi)
                    .isGreaterThanOrEqualTo(0)
                    .isFinite()
                    .isCloseTo(Divergences.psi(mirrored, Smoothing.ADDITIVE), within(1e-9));
            assertThat(Divergences.hellinger(table)).isBetween(0.0, 1.0);
            assertThat(ChiSquareHomogeneity.of(table).pValue()).isBetween(0.0, 1.0);
            assertThat(ChiSquareHomogeneity.of(table).cramersV()).isBetween(0.0, 1.0);
        }
    }

    private double[] draw(int n, int shift) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> random.nextInt(20) / 4.0 + shift);
        return values;
    }

    private void shuffle(double[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }

    @Test
    void seesAsMuchInCountsAsInRepeatedRows() {
        double[] values = {1, 2, 3};
        NumericSample counted = NumericSample.of(values, new long[] {30_000, 20_000, 10_000});
        NumericSample shifted = NumericSample.of(values, new long[] {10_000, 20_000, 30_000});
        assertThat(KolmogorovSmirnov.statistic(counted, shifted)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(Wasserstein.distance(counted, shifted)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(KolmogorovSmirnov.pValue(counted, shifted)).isLessThan(1e-100);
    }

    @Test
    void enclosesTheExactDistanceWhenOnlyBinsAreLeft() {
        for (int round = 0; round < 200; round++) {
            NumericSample reference = normal(50 + random.nextInt(500), 0, 1);
            NumericSample current = normal(50 + random.nextInt(500), random.nextDouble() * 2 - 1, 1.3);
            BinnedSample binned = BinnedSample.of(reference, BinEdges.ofEqualMass(reference, 2 + random.nextInt(60)));
            Bounds d = KolmogorovSmirnov.statistic(binned, current);
            assertThat(KolmogorovSmirnov.statistic(reference, current)).isBetween(d.lower() - 1e-12, d.upper() + 1e-12);
            assertThat(d.upper() - d.lower()).isLessThanOrEqualTo(binned.resolution() + 1e-12);
            Bounds w = Wasserstein.distance(binned, current);
            assertThat(Wasserstein.distance(reference, current)).isBetween(w.lower() - 1e-12, w.upper() + 1e-12);
        }
        BinnedSample closed = BinnedSample.of(BinEdges.of(0, 1, 2), new long[] {1, 1});
        assertThat(KolmogorovSmirnov.statistic(closed, NumericSample.of(-5)).lower())
                .isEqualTo(1);
        assertThat(KolmogorovSmirnov.statistic(closed, NumericSample.of(5)).lower())
                .isEqualTo(1);
        assertThat(Wasserstein.distance(closed, NumericSample.of(5)).estimate()).isCloseTo(4, within(1e-15));
        assertThat(Wasserstein.distance(closed, NumericSample.of(-5)).estimate())
                .isCloseTo(6, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wasserstein.distance(closed.opened(), NumericSample.of(5)))
                .withMessageContaining("open");
    }

    @Test
    void comesCloseToTheExactDistanceWithManyBins() {
        NumericSample reference = normal(20_000, 0, 1);
        NumericSample current = normal(20_000, 0.1, 1);
        BinnedSample binned = BinnedSample.of(reference, BinEdges.ofEqualMass(reference, 200));
        double exact = Wasserstein.distance(reference, current);
        Bounds w = Wasserstein.distance(binned, current).dividedBy(Wasserstein.unit(1));
        assertThat(w.estimate()).isCloseTo(exact, within(0.002));
        assertThat(w.upper() - w.lower()).isLessThan(0.1);
    }

    private NumericSample normal(int n, double mean, double deviation) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            values[i] = mean + deviation * radius * Math.cos(2 * Math.PI * random.nextDouble());
        }
        return NumericSample.of(values);
    }

    @Test
    void treatsEmptyCellsByTheNamedRule() {
        long[] counts = {50_000, 0, 50_000};
        assertThat(Smoothing.NONE.proportions(counts)).containsExactly(0.5, 0, 0.5);
        assertThat(Arrays.stream(Smoothing.ADDITIVE.proportions(counts)).sum()).isCloseTo(1, within(1e-15));
        ContingencyTable vanished = ContingencyTable.of(new long[] {5, 5}, new long[] {10, 0});
        assertThat(Divergences.psi(vanished, Smoothing.NONE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Divergences.kullbackLeibler(vanished, Smoothing.NONE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Divergences.psi(vanished, Smoothing.ADDITIVE)).isBetween(0.5, 2.0);
    }

    @Test
    void refusesProportionsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Divergences.psi(new double[] {1}, new double[] {0.5, 0.5}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Divergences.jensenShannonDistance(new double[] {Double.NaN}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Divergences.hellinger(new double[] {-1, 2}, new double[] {1, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smoothing.NONE.proportions(new long[] {0, 0}))
                .withMessageContaining("empty");
    }

    @Test
    void correctsCramersVForItsBias() {
        // Bergsma's formula by hand: 1200 rows, X² = 266.239..., k = 6.
        ContingencyTable table =
                ContingencyTable.of(new long[] {100, 100, 100, 100, 100, 100}, new long[] {300, 150, 75, 40, 20, 10});
        double n = 1195;
        double phi = ChiSquareHomogeneity.of(table).statistic() / n - 5 / (n - 1);
        assertThat(ChiSquareHomogeneity.of(table).cramersV())
                .isCloseTo(Math.sqrt(phi / (1 - 1 / (n - 1))), within(1e-12));
        ContingencyTable same = ContingencyTable.of(new long[] {10, 20}, new long[] {100, 200});
        assertThat(ChiSquareHomogeneity.of(same).cramersV()).isZero();
        ContingencyTable single = ContingencyTable.of(new long[] {10, 0}, new long[] {5, 0});
        assertThat(ChiSquareHomogeneity.of(single)).isEqualTo(new ChiSquareHomogeneity(0, 0, 1, 15, 5));
        assertThat(ChiSquareHomogeneity.of(single).cramersV()).isZero();
    }
}
