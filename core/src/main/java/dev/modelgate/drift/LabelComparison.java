package dev.modelgate.drift;

import dev.modelgate.data.Cells;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.NumberBins;
import dev.modelgate.data.ProfiledValues;
import dev.modelgate.data.ProfiledValues.Categories;
import dev.modelgate.drift.calibrated.BlockScale;
import dev.modelgate.drift.calibrated.Calibrated;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.calibrated.Outcome.OfColumn;
import dev.modelgate.drift.calibrated.PartKind;
import dev.modelgate.drift.calibrated.SideCells;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult.LabelShift;
import dev.modelgate.drift.result.DriftResult.Positives;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.Words;
import dev.modelgate.drift.sides.ComparedColumn;
import dev.modelgate.drift.sides.PairedColumn;
import dev.modelgate.statistics.SideVariance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares the label: its column as any other, and the share of positive labels. */
final class LabelComparison {
    private final LabelRule rule;
    private final PairedColumn column;
    private final ComparedColumn sides;

    LabelComparison(LabelRule rule, PairedColumn column, ComparedColumn sides) {
        this.rule = rule;
        this.column = column;
        this.sides = sides;
    }

    /**
     * How many labels are positive: at least so many, and at most. Of a cell that the rule cuts, nobody knows how much is.
     */
    private record Counted(long least, long most, long labels) {
        double share() {
            return (least + most) / 2.0 / labels;
        }
    }

    LabelShift shift(Calibrated calibrated, DriftSettings settings) {
        if (column.changedType()) {
            String reason = "its type changed from " + Words.of(sides.type()) + " to " + Words.of(column.type());
            ColumnDrift changed =
                    ColumnDrift.structural(column.name(), sides.type(), reason, sides.reference(), sides.current());
            return new LabelShift(rule.describe(), changed, Optional.empty());
        }
        OfColumn outcome = calibrated.of(List.of(sides.cells())).columns().get(0);
        boolean both = sides.reference().values() > 0 && sides.current().values() > 0;
        ProfiledValues values = column.reference().values();
        boolean read = both && values.total() > 0;
        return new LabelShift(
                rule.describe(),
                ColumnVerdict.of(sides, outcome, settings.rule()),
                read ? Optional.of(positives(values, calibrated)) : Optional.empty());
    }

    private Positives positives(ProfiledValues values, Calibrated calibrated) {
        Counted before = counted(values, referenceCounts(values));
        Counted after = counted(values, column.counts());
        List<Outcome> outcomes = new ArrayList<>();
        for (long[] ends : new long[][] {{before.least(), after.most()}, {before.most(), after.least()}}) {
            outcomes.add(calibrated.of(List.of(new ColumnCells(
                    "positive",
                    false,
                    side(before.labels(), ends[0], sides.cells().reference()),
                    side(after.labels(), ends[1], sides.cells().current()),
                    1))));
        }
        List<OfColumn> columns =
                outcomes.stream().map(outcome -> outcome.columns().get(0)).toList();
        OfColumn careful = columns.stream()
                .max(Comparator.comparingDouble(OfColumn::pValue))
                .orElseThrow();
        boolean up = (double) before.least() / before.labels() < (double) after.most() / after.labels();
        boolean down = (double) before.most() / before.labels() > (double) after.least() / after.labels();
        boolean alike = columns.stream().map(OfColumn::verdict).distinct().count() == 1;
        // Where it may have gone up as well as down, it may have stayed.
        boolean agree = alike && !(up && down && careful.verdict() == Outcome.Verdict.DRIFT);
        return new Positives(
                before.share(),
                after.share(),
                agree ? DriftVerdict.of(careful.verdict()) : DriftVerdict.CANNOT_TELL,
                PartDrift.of(
                        careful.parts().get(0), OptionalDouble.of(before.share()), OptionalDouble.of(after.share())));
    }

    /** Positive labels depend on their hour or day as much as the column does on the whole. */
    private static SideCells side(long labels, long positive, SideCells column) {
        List<BlockScale> scales = column.scales().stream()
                .map(scale -> new BlockScale(
                        scale.name(),
                        scale.blocks(),
                        Optional.ofNullable(scale.variances().get(PartKind.VALUES))
                                .map(one -> Map.of(
                                        PartKind.VALUES,
                                        new SideVariance(one.designEffect(), 1, one.tail(), one.freedom())))
                                .orElse(Map.of())))
                .toList();
        return new SideCells(labels, 0, 0, List.of(labels - positive, positive), 0, scales);
    }

    /** The reference's counts over the cells that the current side was counted over. */
    private static List<Long> referenceCounts(ProfiledValues values) {
        List<Long> counts = new ArrayList<>();
        if (values instanceof NumberBins bins) {
            counts.add(0L);
            counts.addAll(bins.counts());
            if (bins.cells().size() > counts.size()) {
                counts.add(0L);
            }
        } else if (values instanceof Categories categories) {
            counts.addAll(categories.counts().values());
            counts.add(categories.otherRows());
        }
        return counts;
    }

    private Counted counted(ProfiledValues values, List<Long> counts) {
        long labels = counts.stream().mapToLong(Long::longValue).sum();
        return values instanceof NumberBins bins
                ? counted(bins.cells(), counts, labels)
                : counted((Categories) values, counts, labels);
    }

    private Counted counted(Categories categories, List<Long> counts, long labels) {
        List<String> names = List.copyOf(categories.counts().keySet());
        int at = names.indexOf(rule.positiveText());
        long found = at < 0 ? 0 : counts.get(at);
        boolean perhaps = at < 0 && !categories.unseen().test(rule.positiveText());
        return new Counted(found, found + (perhaps ? counts.get(names.size()) : 0), labels);
    }

    private Counted counted(Cells.Bins bins, List<Long> counts, long labels) {
        long least = 0;
        long most = 0;
        for (int i = 0; i < counts.size(); i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : bins.edges().get(i - 1);
            double to = i == bins.edges().size()
                    ? Double.POSITIVE_INFINITY
                    : bins.edges().get(i);
            least += all(from, to) ? counts.get(i) : 0;
            most += some(from, to) ? counts.get(i) : 0;
        }
        return new Counted(least, most, labels);
    }

    private boolean all(double from, double to) {
        if (rule.atLeast().isPresent()) {
            return from >= rule.atLeast().get();
        }
        double wanted = rule.positiveNumber().orElse(Double.NaN);
        return from == wanted && to == Math.nextUp(wanted);
    }

    private boolean some(double from, double to) {
        if (rule.atLeast().isPresent()) {
            return to > rule.atLeast().get();
        }
        double wanted = rule.positiveNumber().orElse(Double.NaN);
        return from <= wanted && wanted < to;
    }
}
