package dev.modelgate.model;

import dev.modelgate.evidence.Rounding;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.Proportions;
import dev.modelgate.statistics.RocAuc;
import dev.modelgate.statistics.RowLosses;
import dev.modelgate.statistics.ScoredLabels;
import java.util.Optional;

/** Computes quality figures and paired differences of them, rounded to 12 significant digits. */
public final class QualityFigures {
    private static final double LEVEL = 0.95;

    private QualityFigures() {}

    /** The quality on some rows, when rows from a threshold on are called positive. */
    public static Quality quality(ScoredLabels rows, double threshold) {
        return new Quality(rows.n(), rows.positives(), metrics(rows, threshold));
    }

    static MetricIntervals metrics(ScoredLabels rows, double threshold) {
        if (rows.n() < 2) {
            return MetricIntervals.NONE;
        }
        double[] zeros = new double[rows.n()];
        long hits = 0;
        for (double hit : RowLosses.hits(rows, threshold)) {
            hits += (long) hit;
        }
        return new MetricIntervals(
                twoOfEach(rows) ? rounded(RocAuc.interval(rows, LEVEL)) : Optional.empty(),
                // The interval of a mean is that of its difference from nothing.
                rounded(RowLosses.difference(zeros, RowLosses.logLosses(rows), LEVEL)),
                rounded(RowLosses.difference(zeros, RowLosses.squaredErrors(rows), LEVEL)),
                rounded(Proportions.wilson(hits, rows.n(), LEVEL)));
    }

    /** Candidate less champion on the same rows. */
    static MetricIntervals difference(
            ScoredLabels champion, double championThreshold, ScoredLabels candidate, double threshold) {
        if (candidate.n() < 2) {
            return MetricIntervals.NONE;
        }
        return new MetricIntervals(
                twoOfEach(candidate) ? rounded(RocAuc.difference(champion, candidate, LEVEL)) : Optional.empty(),
                paired(RowLosses.logLosses(champion), RowLosses.logLosses(candidate)),
                paired(RowLosses.squaredErrors(champion), RowLosses.squaredErrors(candidate)),
                paired(RowLosses.hits(champion, championThreshold), RowLosses.hits(candidate, threshold)));
    }

    private static Optional<ConfidenceInterval> paired(double[] champion, double[] candidate) {
        return rounded(RowLosses.difference(champion, candidate, LEVEL));
    }

    private static boolean twoOfEach(ScoredLabels rows) {
        return rows.positives() >= 2 && rows.n() - rows.positives() >= 2;
    }

    private static Optional<ConfidenceInterval> rounded(ConfidenceInterval interval) {
        return Optional.of(new ConfidenceInterval(
                Rounding.twelve(interval.estimate()),
                Rounding.twelve(interval.lower()),
                Rounding.twelve(interval.upper()),
                interval.level()));
    }
}
