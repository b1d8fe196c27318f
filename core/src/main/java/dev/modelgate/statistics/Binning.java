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
}
