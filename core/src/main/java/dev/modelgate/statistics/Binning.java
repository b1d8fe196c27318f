package dev.modelgate.statistics;

import static dev.modelgate.statistics.Checks.require;

/** A named rule that turns two numeric samples into counts over the same cells. */
public sealed interface Binning {

    /** Counts both samples over the cells that this rule chooses. */
    ContingencyTable tabulate(NumericSample reference, NumericSample current);

    /**
     * Bins of about equal mass in the reference, the outer ones open: Modelgate's own rule. The current sample has no
     * say in the edges, so the same reference gives the same cells for ever.
     *
     * @param bins at least 2; see {@link BinEdges#ofEqualMass}
     */
    record ReferenceQuantiles(int bins) implements Binning {

        public ReferenceQuantiles {
            require(bins >= 2, "at least 2 bins are needed, not " + bins);
        }

        @Override
        public ContingencyTable tabulate(NumericSample reference, NumericSample current) {
            BinEdges edges = BinEdges.ofEqualMass(reference, bins);
            return ContingencyTable.of(BinnedSample.of(reference, edges), current);
        }
    }

    /**
     * What Evidently 0.7 does for PSI, Kullback–Leibler and Jensen–Shannon: Sturges' number of bins of equal width over
     * the range of both samples, or exact values if the reference has at most 20 of them.
     *
     * @param integers whether both columns have an integer type: bins are then at least 1 wide (NumPy 2.0 and later)
     */
    record EvidentlySturges(boolean integers) implements Binning {

        @Override
        public ContingencyTable tabulate(NumericSample reference, NumericSample current) {
            if (reference.distinct() <= SturgesBins.EXACT_VALUES) {
                return ContingencyTable.ofExactValues(reference, current);
            }
            long n = Math.addExact(reference.n(), current.n());
            return SturgesBins.tabulate(reference, current, n, integers);
        }
    }

    /**
     * What Evidently 0.7 does for the Hellinger distance of numbers: bins of equal width as above, but Sturges counts
     * the distinct values of both samples, not the rows, and there is no rule of exact values.
     *
     * @param integers as in {@link EvidentlySturges}
     */
    record EvidentlyHellinger(boolean integers) implements Binning {

        @Override
        public ContingencyTable tabulate(NumericSample reference, NumericSample current) {
            long n = reference.pooledWith(current).distinct();
            return SturgesBins.tabulate(reference, current, n, integers);
        }
    }
}
