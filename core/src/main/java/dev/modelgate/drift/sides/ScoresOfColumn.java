package dev.modelgate.drift.sides;

import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.drift.result.ColumnScores;
import dev.modelgate.statistics.ChiSquareHomogeneity;
import dev.modelgate.statistics.ContingencyTable;
import dev.modelgate.statistics.Divergences;
import dev.modelgate.statistics.KolmogorovSmirnov;
import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.Smoothing;
import dev.modelgate.statistics.Wasserstein;
import java.util.Optional;
import java.util.OptionalDouble;

/** Computes the scores that do not decide. */
final class ScoresOfColumn {
    private ScoresOfColumn() {}

    /**
     * The scores of a column whose two sides have values.
     *
     * @param before samples of the reference; none when a profile stands in for it
     * @param after samples of the current data
     */
    static ColumnScores of(PairedColumn column, Samples before, Samples after) {
        ColumnProfile reference = column.reference();
        CellsOfValues cells = column.values();
        ContingencyTable table = ContingencyTable.of(cells.reference(), cells.current());
        if (reference.values() instanceof Categories) {
            ChiSquareHomogeneity test = ChiSquareHomogeneity.of(table);
            OptionalDouble no = OptionalDouble.empty();
            return of(table, no, no, no, OptionalDouble.of(test.cramersV()), OptionalDouble.of(test.pValue()));
        }
        Optional<NumericSample> then = before.of(column.name());
        Optional<NumericSample> now = after.of(column.name());
        if (before.whole() && after.whole() && then.isPresent() && now.isPresent()) {
            return ofWhole(table, then.get(), now.get());
        }
        OptionalDouble no = OptionalDouble.empty();
        double[] distance = bounds((NumberBins) reference.values(), column);
        return of(table, OptionalDouble.of(distance[0]), OptionalDouble.of(distance[1]), no, no, no);
    }

    private static ColumnScores ofWhole(ContingencyTable table, NumericSample then, NumericSample now) {
        OptionalDouble distance = OptionalDouble.of(KolmogorovSmirnov.statistic(then, now));
        double moved = Wasserstein.distance(then, now) / Wasserstein.unit(then.populationStandardDeviation());
        OptionalDouble p = OptionalDouble.of(KolmogorovSmirnov.pValue(then, now));
        return of(table, distance, distance, OptionalDouble.of(moved), OptionalDouble.empty(), p);
    }

    private static ColumnScores of(
            ContingencyTable table,
            OptionalDouble distance,
            OptionalDouble distanceAtMost,
            OptionalDouble wasserstein,
            OptionalDouble cramersV,
            OptionalDouble pValue) {
        return new ColumnScores(
                OptionalDouble.of(Divergences.psi(table, Smoothing.ADDITIVE)),
                OptionalDouble.of(Divergences.jensenShannonDistance(table)),
                distance,
                distanceAtMost,
                wasserstein,
                OptionalDouble.of(ChiSquareHomogeneity.of(table).statistic()),
                cramersV,
                pValue);
    }

    /** Cumulative distributions are known at the edges; in between one can be all there and the other not yet. */
    private static double[] bounds(NumberBins bins, PairedColumn column) {
        double n = bins.total();
        double m = column.side().values();
        double lower = 0;
        double upper = 0;
        double f = 0;
        double g = 0;
        for (int i = 0; i < column.counts().size(); i++) {
            boolean inner = i >= 1 && i <= bins.counts().size();
            double nextF = f + (inner ? bins.counts().get(i - 1) / n : 0);
            double nextG = g + column.counts().get(i) / m;
            lower = Math.max(lower, Math.abs(nextF - nextG));
            upper = Math.max(upper, Math.max(nextF - g, nextG - f));
            f = nextF;
            g = nextG;
        }
        return new double[] {lower, Math.min(1, Math.max(lower, upper))};
    }
}
