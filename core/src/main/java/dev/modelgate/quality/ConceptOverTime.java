package dev.modelgate.quality;

import dev.modelgate.evidence.Rounding;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.DesignEffect;
import dev.modelgate.statistics.NormalInterval;
import dev.modelgate.statistics.RiskSequence;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Holds the loss of rows with labels against what was expected of the same rows from their scores, as calibrated on the
 * reference: what is left is that a score means something else than it did, since what rows there are is in the
 * expectation. The differences are bet on like losses; a fifth of the false alarms is for the calibration.
 */
final class ConceptOverTime {
    private static final double SHARE_OF_CALIBRATION = 0.2;

    private final MeasureQuality.Sides sides;
    private final QualitySettings settings;
    private final double threshold;
    private final ScoreExpectation expectation;
    private final double falseAlarms;

    /** @param falseAlarms the chance of an alarm when nothing drifted */
    ConceptOverTime(
            MeasureQuality.Sides sides,
            QualitySettings settings,
            double threshold,
            ScoreExpectation expectation,
            double falseAlarms) {
        this.sides = sides;
        this.settings = settings;
        this.threshold = threshold;
        this.expectation = expectation;
        this.falseAlarms = falseAlarms;
    }

    /** Differences from -1 to 1, as losses from 0 to 1. */
    private BlockMeans differences(ScoredData data, boolean timed) {
        return BlockMeans.of(data, data.labelled(), timed, row -> {
            double score = data.score(row);
            double loss = settings.loss().of(score, data.positive(row), threshold);
            return Math.min(1, Math.max(0, (1 + loss - expectation.expectedLoss(score)) / 2));
        });
    }

    /**
     * What all rows with a label say; empty when none has one.
     *
     * @param startOf how the start of a block is written
     */
    Optional<Concept> judge(LongFunction<String> startOf) {
        BlockMeans data = differences(sides.data(), sides.timed());
        if (data.size() == 0) {
            return Optional.empty();
        }
        BlockMeans reference = differences(sides.reference(), sides.referenceTimed());
        DesignEffect effect = sides.referenceTimed() ? reference.effect() : DesignEffect.unknown();
        RiskSequence sequence = sides.timed() ? data.sequence(effect, reference.variance()) : data.sequence();
        ConfidenceInterval expected = expected();
        double error = expected.halfWidth() + expectation.optimism();
        double limit = settings.conceptMargin() + error;
        double needed = -Math.log(falseAlarms * (1 - SHARE_OF_CALIBRATION));
        double[] logs = sequence.logEvidenceAbove((1 + limit) / 2);
        double evidence = Arrays.stream(logs).max().orElseThrow();
        Optional<String> since = Optional.empty();
        for (int i = 0; i < logs.length && since.isEmpty(); i++) {
            since = logs[i] >= needed ? Optional.of(startOf.apply(data.blocks()[i])) : since;
        }
        ConfidenceInterval until = sequence.after(data.size(), 1 - falseAlarms * (1 - SHARE_OF_CALIBRATION));
        return Optional.of(new Concept(
                Arrays.stream(data.sizes()).sum(),
                data.size(),
                Intervals.within(expected, 0, 1),
                Rounding.twelve(2 * until.estimate() - 1),
                Rounding.twelve(Math.max(-1, 2 * until.lower() - 1 - error)),
                Rounding.twelve(limit),
                Rounding.twelve(evidence),
                Rounding.twelve(needed),
                since));
    }

    /** The loss that was expected of the rows with a label. */
    private ConfidenceInterval expected() {
        double level = 1 - 2 * falseAlarms * SHARE_OF_CALIBRATION;
        int[] rows = sides.data().labelled();
        return NormalInterval.ofReplicates(expectation.meanLoss(rows), expectation.meanLossRedrawn(rows), level);
    }
}
