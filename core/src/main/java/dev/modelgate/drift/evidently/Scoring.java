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

/** Evidently's tests of one column, both sides of which have a value. */
final class Scoring {

    /** Up to so many distinct values of the reference, numbers are compared value by value. */
    private static final int EXACT_VALUES = 20;

    /** Means so many standard errors from zero are rounded, to 16 digits, by more than 1e-9 of a standard error. */
    private static final double FAR = 1e7;

    /** Of fewer rows NumPy's means of constants are often exact; of more, one of four is nearly always rounded. */
    private static final int ROUNDED_FROM = 100;

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
            case Z -> z();
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

    /** Where the squares overflow, so they do in NumPy: nothing is far in an infinite unit. */
    private static Score wasserstein(SortedValues reference, SortedValues current) {
        Moments before = Moments.of(reference);
        double distance = Wasserstein.distance(reference, current);
        if (Double.isFinite(before.squares())) {
            return Score.of(distance / Wasserstein.unit(before.populationStandardDeviation()));
        }
        return Double.isFinite(before.mean() + distance) ? Score.of(0) : Score.of(distance + before.mean());
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
        if (reference.someDistinct(2).length == 1 && current.someDistinct(2).length == 1) {
            Score score = Math.max(reference.n(), current.n()) < ROUNDED_FROM
                    ? Score.none("each side holds one value, and so the covariance of the test is zero")
                    : Score.of(0);
            return score.departing(
                    "the covariance of two constants is zero: Evidently takes the roundings of NumPy's means"
                            + " for one, and says nothing where there are none, as may be of few rows");
        }
        EppsSingleton test = EppsSingleton.of(reference, current);
        return test.rank() == EppsSingleton.FULL_RANK
                ? rounded(test.pValue(), reference, current, range)
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
        double difference = before.mean() - now.mean();
        if (!Double.isFinite(difference)) {
            return Score.of(difference);
        }
        if (!Double.isFinite(spread)) {
            // The squares overflow, as they do in NumPy: beside an infinite error no difference counts.
            return Score.of(1);
        }
        if (spread == 0 && difference == 0) {
            boolean exact = Math.rint(1024 * before.mean()) == 1024 * before.mean();
            return exact
                    ? ONE_VALUE
                    : ONE_VALUE.departing(
                            "where NumPy's mean of a constant misses it by a rounding, Evidently's t_test takes"
                                    + " that for a difference, and may say drift");
        }
        double deviation = Math.sqrt(spread / (before.n() + now.n()));
        return rounded(StudentT.pValue(before, now), reference, current, deviation);
    }

    /** A score that rests on means, of values whose distance from zero may be too large for NumPy's roundings. */
    private static Score rounded(double value, SortedValues reference, SortedValues current, double spread) {
        double away = Math.max(
                Math.max(-reference.least(), reference.greatest()), Math.max(-current.least(), current.greatest()));
        boolean far = spread > 0 && away * Math.sqrt((double) reference.n() + current.n()) > FAR * spread;
        return far
                ? Score.departing(
                        value,
                        "the values lie so far from zero, for how little they vary, that roundings of NumPy show in what"
                                + " Evidently says")
                : Score.of(value);
    }

    private Score z() {
        if (reference.texts().isEmpty() != current.texts().isEmpty()) {
            return Score.none("the test does not take texts and numbers together");
        }
        Cells cells = cells();
        return Score.of(cells.size() == 1 ? 1 : Distances.z(cells.reference(), cells.current()));
    }

    private static Score chiSquare(Cells cells) {
        if (cells.size() > 1) {
            return Score.of(Distances.chiSquare(cells.reference(), cells.current()));
        }
        double n = cells.reference()[0];
        double m = cells.current()[0];
        // Where Evidently's expected count misses by a rounding, no degree of freedom is left to explain that.
        return n * (m / n) == m ? ONE_VALUE : Score.of(0);
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
        if (cells.size() == 1) {
            return Score.of(1);
        }
        if (reference.truths() == current.truths() || reference.distinct(2) < 2) {
            return Score.of(fisher(cells.reference(), cells.current()));
        }
        if (reference.numbers().least() != 0 || reference.numbers().greatest() != 1) {
            return Score.none("which counts Evidently takes hangs on the order of hashes");
        }
        // pandas finds no truth value among numbers, and no number among truth values: what is not found is not zero.
        return Score.of(fisher(cells.reference(), new long[] {0, current.size()}));
    }

    private static double fisher(long[] reference, long[] current) {
        return FisherExact.pValue(ContingencyTable.of(reference, current));
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
        return reference.storage().integral() && current.storage().integral();
    }

    /** Whether the set of all values is one of integers: of equal values, Python's union keeps the reference's. */
    private boolean integerKeys() {
        if (!reference.storage().integral() || current.storage().integral()) {
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
