package dev.modelgate.drift;

import dev.modelgate.statistics.Bootstrap;
import dev.modelgate.statistics.Bounds;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.ConfidenceInterval.Position;
import dev.modelgate.statistics.ContingencyTable;
import dev.modelgate.statistics.KolmogorovSmirnov;
import dev.modelgate.statistics.NoiseFloor;
import dev.modelgate.statistics.NumericSample;
import dev.modelgate.statistics.Proportions;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Measures effects, each with an interval of one confidence level, against the floors. */
final class Effects {
    /** Replicates beyond each end of an interval that an end should rest on. */
    private static final double BEYOND_AN_END = 10;

    private static final int LEAST_REPLICATES = 1000;
    private static final int MOST_REPLICATES = 20_000;
    private static final int MOST_DRAWS = 4_000_000;
    private static final double MOST_ROWS = 1e12;

    private final DriftFloors floors;
    private final double level;
    private final long seed;

    /**
     * @param level confidence level of every interval
     * @param seed of the bootstrap
     */
    Effects(DriftFloors floors, double level, long seed) {
        this.floors = floors;
        this.level = level;
        this.seed = seed;
    }

    /** Numbers: the Kolmogorov–Smirnov distance, with an interval that holds for every pair of distributions. */
    Effect numbers(NumericReference reference, NumericSample current) {
        Bounds distance = reference.kolmogorovSmirnov(current);
        long n = reference.sample().n();
        long m = current.n();
        ConfidenceInterval interval = KolmogorovSmirnov.interval(distance, n, m, level);
        double floor = floors.kolmogorovSmirnov();
        double noise = NoiseFloor.kolmogorovSmirnov(n, m);
        return effect(EffectMeasure.KOLMOGOROV_SMIRNOV, interval, floor, noise, rowsThatTell(distance, floor, n));
    }

    /** How large m must be for the interval's margin √(ln(4/α)/2)·(1/√n + 1/√m) to leave the floor outside. */
    private OptionalLong rowsThatTell(Bounds distance, double floor, long n) {
        double gap = Math.max(distance.lower() - floor, floor - distance.upper());
        double root = gap / Math.sqrt(StrictMath.log(4 / (1 - level)) / 2) - 1 / Math.sqrt(n);
        return root > 0 ? rows(1 / (root * root)) : OptionalLong.empty();
    }

    /** Categories: the Jensen–Shannon distance, with a bootstrap interval freed of the bias that chance makes. */
    Effect categories(ContingencyTable table) {
        Bootstrap bootstrap = new Bootstrap(replicates(table.cells()), seed);
        ConfidenceInterval interval = bootstrap.jensenShannonDistance(table, level);
        long n = table.referenceSize();
        long m = table.currentSize();
        double floor = floors.jensenShannon();
        double noise = NoiseFloor.jensenShannonDistance(table.occupiedCells(), n, m);
        double best = Math.sqrt(Math.max(0, interval.estimate() * interval.estimate() - noise * noise));
        ConfidenceInterval wary = lessNoise(interval, noise);
        return effect(EffectMeasure.JENSEN_SHANNON, wary, floor, noise, rowsThatTell(best, wary, floor, n, m));
    }

    /**
     * A few rows over many categories leave most cells empty, and a bootstrap of such a table does not know how far off
     * it is. So the lower end gives up the whole noise floor: what chance alone would show is no evidence of drift.
     */
    private static ConfidenceInterval lessNoise(ConfidenceInterval interval, double noise) {
        double lower = Math.sqrt(Math.max(0, interval.lower() * interval.lower() - noise * noise));
        return new ConfidenceInterval(interval.estimate(), lower, interval.upper(), interval.level());
    }

    private int replicates(int cells) {
        double wanted = Math.min(MOST_REPLICATES, 2 * BEYOND_AN_END / (1 - level));
        return (int) Math.max(LEAST_REPLICATES, Math.min(wanted, MOST_DRAWS / (2.0 * cells)));
    }

    /** The share of missing values, up or down. */
    Effect missing(Side reference, Side current) {
        return change(
                EffectMeasure.MISSING,
                new Counted(reference.missing(), reference.missing(), reference.rows()),
                new Counted(current.missing(), current.missing(), current.rows()),
                floors.missing());
    }

    /**
     * How many of a number of rows have something.
     *
     * @param least at least so many
     * @param most at most so many
     * @param rows of so many
     */
    record Counted(long least, long most, long rows) {
        double share() {
            return (least + most) / 2.0 / rows;
        }
    }

    /** A share, up or down: Newcombe's interval for the difference of two proportions, without its sign. */
    Effect change(EffectMeasure measure, Counted reference, Counted current, double floor) {
        ConfidenceInterval up =
                Proportions.difference(reference.least(), reference.rows(), current.most(), current.rows(), level);
        ConfidenceInterval down =
                Proportions.difference(reference.most(), reference.rows(), current.least(), current.rows(), level);
        double low = Math.max(0, Math.max(down.lower(), -up.upper()));
        double high = Math.max(-down.lower(), up.upper());
        double estimate = Math.abs(current.share() - reference.share());
        long n = reference.rows();
        long m = current.rows();
        double pooled = (reference.share() * n + current.share() * m) / ((double) n + m);
        double noise = Math.sqrt(2 / Math.PI * pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
        ConfidenceInterval interval = new ConfidenceInterval(estimate, low, Math.max(low, high), level);
        return effect(measure, interval, floor, noise, rowsThatTell(estimate, interval, floor, n, m));
    }

    /**
     * Values in categories that the reference does not have: Wilson's interval. As much as occurs once in the reference
     * is new by chance, and is added to the floor. Where not all categories of the reference are known, none may be new.
     */
    Effect newCategories(CategoryReference reference, SortedMap<String, Long> current) {
        long m = CategoryReference.total(current);
        ConfidenceInterval unseen = Proportions.wilson(reference.unseen(current), m, level);
        double low = reference.all().isPresent() ? unseen.lower() : 0;
        ConfidenceInterval interval = new ConfidenceInterval(unseen.estimate(), low, unseen.upper(), level);
        double chance = reference.occurringOnce();
        double floor = Math.min(1, floors.newCategories() + chance);
        OptionalLong rows = reference.all().isPresent() || unseen.estimate() < floor
                ? rowsThatTell(unseen.estimate(), unseen, floor, Long.MAX_VALUE, m)
                : OptionalLong.empty();
        return effect(EffectMeasure.NEW_CATEGORIES, interval, floor, chance, rows);
    }

    /**
     * How large m must be for the interval's end to leave the floor outside, if the truth is the best guess at it.
     *
     * @param best the estimate, freed of what chance adds
     */
    private static OptionalLong rowsThatTell(double best, ConfidenceInterval interval, double floor, long n, long m) {
        double margin = best < floor ? interval.upper() - best : best - interval.lower();
        double gap = Math.abs(best - floor);
        return gap > 0 && margin > 0 ? NoiseFloor.currentSizeFor(gap, margin, n, m) : OptionalLong.empty();
    }

    private static OptionalLong rows(double wanted) {
        return wanted < MOST_ROWS ? OptionalLong.of((long) Math.ceil(wanted)) : OptionalLong.empty();
    }

    private static Effect effect(
            EffectMeasure measure, ConfidenceInterval interval, double floor, double noise, OptionalLong rows) {
        Position position = interval.positionAgainst(floor);
        return new Effect(
                measure,
                interval.estimate(),
                interval.lower(),
                interval.upper(),
                floor,
                noise,
                DriftVerdict.of(position),
                position == Position.STRADDLES ? rows : OptionalLong.empty());
    }
}
