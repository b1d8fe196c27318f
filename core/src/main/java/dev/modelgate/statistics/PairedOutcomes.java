package dev.modelgate.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How two classifiers call the same rows: counts over label × champion's call × candidate's call. That is all a paired
 * bootstrap of the rows needs for precision, recall, F1 and accuracy.
 */
public final class PairedOutcomes {

    private static final int LABEL = 4;
    private static final int CHAMPION = 2;
    private static final int CANDIDATE = 1;

    private final long[] cells;

    private PairedOutcomes(long[] cells) {
        this.cells = cells;
    }

    /**
     * Calls a row positive when a model's score is at least that model's threshold.
     *
     * @throws IllegalArgumentException if the two were not scored on the same rows
     */
    public static PairedOutcomes of(
            ScoredLabels champion, double championThreshold, ScoredLabels candidate, double candidateThreshold) {
        ScoredLabels.requireSameRows(champion, candidate);
        Checks.finite(championThreshold, "champion's threshold");
        Checks.finite(candidateThreshold, "candidate's threshold");
        long[] cells = new long[8];
        for (int i = 0; i < champion.n(); i++) {
            int cell = (champion.label(i) ? LABEL : 0)
                    + (champion.score(i) >= championThreshold ? CHAMPION : 0)
                    + (candidate.score(i) >= candidateThreshold ? CANDIDATE : 0);
            cells[cell]++;
        }
        return new PairedOutcomes(cells);
    }

    /**
     * The candidate's metric less the champion's, with the percentile interval of the paired Poisson bootstrap. Where a
     * drawn table leaves a metric without a value, it counts as 0.
     *
     * @return empty if the metric has no value for one of the models
     */
    public Optional<ConfidenceInterval> difference(Confusion.Metric metric, Bootstrap bootstrap, double level) {
        Checks.level(level);
        OptionalDouble champion = metric.of(confusion(cells, CHAMPION));
        OptionalDouble candidate = metric.of(confusion(cells, CANDIDATE));
        if (champion.isEmpty() || candidate.isEmpty()) {
            return Optional.empty();
        }
        Draws draws = new Draws(bootstrap.seed());
        double[] drawn = new double[bootstrap.replicates()];
        for (int i = 0; i < drawn.length; i++) {
            long[] resampled = draws.resample(cells);
            drawn[i] = metric.of(confusion(resampled, CANDIDATE)).orElse(0)
                    - metric.of(confusion(resampled, CHAMPION)).orElse(0);
        }
        NumericSample sample = NumericSample.of(drawn);
        double tail = (1 - level) / 2;
        return Optional.of(new ConfidenceInterval(
                candidate.getAsDouble() - champion.getAsDouble(),
                sample.quantile(tail),
                sample.quantile(1 - tail),
                level));
    }

    private static Confusion confusion(long[] cells, int model) {
        long[] outcome = new long[4];
        for (int cell = 0; cell < cells.length; cell++) {
            outcome[((cell & LABEL) != 0 ? 2 : 0) + ((cell & model) != 0 ? 1 : 0)] += cells[cell];
        }
        return new Confusion(outcome[3], outcome[1], outcome[2], outcome[0]);
    }
}
