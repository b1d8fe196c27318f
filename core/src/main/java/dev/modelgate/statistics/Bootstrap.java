package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

import java.util.function.ToDoubleFunction;

/**
 * Poisson bootstrap over the counts of a table: every cell's count is drawn anew around what was observed, for both
 * sides, as if each row had been kept a Poisson(1) number of times. Runs in one thread from one seed, in time that
 * depends on cells, not rows; the same seed gives the same interval everywhere.
 *
 * <p>A plug-in distance is too large by the noise, and its bootstrap by the noise once more. The interval is therefore
 * the percentile interval moved down by twice the bootstrap's bias, cut at 0. Simulated coverage at level 0.95 (PSI and
 * Jensen–Shannon, 10 and 50 cells, 200 to 28,000 rows a side, no drift to PSI 0.2): 0.945 to 1; at PSI 2.3, where no
 * threshold lies, 0.89.
 *
 * @param replicates how many tables are drawn, at least 100; 1000 is usual
 * @param seed of the {@link java.util.SplittableRandom} that is drawn from
 */
public record Bootstrap(int replicates, long seed) {

    private static final int WASSERSTEIN_CELLS = 512;

    public Bootstrap {
        require(replicates >= 100, "at least 100 replicates are needed, not " + replicates);
    }

    /** An interval for the population stability index. */
    public ConfidenceInterval psi(ContingencyTable table, Smoothing smoothing, double level) {
        return distance(table, drawn -> Divergences.psi(drawn, smoothing), level);
    }

    /** An interval for the Jensen–Shannon distance; made on the divergence, whose noise adds up. */
    public ConfidenceInterval jensenShannonDistance(ContingencyTable table, double level) {
        return distance(table, Divergences::jensenShannonDivergence, level)
                .squareRoot(Divergences.jensenShannonDistance(table), Math.sqrt(StrictMath.log(2)));
    }

    /** An interval for Cramér's V around its bias-corrected estimate; made on V². */
    public ConfidenceInterval cramersV(ContingencyTable table, double level) {
        ToDoubleFunction<ContingencyTable> squared = drawn -> {
            double v = ChiSquareHomogeneity.of(drawn).uncorrectedCramersV();
            return v * v;
        };
        return distance(table, squared, level)
                .squareRoot(ChiSquareHomogeneity.of(table).cramersV(), 1);
    }

    /**
     * An interval for the Wasserstein-1 distance in the unit of the values. Samples of many distinct values are drawn
     * in about 500 groups of neighbouring values; the estimate is exact all the same.
     */
    public ConfidenceInterval wasserstein(NumericSample reference, NumericSample current, double level) {
        NumericSample pooled = reference.pooledWith(current);
        boolean few = pooled.distinct() <= WASSERSTEIN_CELLS;
        BinEdges edges = few ? BinEdges.ofEachValue(pooled) : BinEdges.ofEqualMass(pooled, WASSERSTEIN_CELLS);
        double[] centres = edges.centresOfMass(pooled);
        ContingencyTable table =
                ContingencyTable.of(BinnedSample.of(reference, edges), BinnedSample.of(current, edges));
        double exact = Wasserstein.distance(reference, current);
        ConfidenceInterval grouped = distance(table, drawn -> Wasserstein.distance(drawn, centres), level);
        return grouped.movedTo(exact, exact - grouped.estimate());
    }

    /**
     * An interval for any distance of a table's rows that is never negative and is finite for every table.
     *
     * @throws IllegalArgumentException if the distance of a drawn table is not finite
     */
    public ConfidenceInterval distance(
            ContingencyTable table, ToDoubleFunction<ContingencyTable> distance, double level) {
        Checks.level(level);
        double observed = Checks.finite(distance.applyAsDouble(table), "distance");
        double[] drawn = replicate(table, distance);
        Sum sum = new Sum();
        for (double value : drawn) {
            sum.add(Checks.finite(value, "distance of a drawn table"));
        }
        double shift = 2 * (sum.value() / replicates - observed);
        NumericSample sample = NumericSample.of(drawn);
        double tail = (1 - level) / 2;
        double lower = Math.max(0, sample.quantile(tail) - shift);
        double upper = Math.max(lower, sample.quantile(1 - tail) - shift);
        return new ConfidenceInterval(observed, lower, upper, level);
    }

    private double[] replicate(ContingencyTable table, ToDoubleFunction<ContingencyTable> distance) {
        Draws draws = new Draws(seed);
        long[] reference = table.reference();
        long[] current = table.current();
        double[] drawn = new double[replicates];
        for (int i = 0; i < replicates; i++) {
            drawn[i] = distance.applyAsDouble(ContingencyTable.of(draws.resample(reference), draws.resample(current)));
        }
        return drawn;
    }
}
