package dev.modelgate.drift.calibrated;

import dev.modelgate.drift.calibrated.Outcome.Beside;
import dev.modelgate.drift.calibrated.Outcome.OfColumn;
import dev.modelgate.drift.calibrated.Outcome.OfPart;
import dev.modelgate.drift.calibrated.Outcome.Verdict;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.HomogeneityEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Tells drift from noise. Each part of a column is tested against the null hypothesis "its effect is at most the
 * margin"; a column's p-value is the least of its parts', weighted (Bonferroni); the columns' are adjusted together. A
 * column drifted when its adjusted p-value is at most the rate of false alarms. Otherwise it did not, if an effect that
 * has to be found would have been; if not, it cannot be told.
 */
public final class Calibrated {
    /** What the values' p-value is divided by when other parts are tested too; those share the rest. */
    private static final double SHARE_OF_VALUES = 0.7;

    private final CalibratedRule rule;
    private final long seed;

    /**
     * A rule at work.
     *
     * @param rule the rule
     * @param seed of the draws for small counts: the same seed gives the same verdicts
     */
    public Calibrated(CalibratedRule rule, long seed) {
        this.rule = rule;
        this.seed = seed;
    }

    /** Verdicts on columns that are looked at together, at least one. */
    public Outcome of(List<ColumnCells> columns) {
        return of(columns, List.of());
    }

    /**
     * Verdicts on columns, with other questions beside them.
     *
     * @param columns the columns
     * @param beside the other questions; at least one when there are no columns
     */
    public Outcome of(List<ColumnCells> columns, List<Beside> beside) {
        Tested tested = tested(columns, beside);
        double all = Arrays.stream(tested.weights()).sum();
        List<OfColumn> outcomes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            double significance = rule.falseAlarms() * tested.weights()[i] / all;
            outcomes.add(outcome(
                    columns.get(i).name(),
                    tested.parts().get(i),
                    tested.pValues()[i],
                    tested.adjusted()[i],
                    significance));
        }
        return new Outcome(
                outcomes,
                Arrays.stream(tested.adjusted()).skip(columns.size()).boxed().toList(),
                Arrays.stream(tested.adjusted()).min().orElse(1));
    }

    /** How many of these columns drifted: what {@link #of} would say, without all that it costs to tell why. */
    public int drifted(List<ColumnCells> columns) {
        return (int) Arrays.stream(tested(columns, List.of()).adjusted())
                .filter(p -> p <= rule.falseAlarms())
                .count();
    }

    /** What is known of every question, the columns first. */
    private record Tested(List<List<PartTest>> parts, double[] pValues, double[] weights, double[] adjusted) {}

    private Tested tested(List<ColumnCells> columns, List<Beside> beside) {
        List<List<PartTest>> tests = new ArrayList<>();
        double[] p = new double[columns.size() + beside.size()];
        double[] weights = new double[p.length];
        for (int i = 0; i < columns.size(); i++) {
            List<PartTest> parts = parts(columns.get(i), i);
            tests.add(parts);
            p[i] = parts.stream()
                    .mapToDouble(part -> inColumn(part, parts))
                    .min()
                    .orElse(1);
            weights[i] = columns.get(i).weight();
        }
        for (int i = columns.size(); i < p.length; i++) {
            p[i] = beside.get(i - columns.size()).pValue();
            weights[i] = beside.get(i - columns.size()).weight();
        }
        return new Tested(tests, p, weights, rule.correction().adjust(p, weights));
    }

    private List<PartTest> parts(ColumnCells column, int index) {
        List<PartTest> parts = new ArrayList<>();
        for (PartKind kind : PartKind.values()) {
            long drawn = (seed * 31 + index) * 31 + kind.name().hashCode();
            PartTest.of(kind, column, rule, drawn).ifPresent(parts::add);
        }
        if (parts.isEmpty()) {
            parts.add(PartTest.ofConstant(column));
        }
        return parts;
    }

    /** A part's p-value with the other parts of its column allowed for. */
    private static double inColumn(PartTest part, List<PartTest> parts) {
        return Math.min(1, part.pValue() / share(part, parts));
    }

    private static double share(PartTest part, List<PartTest> parts) {
        boolean values = parts.stream().anyMatch(one -> one.kind() == PartKind.VALUES);
        if (!values || parts.size() == 1) {
            return 1.0 / parts.size();
        }
        return part.kind() == PartKind.VALUES ? SHARE_OF_VALUES : (1 - SHARE_OF_VALUES) / (parts.size() - 1);
    }

    private OfColumn outcome(String name, List<PartTest> tests, double p, double adjusted, double significance) {
        List<OfPart> parts = tests.stream()
                .map(test -> part(test, significance * share(test, tests)))
                .sorted(Comparator.comparingDouble(OfPart::pValue).thenComparing(OfPart::kind))
                .toList();
        return new OfColumn(name, verdict(adjusted, parts), p, adjusted, parts);
    }

    private Verdict verdict(double adjusted, List<OfPart> parts) {
        if (adjusted <= rule.falseAlarms()) {
            return Verdict.DRIFT;
        }
        return parts.stream().anyMatch(part -> part.smallestFound() > rule.detect())
                ? Verdict.CANNOT_TELL
                : Verdict.NO_DRIFT;
    }

    /** What the test does not rule out is in the interval, also where counts were too small for its distribution. */
    private ConfidenceInterval interval(PartTest test) {
        ConfidenceInterval interval = test.effect().interval(1 - rule.falseAlarms());
        boolean ruledOut = test.pValue() <= rule.falseAlarms();
        return ruledOut ? interval : interval.reaching(rule.margin());
    }

    private OfPart part(PartTest test, double significance) {
        HomogeneityEffect effect = test.effect();
        // A column of no weight never alarms, and nothing about it has to be found.
        double found = significance == 0 ? 0 : effect.smallestFound(rule.margin(), significance, rule.power());
        OptionalLong needed = found <= rule.detect()
                ? OptionalLong.empty()
                : effect.currentSizeFor(rule.detect(), rule.margin(), significance, rule.power());
        return new OfPart(
                test.kind(),
                interval(test),
                effect.noiseFloor(),
                found,
                needed,
                test.pValue(),
                test.unit(),
                effect.effectiveReference(),
                effect.effectiveCurrent());
    }
}
