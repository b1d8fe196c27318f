package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    private static final int CELLS = 10;

    @Test
    void placesAThresholdInThreeWays() {
        ConfidenceInterval interval = new ConfidenceInterval(0.2, 0.1, 0.3, 0.95);
        assertThat(interval.positionAgainst(0.3)).isEqualTo(ConfidenceInterval.Position.BELOW);
        assertThat(interval.positionAgainst(0.2)).isEqualTo(ConfidenceInterval.Position.STRADDLES);
        assertThat(interval.positionAgainst(0.05)).isEqualTo(ConfidenceInterval.Position.ABOVE);
        assertThatIllegalArgumentException().isThrownBy(() -> interval.positionAgainst(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceInterval(0, 1, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceInterval(0, 0, 1, 95));
    }

    @Test
    void bootstrapsTheSameIntervalFromTheSameSeed() {
        ContingencyTable table = ContingencyTable.of(new long[] {5000, 3000, 2000}, new long[] {4000, 3000, 3000});
        ConfidenceInterval interval = new Bootstrap(500, 7).psi(table, Smoothing.ADDITIVE, 0.95);
        assertThat(interval).isEqualTo(new Bootstrap(500, 7).psi(table, Smoothing.ADDITIVE, 0.95));
        assertThat(interval).isNotEqualTo(new Bootstrap(500, 8).psi(table, Smoothing.ADDITIVE, 0.95));
        assertThat(interval.contains(interval.estimate())).isTrue();
        assertThat(interval.halfWidth()).isBetween(0.005, 0.02);
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(10, 1));
        ContingencyTable vanished = ContingencyTable.of(new long[] {50, 50}, new long[] {100, 0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(500, 7).psi(vanished, Smoothing.NONE, 0.95))
                .withMessageContaining("Infinity");
    }

    @Test
    void coversTheTrueDistanceAsOftenAsItSays() {
        for (double tilt : new double[] {0, 0.2, 0.4}) {
            double[] p = tilted(0);
            double[] q = tilted(tilt);
            expectCoverage(tilt, Divergences.psi(p, q), t -> bootstrap().psi(t, Smoothing.ADDITIVE, 0.95));
            expectCoverage(
                    tilt,
                    Divergences.jensenShannonDistance(p, q),
                    t -> bootstrap().jensenShannonDistance(t, 0.95));
            expectCoverage(tilt, trueCramersV(p, q), t -> bootstrap().cramersV(t, 0.95));
        }
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap(300, 11);
    }

    private static double[] tilted(double tilt) {
        double[] weights = new double[CELLS];
        Arrays.setAll(weights, i -> Math.exp(tilt * (i - 4.5) / 3));
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** With rows of equal size, V² is the mean of (p-q)²/(p+q) over both halves. */
    private static double trueCramersV(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += (p[i] - q[i]) * (p[i] - q[i]) / (p[i] + q[i]) / 2;
        }
        return Math.sqrt(sum);
    }

    private static void expectCoverage(
            double tilt, double truth, Function<ContingencyTable, ConfidenceInterval> interval) {
        int rounds = 200;
        int covered = 0;
        Draws draws = new Draws(99);
        for (int round = 0; round < rounds; round++) {
            ContingencyTable table = ContingencyTable.of(draw(draws, tilted(0)), draw(draws, tilted(tilt)));
            covered += interval.apply(table).contains(truth) ? 1 : 0;
        }
        assertThat((double) covered / rounds).as("coverage at tilt " + tilt).isGreaterThanOrEqualTo(0.92);
    }

    private static long[] draw(Draws draws, double[] p) {
        return Arrays.stream(p).mapToLong(x -> draws.poisson(2000 * x)).toArray();
    }

    @Test
    void boundsTheWassersteinDistance() {
        SplittableRandom random = new SplittableRandom(1);
        int covered = 0;
        int rounds = 60;
        for (int round = 0; round < rounds; round++) {
            NumericSample reference = uniform(random, 1500, 0);
            NumericSample current = uniform(random, 1000, 0.1);
            ConfidenceInterval interval = new Bootstrap(200, 3).wasserstein(reference, current, 0.95);
            assertThat(interval.estimate()).isEqualTo(Wasserstein.distance(reference, current));
            covered += interval.contains(0.1) ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(53);
        NumericSample few = NumericSample.of(new double[] {0, 1}, new long[] {500, 500});
        NumericSample fewer = NumericSample.of(new double[] {0, 1}, new long[] {400, 600});
        ConfidenceInterval interval = new Bootstrap(1000, 3).wasserstein(few, fewer, 0.95);
        ConfidenceInterval proportions = Proportions.difference(500, 1000, 600, 1000, 0.95);
        assertThat(interval.estimate()).isCloseTo(0.1, within(1e-12));
        assertThat(interval.lower()).isCloseTo(proportions.lower(), within(0.006));
        assertThat(interval.upper()).isCloseTo(proportions.upper(), within(0.006));
    }

    private static NumericSample uniform(SplittableRandom random, int n, double shift) {
        return NumericSample.of(random.doubles(n).map(u -> u + shift).toArray());
    }

    @Test
    void holdsTheTrueKolmogorovSmirnovDistance() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 100; round++) {
            double d = KolmogorovSmirnov.statistic(uniform(random, 400, 0), uniform(random, 300, 0.2));
            assertThat(KolmogorovSmirnov.interval(d, 400, 300, 0.95).contains(0.2))
                    .isTrue();
        }
        ConfidenceInterval known = KolmogorovSmirnov.interval(0.5, 10_000, 10_000, 0.95);
        assertThat(known.halfWidth()).isCloseTo(Math.sqrt(Math.log(80) / 2) / 50, within(1e-12));
        ConfidenceInterval binned = KolmogorovSmirnov.interval(new Bounds(0.5, 0.5, 0.6), 10_000, 10_000, 0.95);
        assertThat(binned.upper()).isCloseTo(known.upper() + 0.1, within(1e-12));
        assertThat(KolmogorovSmirnov.interval(0.01, 10, 10, 0.95).lower()).isZero();
        assertThat(KolmogorovSmirnov.interval(0.99, 10, 10, 0.95).upper()).isEqualTo(1);
    }

    @Test
    void predictsTheDistancesOfSamplesThatDoNotDiffer() {
        int n = 3000;
        int m = 1000;
        int rounds = 400;
        SplittableRandom random = new SplittableRandom(4);
        double psi = 0;
        double divergence = 0;
        double d = 0;
        double w = 0;
        double v = 0;
        for (int round = 0; round < rounds; round++) {
            NumericSample reference = uniform(random, n, 0);
            NumericSample current = uniform(random, m, 0);
            ContingencyTable table = ContingencyTable.of(
                    BinnedSample.of(reference, BinEdges.of(0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1)),
                    BinnedSample.of(current, BinEdges.of(0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1)));
            psi += Divergences.psi(table, Smoothing.ADDITIVE) / rounds;
            divergence += Divergences.jensenShannonDivergence(table) / rounds;
            d += KolmogorovSmirnov.statistic(reference, current) / rounds;
            w += Wasserstein.distance(reference, current) / rounds;
            double plain = ChiSquareHomogeneity.of(table).uncorrectedCramersV();
            v += plain * plain / rounds;
        }
        assertThat(psi).isCloseTo(NoiseFloor.psi(CELLS, n, m), within(0.08 * psi));
        assertThat(divergence).isCloseTo(NoiseFloor.jensenShannonDivergence(CELLS, n, m), within(0.08 * divergence));
        assertThat(d).isCloseTo(NoiseFloor.kolmogorovSmirnov(n, m), within(0.08 * d));
        assertThat(w).isCloseTo(NoiseFloor.wasserstein(uniform(random, n, 0), m), within(0.08 * w));
        assertThat(Math.sqrt(v)).isCloseTo(NoiseFloor.cramersV(CELLS, n, m), within(0.05 * Math.sqrt(v)));
    }

    @Test
    void computesThePublishedFloors() {
        assertThat(NoiseFloor.jensenShannonDistance(50, 10_000, 1000)).isCloseTo(0.0821, within(5e-5));
        assertThat(NoiseFloor.kolmogorovSmirnov(10_000, 10_000)).isCloseTo(0.8687 * Math.sqrt(2e-4), within(1e-6));
        double[] normal = new double[20_001];
        NormalDistribution standard = NormalDistribution.of(0, 1);
        Arrays.setAll(normal, i -> standard.inverseCumulativeProbability((i + 0.5) / 20_001));
        assertThat(NoiseFloor.wasserstein(NumericSample.of(normal), 20_001))
                .isCloseTo(1.29 * Math.sqrt(2 / 20_001.0), within(1e-4));
        assertThatIllegalArgumentException().isThrownBy(() -> NoiseFloor.psi(10, 0, 5));
    }

    @Test
    void saysHowManyRowsWouldTell() {
        // Half the width takes a quarter of 1/n + 1/m = 0.02: 1/m = 0.005 - 1/1000000.
        assertThat(NoiseFloor.currentSizeFor(0.05, 0.1, 1_000_000, 50)).hasValue(201);
        assertThat(NoiseFloor.currentSizeFor(0.05, 0.1, 100, 100)).isEmpty();
    }

    @Test
    void boundsTheMassOfNewCategories() {
        CategoryCounts reference = CategoryCounts.of(Map.of("a", 1000L));
        CategoryCounts current = CategoryCounts.of(Map.of("a", 990L, "b", 10L));
        ConfidenceInterval mass =
                Proportions.difference(0, reference.n(), current.unseenIn(reference), current.n(), 0.95);
        assertThat(mass.estimate()).isEqualTo(0.01);
        assertThat(mass.positionAgainst(0)).isEqualTo(ConfidenceInterval.Position.ABOVE);
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.wilson(5, 4, 0.95));
    }

    @Test
    void drawsPoissonVariatesWithTheRightMoments() {
        for (double mean : new double[] {0.3, 3, 9.99, 10, 40, 5000}) {
            Draws draws = new Draws(6);
            int n = 100_000;
            double[] values = new double[n];
            Arrays.setAll(values, i -> draws.poisson(mean));
            NumericSample sample = NumericSample.of(values);
            double deviation = sample.populationStandardDeviation();
            assertThat(sample.mean()).isCloseTo(mean, within(4 * Math.sqrt(mean / n)));
            assertThat(deviation * deviation / mean).isCloseTo(1, within(0.03));
        }
        assertThat(new Draws(6).poisson(0)).isZero();
        assertThat(Draws.logFactorial(10)).isCloseTo(Math.log(3628800), within(1e-12));
    }
}
