package dev.modelgate.quality;

import dev.modelgate.evidence.Rounding;
import dev.modelgate.model.SliceValues;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.DesignEffect;
import dev.modelgate.statistics.RiskSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Holds the loss of rows with labels against the reference's, as Podkopaev and Ramdas track the risk of a deployed model
 * (ICLR 2022): the upper end of the reference's interval and the margin make the limit, and evidence that the loss has
 * been above it is gathered however often one looks. A fifth of the false alarms is for the reference's interval. Where
 * there are slices, they have as many as all rows together, allowed for by e-BH (Wang and Ramdas, JRSSB 84, 2022).
 */
final class LossOverTime {
    private static final double SHARE_OF_REFERENCE = 0.2;

    private final MeasureQuality.Sides sides;
    private final MeasureQuality.Request request;
    private final double threshold;
    private final LongFunction<String> startOf;
    private final List<Candidate> slices = new ArrayList<>();
    private final double falseAlarms;
    private final BlockMeans blocks;
    private final ConfidenceInterval ofReference;
    private final Optional<RiskSequence> whole;

    /**
     * Losses of both sides.
     *
     * @param others how many others share the false alarms
     * @param startOf how the start of a block is written
     */
    LossOverTime(
            MeasureQuality.Sides sides,
            MeasureQuality.Request request,
            double threshold,
            int others,
            LongFunction<String> startOf) {
        this.sides = sides;
        this.request = request;
        this.threshold = threshold;
        this.startOf = startOf;
        for (int i = 0; i < sides.data().slices().size(); i++) {
            slicesOf(i);
        }
        boolean shared = slices.stream().anyMatch(Candidate::enough);
        this.falseAlarms = request.settings().falseAlarms() / (1 + others + (shared ? 1 : 0));
        this.blocks = means(sides.data(), sides.data().labelled(), sides.timed());
        BlockMeans reference = reference();
        this.ofReference = Intervals.within(reference.mean(1 - 2 * falseAlarms * SHARE_OF_REFERENCE), 0, 1);
        this.whole =
                blocks.size() == 0 ? Optional.empty() : Optional.of(sequence(blocks, reference, limit(ofReference)));
    }

    /** A slice that may be tracked. */
    private record Candidate(
            String column,
            String value,
            BlockMeans data,
            BlockMeans reference,
            long rows,
            long referenceRows,
            int least) {
        boolean enough() {
            return rows >= least && referenceRows >= least && data.size() > 0 && reference.size() > 1;
        }
    }

    private void slicesOf(int number) {
        SliceValues values = sides.data().slices().get(number);
        values.values().stream().sorted().forEach(value -> {
            int[] own = sides.data().labelled(number, value);
            int[] other = sides.reference().labelled(number, value);
            slices.add(new Candidate(
                    values.column(),
                    value,
                    means(sides.data(), own, sides.timed()),
                    means(sides.reference(), other, sides.referenceTimed()),
                    own.length,
                    other.length,
                    request.leastSliceRows()));
        });
    }

    private BlockMeans means(ScoredData data, int[] rows, boolean timed) {
        BoundedLoss loss = request.settings().loss();
        return BlockMeans.of(data, rows, timed, row -> loss.of(data.score(row), data.positive(row), threshold));
    }

    /** The reference's blocks; its rows, where they are all of one. */
    private BlockMeans reference() {
        int[] rows = sides.reference().labelled();
        BlockMeans blocks = means(sides.reference(), rows, sides.referenceTimed());
        return blocks.size() > 1 ? blocks : means(sides.reference(), rows, false);
    }

    /** What windows that are known to vary, or else rows, say of their loss. */
    private RiskSequence sequence(BlockMeans data, BlockMeans reference, double limit) {
        DesignEffect effect = sides.referenceTimed() ? reference.effect() : DesignEffect.unknown();
        return sides.timed() ? data.sequence(effect, reference.varianceAt(Math.min(1, limit))) : data.sequence();
    }

    /** The sequence of all rows with a label; empty when none has one. */
    Optional<RiskSequence> sequence() {
        return whole;
    }

    /** The share of the false alarms that is for all rows, and for each other part. */
    double falseAlarms() {
        return falseAlarms;
    }

    /** Level of the sequence of all rows. */
    double level() {
        return 1 - falseAlarms * (1 - SHARE_OF_REFERENCE);
    }

    /** All rows with a label; empty when none has one. */
    Optional<Tracked> whole() {
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        RiskSequence sequence = whole.get();
        double[] logs = sequence.logEvidenceAbove(limit(ofReference));
        double needed = -Math.log(falseAlarms * (1 - SHARE_OF_REFERENCE));
        // By Ville's inequality the greatest evidence of all times is as rare as that of one.
        double greatest = Arrays.stream(logs).max().orElseThrow();
        return Optional.of(tracked(blocks, sequence, ofReference, logs, greatest, needed));
    }

    private double limit(ConfidenceInterval reference) {
        return reference.upper() + request.settings().margin();
    }

    private Tracked tracked(
            BlockMeans blocks,
            RiskSequence sequence,
            ConfidenceInterval reference,
            double[] logs,
            double evidence,
            double needed) {
        ConfidenceInterval now = Intervals.rounded(sequence.after(blocks.size(), level()));
        boolean degraded = evidence >= needed;
        Optional<String> since = Optional.empty();
        for (int i = 0; i < logs.length && degraded && since.isEmpty(); i++) {
            since = logs[i] >= needed ? Optional.of(startOf.apply(blocks.blocks()[i])) : since;
        }
        QualityVerdict verdict =
                now.upper() <= reference.lower() + request.settings().margin()
                        ? QualityVerdict.HOLDS
                        : QualityVerdict.CANNOT_TELL;
        return new Tracked(
                Arrays.stream(blocks.sizes()).sum(),
                blocks.size(),
                reference,
                Rounding.twelve(limit(reference)),
                now,
                Rounding.twelve(evidence),
                Rounding.twelve(needed),
                since,
                degraded ? QualityVerdict.DEGRADED : verdict);
    }

    /** Every slice, in the order of the columns and sorted by value. */
    List<TrackedSlice> slices() {
        List<Candidate> enough = slices.stream().filter(Candidate::enough).toList();
        double level = 1 - 2 * falseAlarms * SHARE_OF_REFERENCE / Math.max(1, enough.size());
        List<ConfidenceInterval> references = enough.stream()
                .map(slice -> Intervals.within(slice.reference().mean(level), 0, 1))
                .toList();
        List<RiskSequence> sequences = new ArrayList<>();
        List<double[]> logs = new ArrayList<>();
        for (int i = 0; i < enough.size(); i++) {
            double limit = limit(references.get(i));
            Candidate slice = enough.get(i);
            sequences.add(sequence(slice.data(), slice.reference(), limit));
            logs.add(sequences.get(i).logEvidenceAbove(limit));
        }
        double needed = needed(logs.stream().map(LossOverTime::last).toList());
        return slices.stream()
                .map(slice -> {
                    int at = enough.indexOf(slice);
                    Optional<Tracked> tracked = at < 0
                            ? Optional.empty()
                            : Optional.of(tracked(
                                    slice.data(),
                                    sequences.get(at),
                                    references.get(at),
                                    logs.get(at),
                                    last(logs.get(at)),
                                    needed));
                    return new TrackedSlice(
                            slice.column(), slice.value(), slice.rows(), slice.referenceRows(), tracked);
                })
                .toList();
    }

    private static double last(double[] logs) {
        return logs[logs.length - 1];
    }

    /** The logarithm of the e-value from which on slices count as degraded. */
    private double needed(List<Double> logs) {
        double level = falseAlarms * (1 - SHARE_OF_REFERENCE);
        List<Double> greatest = logs.stream().sorted(Comparator.reverseOrder()).toList();
        for (int k = greatest.size(); k > 1; k--) {
            double needed = Math.log(greatest.size() / (k * level));
            if (greatest.get(k - 1) >= needed) {
                return needed;
            }
        }
        return Math.log(Math.max(1, greatest.size()) / level);
    }
}
