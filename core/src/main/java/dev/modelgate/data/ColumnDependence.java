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
 * digits, 0 where nothing is known.
 *
 * @param values design effects of how the values are distributed
 * @param shapes degrees of freedom of that distribution's statistic
 * @param blocks degrees of freedom of these estimates: blocks that have values, less one
 * @param missing design effects of the share of missing values
 * @param nonFinite design effects of the share of values that are not finite
 */
public record ColumnDependence(
        List<Double> values, List<Double> shapes, List<Long> blocks, List<Double> missing, List<Double> nonFinite) {
    private static final double LEAST = 1e-12;
    private static final double GREATEST = 1e18;
    private static final MathContext FOUR = new MathContext(4);

    public ColumnDependence {
        values = List.copyOf(values);
        shapes = List.copyOf(shapes);
        blocks = List.copyOf(blocks);
        missing = List.copyOf(missing);
        nonFinite = List.copyOf(nonFinite);
        for (List<?> list : List.of(shapes, blocks, missing, nonFinite)) {
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
        return new ColumnDependence(effects(values), shapes, blocks, effects(missing), effects(nonFinite));
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
                : Optional.of(new SideVariance(values.get(scale), shapes.get(scale), blocks.get(scale)));
    }

    /** How the share of missing values varies at a scale of so many blocks. */
    public Optional<SideVariance> missingAt(int scale, long of) {
        return share(missing.get(scale), of);
    }

    /** How the share of values that are not finite varies at a scale of so many blocks. */
    public Optional<SideVariance> nonFiniteAt(int scale, long of) {
        return share(nonFinite.get(scale), of);
    }

    private static Optional<SideVariance> share(double effect, long blocks) {
        return effect == 0 || blocks < 2 ? Optional.empty() : Optional.of(new SideVariance(effect, 1, blocks - 1.0));
    }
}
