package dev.modelgate.drift;

import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.NumberBins;
import dev.modelgate.drift.DriftResult.LabelShift;
import dev.modelgate.drift.DriftResult.Positives;
import dev.modelgate.drift.Effects.Counted;
import dev.modelgate.statistics.NumericSample;
import java.util.Optional;
import java.util.SortedMap;

/** Compares the share of positive labels. */
final class LabelComparison {
    private static final String TRUE = "true";

    private final LabelRule rule;
    private final Effects effects;
    private final double floor;

    /** @param floor the smallest change of the positive share that is told */
    LabelComparison(LabelRule rule, Effects effects, double floor) {
        this.rule = rule;
        this.effects = effects;
        this.floor = floor;
    }

    LabelShift compare(ReferenceColumn reference, ColumnSample current, ColumnDrift column) {
        ReferenceColumn now = ReferenceColumn.of(current);
        boolean both = reference.side().values() > 0 && current.values() > 0;
        return new LabelShift(
                rule.describe(),
                column,
                both ? Optional.of(compare(positives(reference), positives(now))) : Optional.empty());
    }

    private Positives compare(Counted reference, Counted current) {
        Effect change = effects.change(EffectMeasure.POSITIVE_LABELS, reference, current, floor);
        return new Positives(reference.share(), current.share(), change);
    }

    private Counted positives(ReferenceColumn column) {
        long labels = column.side().values();
        if (column.categories().isPresent()) {
            SortedMap<String, Long> counts = column.categories().get().named().counts();
            long positive = counts.getOrDefault(rule.positive().orElse(TRUE), 0L);
            return new Counted(positive, positive, labels);
        }
        return column.numbers()
                .map(numbers -> new Counted(positives(numbers, false), positives(numbers, true), labels))
                .orElseGet(() -> new Counted(0, 0, labels));
    }

    /** Of a bin that the bound cuts, nobody knows how much lies above it. */
    private long positives(NumericReference numbers, boolean most) {
        if (numbers.bins().isEmpty()) {
            return positives(numbers.sample());
        }
        NumberBins bins = numbers.bins().get();
        long count = 0;
        for (int i = 0; i < bins.counts().size(); i++) {
            double least = bins.least().get(i);
            double greatest = bins.greatest().get(i);
            boolean all =
                    positive(least) && positive(greatest) && (rule.atLeast().isPresent() || least == greatest);
            boolean some = rule.atLeast().isPresent() ? positive(greatest) : least <= wanted() && wanted() <= greatest;
            count += all || most && some ? bins.counts().get(i) : 0;
        }
        return count;
    }

    private long positives(NumericSample sample) {
        return rule.atLeast().isPresent()
                ? sample.n() - sample.countBelow(rule.atLeast().get())
                : sample.countAtMost(wanted()) - sample.countBelow(wanted());
    }

    private boolean positive(double value) {
        return rule.atLeast().isPresent() ? value >= rule.atLeast().get() : value == wanted();
    }

    /** The number that means positive; NaN, which no number equals, when the rule's text is none. */
    private double wanted() {
        try {
            return rule.positive().map(Double::parseDouble).orElse(1.0);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
