package dev.modelgate.quality;

import dev.modelgate.evidence.Rounding;
import dev.modelgate.quality.Expected.PositiveShare;
import dev.modelgate.statistics.BlockedCounts;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.LabelShift;
import dev.modelgate.statistics.NormalInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Estimates the share of positive rows from their scores, if nothing but that share changed, and looks how well that
 * explains the scores. What scores mean is taken from groups of them, since an isotonic fit makes those at both ends
 * surer than they are, and the share with them.
 */
final class PositivesShift {
    private static final int GROUPS = 20;

    private final Calibrated calibrated;
    private final BlockedCounts data;
    private final long[][] drawn;
    private final int firstCalled;
    private final int[] groups;

    PositivesShift(Calibrated calibrated, BlockedCounts data, long[][] drawn, double threshold) {
        this.calibrated = calibrated;
        this.data = data;
        this.drawn = drawn;
        this.firstCalled = (int) Arrays.stream(calibrated.cells().scores())
                .filter(score -> score < threshold)
                .count();
        this.groups = new int[calibrated.cells().size()];
        long[] rows = calibrated.cells().rows(calibrated.reference().total());
        double before = 0;
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (int) Math.min(GROUPS - 1.0, GROUPS * (before + rows[i] / 2.0) / CellCounts.sum(rows));
            before += rows[i];
        }
    }

    /** The share of positive rows of each cell's group. */
    private double[] meanings(long[] labelled) {
        double[] positives = new double[GROUPS];
        double[] rows = new double[GROUPS];
        for (int i = 0; i < groups.length; i++) {
            positives[groups[i]] += labelled[i];
            rows[groups[i]] += labelled[i] + labelled[groups.length + i];
        }
        double[] meanings = new double[groups.length];
        Arrays.setAll(meanings, i -> rows[groups[i]] == 0 ? prior(labelled) : positives[groups[i]] / rows[groups[i]]);
        return meanings;
    }

    /** The share with its interval; empty when the scores tell nothing of it. */
    Optional<PositiveShare> estimate(double level) {
        long[] reference = calibrated.reference().total();
        OptionalDouble likely = mostLikely(reference, data.total());
        if (likely.isEmpty()) {
            return Optional.empty();
        }
        double[] gaps = gaps(reference, data.total(), likely.getAsDouble());
        double distance = Arrays.stream(gaps).map(Math::abs).max().orElse(0);
        List<Double> shares = new ArrayList<>();
        List<Double> boxes = new ArrayList<>();
        int asFar = 0;
        for (int i = 0; i < drawn.length; i++) {
            long[] anew = calibrated.drawn()[i];
            OptionalDouble share = mostLikely(anew, drawn[i]);
            if (share.isPresent()) {
                shares.add(share.getAsDouble());
                asFar += furthest(gaps(anew, drawn[i], share.getAsDouble()), gaps) >= distance ? 1 : 0;
            }
            blackBox(anew, drawn[i]).ifPresent(boxes::add);
        }
        if (shares.size() < drawn.length / 2) {
            return Optional.empty();
        }
        return Optional.of(new PositiveShare(
                Rounding.twelve(prior(reference)),
                interval(likely.getAsDouble(), shares, level),
                blackBox(reference, data.total()).stream()
                        .boxed()
                        .filter(any -> boxes.size() >= drawn.length / 2)
                        .map(share -> interval(share, boxes, level))
                        .findFirst(),
                Rounding.twelve(distance),
                Rounding.twelve((asFar + 1.0) / (shares.size() + 1.0))));
    }

    private static ConfidenceInterval interval(double estimate, List<Double> replicates, double level) {
        double[] drawn = replicates.stream().mapToDouble(share -> share).toArray();
        return Intervals.within(NormalInterval.ofReplicates(estimate, drawn, level), 0, 1);
    }

    private double prior(long[] labelled) {
        long positives = Arrays.stream(labelled, 0, calibrated.cells().size()).sum();
        return (double) positives / CellCounts.sum(labelled);
    }

    private OptionalDouble mostLikely(long[] labelled, long[] rows) {
        double prior = prior(labelled);
        double[] weights = Arrays.stream(rows).asDoubleStream().toArray();
        return prior > 0 && prior < 1
                ? LabelShift.mostLikely(meanings(labelled), weights, prior)
                : OptionalDouble.empty();
    }

    private OptionalDouble blackBox(long[] labelled, long[] rows) {
        int cells = calibrated.cells().size();
        double positives = Arrays.stream(labelled, 0, cells).sum();
        double negatives = Arrays.stream(labelled, cells, 2 * cells).sum();
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        return LabelShift.blackBox(
                Arrays.stream(labelled, firstCalled, cells).sum() / positives,
                Arrays.stream(labelled, cells + firstCalled, 2 * cells).sum() / negatives,
                (double) Arrays.stream(rows, firstCalled, cells).sum() / CellCounts.sum(rows));
    }

    /** How much more rows than the mixture of positive and negative ones score up to each cell. */
    private double[] gaps(long[] labelled, long[] rows, double share) {
        int cells = rows.length;
        double all = CellCounts.sum(rows);
        double positives = Math.max(1, Arrays.stream(labelled, 0, cells).sum());
        double negatives = Math.max(1, Arrays.stream(labelled, cells, 2 * cells).sum());
        double[] gaps = new double[cells];
        double gap = 0;
        for (int i = 0; i < cells; i++) {
            gap += rows[i] / all - share * labelled[i] / positives - (1 - share) * labelled[cells + i] / negatives;
            gaps[i] = gap;
        }
        return gaps;
    }

    private static double furthest(double[] a, double[] b) {
        double[] apart = new double[a.length];
        Arrays.setAll(apart, i -> Math.abs(a[i] - b[i]));
        return DoubleStream.of(apart).max().orElse(0);
    }
}
