package dev.modelgate.data;

import static dev.modelgate.data.ProfileChecks.require;

import dev.modelgate.statistics.SideVariance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much the shares of a column vary between blocks of rows, at every scale of its profile: numbers of four significant
 * digits, tails of two, 0 where nothing is known.
 *
 * @param values design effects of how the values are distributed
 * @param shapes degrees of freedom of that distribution's statistic
 * @param tails how much more widely single blocks spread than a normal law of that shape
 * @param blocks degrees of freedom of these estimates: blocks that have values, less one
 * @param missing design effects of the share of missing values
 * @param missingTails their tails
 * @param nonFinite design effects of the share of values that are not finite
 * @param nonFiniteTails their tails
 */
public record ColumnDependence(
        List<Double> values,
        List<Double> shapes,
        List<Double> tails,
        List<Long> blocks,
        List<Double> missing,
        List<Double> missingTails,
        List<Double> nonFinite,
        List<Double> nonFiniteTails) {
    private static final double LEAST = 1e-12;
    private static final double GREATEST = 1e18;
    private static final MathContext FOUR = new MathContext(4);
    private static final MathContext TWO = new MathContext(2);

    /** Tails below this make no difference to any shape. */
    private static final double SHORT = 0.01;

    public ColumnDependence {
        values = List.copyOf(values);
        shapes = List.copyOf(shapes);
        tails = List.copyOf(tails);
        blocks = List.copyOf(blocks);
        missing = List.copyOf(missing);
        missingTails = List.copyOf(missingTails);
        nonFinite = List.copyOf(nonFinite);
        nonFiniteTails = List.copyOf(nonFiniteTails);
        for (List<?> list : List.of(shapes, tails, blocks, missing, missingTails, nonFinite, nonFiniteTails)) {
            require(list.size() == values.size(), "the dependence is told of different numbers of scales");
        }
        for (int i = 0; i < values.size(); i++) {
            require(
                    number(values.get(i))
                            && number(shapes.get(i))
                            && number(missing.get(i))
                            && number(nonFinite.get(i)),
                    "a design effect is not a number of at least 0");
            require(
                    number(tails.get(i)) && number(missingTails.get(i)) && number(nonFiniteTails.get(i)),
                    "a tail is not a number of at least 0");
            require(
                    values.get(i) > 0 == shapes.get(i) > 0 && values.get(i) > 0 == blocks.get(i) > 0,
                    "the dependence of the values is told in part");
        }
    }

    /** No rows are worth so much less, or more, than they are. */
    private static boolean number(double value) {
        return value == 0 || value >= LEAST && value <= GREATEST;
    }

    static ColumnDependence of(
            List<Optional<SideVariance>> values,
            List<Optional<SideVariance>> missing,
            List<Optional<SideVariance>> nonFinite) {
        List<Double> shapes = new ArrayList<>();
        List<Long> blocks = new ArrayList<>();
        for (Optional<SideVariance> one : values) {
            shapes.add(one.map(variance -> short4(variance.shape())).orElse(0.0));
            blocks.add(one.map(variance -> (long) variance.freedom()).orElse(0L));
        }
        return new ColumnDependence(
                effects(values),
                shapes,
                tails(values),
                blocks,
                effects(missing),
                tails(missing),
                effects(nonFinite),
                tails(nonFinite));
    }

    private static List<Double> tails(List<Optional<SideVariance>> variances) {
        return variances.stream()
                .map(one -> one.map(SideVariance::tail).filter(tail -> tail >= SHORT))
                .map(tail -> tail.map(value -> new BigDecimal(value).round(TWO).doubleValue())
                        .orElse(0.0))
                .toList();
    }

    private static List<Double> effects(List<Optional<SideVariance>> variances) {
        return variances.stream()
                .map(one -> one.map(variance -> short4(variance.designEffect())).orElse(0.0))
                .toList();
    }

    private static double short4(double value) {
        return new BigDecimal(value).round(FOUR).doubleValue();
    }

    /** How many scales it tells of. */
    int scales() {
        return values.size();
    }

    /** How the values vary at a scale. */
    public Optional<SideVariance> valuesAt(int scale) {
        return values.get(scale) == 0
                ? Optional.empty()
                : Optional.of(
                        new SideVariance(values.get(scale), shapes.get(scale), tails.get(scale), blocks.get(scale)));
    }

    /** How the share of missing values varies at a scale of so many blocks. */
    public Optional<SideVariance> missingAt(int scale, long of) {
        return share(missing.get(scale), missingTails.get(scale), of);
    }

    /** How the share of values that are not finite varies at a scale of so many blocks. */
    public Optional<SideVariance> nonFiniteAt(int scale, long of) {
        return share(nonFinite.get(scale), nonFiniteTails.get(scale), of);
    }

    private static Optional<SideVariance> share(double effect, double tail, long blocks) {
        return effect == 0 || blocks < 2
                ? Optional.empty()
                : Optional.of(new SideVariance(effect, 1, tail, blocks - 1.0));
    }
}
