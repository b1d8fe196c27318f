package dev.modelgate.drift.evidently;

import dev.modelgate.statistics.AndersonDarling;
import dev.modelgate.statistics.ContingencyTable;
import dev.modelgate.statistics.CramerVonMises;
import dev.modelgate.statistics.EnergyDistance;
import dev.modelgate.statistics.EppsSingleton;
import dev.modelgate.statistics.FisherExact;
import dev.modelgate.statistics.KolmogorovSmirnov;
import dev.modelgate.statistics.MannWhitney;
import dev.modelgate.statistics.MergedValues;
import dev.modelgate.statistics.Moments;
import dev.modelgate.statistics.SortedValues;
import dev.modelgate.statistics.StudentT;
import dev.modelgate.statistics.Wasserstein;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Evidently's tests of one column, both sides of which have a value. */
final class Scoring {

    /** Up to so many distinct values of the reference, numbers are compared value by value. */
    private static final int EXACT_VALUES = 20;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static final Score ONE_VALUE = Score.none("the test needs more than one distinct value");

    private final ColumnValues reference;
    private final ColumnValues current;
    private final FeatureType type;

    Scoring(ColumnValues reference, ColumnValues current, FeatureType type) {
        this.reference = reference;
        this.current = current;
        this.type = type;
    }

    /** The score of a test that can be reproduced. */
    Score score(StatTest test) {
        SortedValues r = reference.numbers();
        SortedValues c = current.numbers();
        return switch (test) {
            case KS -> Score.of(KolmogorovSmirnov.pValue(r, c));
            case WASSERSTEIN -> wasserstein(r, c);
            case ENERGY -> Score.of(EnergyDistance.of(r, c));
            case MANN_WHITNEY -> Score.of(MannWhitney.pValueOfRise(r, c));
            case ANDERSON -> anderson(r, c);
            case CRAMER_VON_MISES -> cramerVonMises(r, c);
            case EPPS_SINGLETON -> eppsSingleton(r, c);
            case T_TEST -> studentT(r, c);
            case Z -> Score.of(z(cells()));
            case CHI_SQUARE -> chiSquare(cells());
            case G_TEST -> likelihoodRatio(cells());
            case FISHER_EXACT -> fisher(cells());
            case PSI -> divergence(Distances::psi);
            case KL_DIVERGENCE -> divergence(Distances::kullbackLeibler);
            case JENSEN_SHANNON -> divergence(Distances::jensenShannon);
            case HELLINGER -> hellinger();
            default -> throw new IllegalArgumentException(test + " cannot be reproduced");
        };
    }

    private Cells cells() {
        return Cells.ofValues(reference, current);
    }

    private static Score wasserstein(SortedValues reference, SortedValues current) {
        double deviation = Moments.of(reference).populationStandardDeviation();
        return Double.isFinite(deviation)
                ? Score.of(Wasserstein.distance(reference, current) / Wasserstein.unit(deviation))
                : Score.of(deviation);
    }

    private static Score anderson(SortedValues reference, SortedValues current) {
        if (reference.n() + current.n() < 4) {
            return Score.none("the test needs four values on both sides together");
        }
        return SturgesBins.range(reference, current) == 0
                ? ONE_VALUE
                : Score.of(AndersonDarling.pValue(reference, current));
    }

    private static Score cramerVonMises(SortedValues reference, SortedValues current) {
        if (Math.min(reference.n(), current.n()) < 2) {
            return Score.none("the test needs two values on each side");
        }
        if (!SmallCramerVonMises.applies(reference, current)) {
            return Score.of(CramerVonMises.pValue(reference, current));
        }
        OptionalDouble small = SmallCramerVonMises.pValue(reference, current);
        return small.isPresent()
                ? Score.of(small.getAsDouble())
                : Score.departing(
                        CramerVonMises.pValue(reference, current),
                        "Evidently's cramer_von_mises stops with an error of NumPy 2 at these sizes; here it is exact");
    }

    private static Score eppsSingleton(SortedValues reference, SortedValues current) {
        if (Math.min(reference.n(), current.n()) < EppsSingleton.LEAST_SIZE) {
            return Score.none("the test needs five values on each side");
        }
        double range = EppsSingleton.interquartileRange(reference, current);
        if (!Double.isFinite(range)) {
            return Score.of(range);
        }
        if (range == 0) {
            return Score.none("the interquartile range of both sides together is 0");
        }
        EppsSingleton test = EppsSingleton.of(reference, current);
        return test.rank() == EppsSingleton.FULL_RANK
                ? Score.of(test.pValue())
                : Score.departing(
                        test.pValue(),
                        "the values are so few that the covariance of the test is singular: what Evidently says then may"
                                + " hang on roundings");
    }

    private static Score studentT(SortedValues reference, SortedValues current) {
        if (reference.n() + current.n() < 3) {
            return Score.none("the test needs three values on both sides together");
        }
        Moments before = Moments.of(reference);
        Moments now = Moments.of(current);
        double spread = before.squares() + now.squares();
        if (!Double.isFinite(spread) || !Double.isFinite(before.mean() - now.mean())) {
            return Score.of(spread);
        }
        return spread == 0 && before.mean() == now.mean() ? ONE_VALUE : Score.of(StudentT.pValue(before, now));
    }

    /** The pooled z test of "not the first value"; the distance from 1 underflows to 0 beyond |z| = 8.3. */
    private static double z(Cells cells) {
        long[] r = cells.reference();
        long[] c = cells.current();
        if (cells.size() == 1) {
            return 1;
        }
        double n = 0;
        double m = 0;
        for (int i = 0; i < cells.size(); i++) {
            n += r[i];
            m += c[i];
        }
        double p = (n - r[0]) / n;
        double q = (m - c[0]) / m;
        double pooled = (p * n + q * m) / (n + m);
        double z = (p - q) / Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
        return 2 * (1 - NORMAL.cumulativeProbability(Math.abs(z)));
    }

    private static Score chiSquare(Cells cells) {
        return cells.size() == 1 ? ONE_VALUE : Score.of(Distances.chiSquare(cells.reference(), cells.current()));
    }

    private static Score likelihoodRatio(Cells cells) {
        if (cells.size() == 1) {
            return ONE_VALUE;
        }
        double p = Distances.likelihoodRatio(cells.reference(), cells.current());
        return Distances.comparable(cells.reference(), cells.current())
                ? Score.of(p)
                : Score.departing(
                        p,
                        "Evidently's g_test does not scale the expected counts to the size of the current side and stops"
                                + " with an error when the sizes differ; here they are scaled, as in its chisquare");
    }

    private Score fisher(Cells cells) {
        if (reference.size() != current.size()) {
            return Score.none("the test needs as many values on one side as on the other, not " + reference.size()
                    + " and " + current.size());
        }
        if (cells.size() > 2) {
            return Score.none("the test takes two different values, not " + cells.size());
        }
        return Score.of(
                cells.size() == 1 ? 1 : FisherExact.pValue(ContingencyTable.of(cells.reference(), cells.current())));
    }

    private Score divergence(ToDoubleBiFunction<long[], long[]> score) {
        if (type != FeatureType.NUMERICAL || reference.distinct(EXACT_VALUES + 1) <= EXACT_VALUES) {
            Cells cells = cells();
            return Score.of(score.applyAsDouble(cells.reference(), cells.current()));
        }
        return edges(bothIntegers(), false)
                .map(edges -> {
                    Cells cells = Cells.ofBins(reference.numbers(), current.numbers(), edges);
                    return Score.of(score.applyAsDouble(cells.reference(), cells.current()));
                })
                .orElseGet(Scoring::noBins);
    }

    private Score hellinger() {
        if (type != FeatureType.NUMERICAL) {
            Cells cells = cells();
            return Score.of(Distances.hellinger(cells.reference(), cells.current()));
        }
        return edges(integerKeys(), true)
                .map(edges -> {
                    Cells cells = Cells.ofBins(reference.numbers(), current.numbers(), edges);
                    return Score.of(Distances.hellinger(cells.reference(), cells.current(), edges));
                })
                .orElseGet(Scoring::noBins);
    }

    private Optional<double[]> edges(boolean integers, boolean distinct) {
        return SturgesBins.edges(reference.numbers(), current.numbers(), integers, distinct);
    }

    private boolean bothIntegers() {
        return reference.storage() == StorageType.INTEGER && current.storage() == StorageType.INTEGER;
    }

    /** Whether the set of all values is one of integers: of equal values, Python's union keeps the reference's. */
    private boolean integerKeys() {
        if (reference.storage() != StorageType.INTEGER || current.storage() == StorageType.INTEGER) {
            return bothIntegers();
        }
        MergedValues walk = MergedValues.of(reference.numbers(), current.numbers());
        while (walk.next()) {
            if (walk.reference() == 0) {
                return false;
            }
        }
        return true;
    }

    private static Score noBins() {
        return Score.none("the values lie too far apart, or too close together, for bins of equal width");
    }
}
