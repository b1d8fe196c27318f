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
import java.util.stream.IntStream;

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
    private final OptionalDouble likely;
    private final OptionalDouble[] shares;

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
        this.likely = mostLikely(calibrated.reference().total(), data.total());
        this.shares = new OptionalDouble[drawn.length];
        Arrays.setAll(shares, i -> mostLikely(calibrated.drawn()[i], drawn[i]));
    }

    /** Whether the scores tell the share. */
    boolean known() {
        return likely.isPresent() && replicates().length >= drawn.length / 2;
    }

    /** The replicates that tell it. */
    int[] replicates() {
        return IntStream.range(0, drawn.length)
                .filter(i -> shares[i].isPresent())
                .toArray();
    }

    /** The probability of each cell's rows to be positive, if nothing but the share changed. */
    double[] probabilities() {
        return reweighted(calibrated.reference().total(), likely);
    }

    /** The same by a replicate that tells the share. */
    double[] probabilities(int replicate) {
        return reweighted(calibrated.drawn()[replicate], shares[replicate]);
    }

    /** Of small groups the share is not taken at its word, as the odds of none would be none whatever the share. */
    private double[] reweighted(long[] labelled, OptionalDouble share) {
        double prior = prior(labelled);
        return Arrays.stream(meanings(labelled, 1))
                .map(probability -> LabelShift.reweighted(probability, share.orElseThrow(), prior))
                .toArray();
    }

    /** The share of positive rows of each cell's group, with some rows of the prior share added to each. */
    private double[] meanings(long[] labelled, double added) {
        double prior = prior(labelled);
        double[] positives = new double[GROUPS];
        double[] rows = new double[GROUPS];
        Arrays.fill(positives, added * prior);
        Arrays.fill(rows, added);
        for (int i = 0; i < groups.length; i++) {
            positives[groups[i]] += labelled[i];
            rows[groups[i]] += labelled[i] + labelled[groups.length + i];
        }
        double[] meanings = new double[groups.length];
        Arrays.setAll(meanings, i -> rows[groups[i]] == 0 ? prior : positives[groups[i]] / rows[groups[i]]);
        return meanings;
    }

    /** The share with its interval; empty when the scores tell nothing of it. */
    Optional<PositiveShare> estimate(double level) {
        if (!known()) {
            return Optional.empty();
        }
        long[] reference = calibrated.reference().total();
        double share = likely.orElseThrow();
        double[] gaps = gaps(reference, data.total(), share);
        double distance = Arrays.stream(gaps).map(Math::abs).max().orElse(0);
        double implied = calibrated.expected(data.total()).positives();
        int[] known = replicates();
        double[] likeliest = new double[known.length];
        double[] expected = new double[known.length];
        double[] apart = new double[known.length];
        List<Double> boxes = new ArrayList<>();
        int asFar = 0;
        for (int i = 0; i < known.length; i++) {
            long[] anew = calibrated.drawn()[known[i]];
            long[] rows = drawn[known[i]];
            likeliest[i] = shares[known[i]].orElseThrow();
            expected[i] = calibrated.expected(known[i], rows).positives();
            apart[i] = likeliest[i] - expected[i];
            asFar += furthest(gaps(anew, rows, likeliest[i]), gaps) >= distance ? 1 : 0;
            blackBox(anew, rows).ifPresent(boxes::add);
        }
        return Optional.of(new PositiveShare(
                Rounding.twelve(prior(reference)),
                interval(implied, expected, level, 0),
                interval(share, likeliest, level, 0),
                blackBox(reference, data.total()).stream()
                        .boxed()
                        .filter(any -> boxes.size() >= drawn.length / 2)
                        .map(box -> interval(
                                box, boxes.stream().mapToDouble(one -> one).toArray(), level, 0))
                        .findFirst(),
                interval(share - implied, apart, level, -1),
                Rounding.twelve(distance),
                Rounding.twelve((asFar + 1.0) / (known.length + 1.0))));
    }

    private static ConfidenceInterval interval(double estimate, double[] replicates, double level, double least) {
        return Intervals.within(NormalInterval.ofReplicates(estimate, replicates, level), least, 1);
    }

    private double prior(long[] labelled) {
        long positives = Arrays.stream(labelled, 0, calibrated.cells().size()).sum();
        return (double) positives / CellCounts.sum(labelled);
    }

    private OptionalDouble mostLikely(long[] labelled, long[] rows) {
        double prior = prior(labelled);
        double[] weights = Arrays.stream(rows).asDoubleStream().toArray();
        return prior > 0 && prior < 1
                ? LabelShift.mostLikely(meanings(labelled, 0), weights, prior)
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
