package dev.modelgate.quality;

import dev.modelgate.evidence.Rounding;
import dev.modelgate.quality.Expected.Figure;
import dev.modelgate.quality.Expected.PositiveShare;
import dev.modelgate.statistics.BlockedCounts;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.statistics.ExpectedQuality;
import dev.modelgate.statistics.NormalInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Estimates the quality on rows from their scores alone (Kivimäki et al., arXiv:2407.08649), calibrated by isotonic
 * regression on the reference. Intervals come from drawing windows of both sides anew, the calibration with them.
 *
 * <p>That is right under covariate shift, as long as a score means what it meant. Where the share of positive rows that
 * explains the scores (Saerens et al. 2002; Lipton et al., ICML 2018; Garg et al., NeurIPS 2020, of their common ground) is
 * another than the one that the calibration implies, the same figures are told under label shift as well, from
 * probabilities that the share re-weighs. No data without labels tell the two apart (Garg et al., ICLR 2022).
 */
final class ScoreExpectation {
    private static final double LEVEL = 0.95;

    private final MeasureQuality.Sides sides;
    private final QualitySettings settings;
    private final double threshold;
    private final Calibrated calibrated;
    private final ExpectedQuality realised;
    private final ExpectedQuality crossFitted;
    private final BlockedCounts data;
    private final long[][] drawn;
    private final long seed;
    private final double[] losses;
    private final double[][] redrawn;
    private final Optional<PositiveShare> positives;
    private final Optional<Shifted> shifted;

    private ScoreExpectation(MeasureQuality.Sides sides, QualitySettings settings, double threshold, long seed) {
        this.sides = sides;
        this.settings = settings;
        this.threshold = threshold;
        this.seed = seed;
        int[] labelled = sides.reference().labelled();
        double[] scores = DoubleStream.concat(
                        IntStream.of(labelled).mapToDouble(sides.reference()::score),
                        IntStream.range(0, sides.data().size()).mapToDouble(sides.data()::score))
                .toArray();
        ScoreCells cells = ScoreCells.of(scores, threshold);
        CellCounts counts = new CellCounts(cells, sides.reference(), labelled, sides.referenceTimed());
        this.calibrated = Calibrated.of(cells, counts.labelled(), seed);
        this.realised = calibrated.realised(calibrated.reference().total());
        this.crossFitted = calibrated.crossFitted(counts);
        this.data = new CellCounts(cells, sides.data(), sides.data().all(), sides.timed()).all();
        this.drawn = data.replicates(Calibrated.REPLICATES, seed + 1);
        this.losses = losses(calibrated.probabilities());
        this.redrawn = Arrays.stream(calibrated.redrawn()).map(this::losses).toArray(double[][]::new);
        PositivesShift shift = new PositivesShift(calibrated, data, drawn, threshold);
        this.positives = shift.estimate(LEVEL);
        this.shifted = positives.filter(PositiveShare::differs).map(any -> Shifted.of(shift));
    }

    /**
     * What scores mean if nothing but the share of positive rows changed.
     *
     * @param probabilities of each cell
     * @param replicates those that tell the share
     * @param redrawn probabilities of each of these
     */
    private record Shifted(double[] probabilities, int[] replicates, double[][] redrawn) {
        static Shifted of(PositivesShift shift) {
            int[] replicates = shift.replicates();
            return new Shifted(
                    shift.probabilities(),
                    replicates,
                    IntStream.of(replicates).mapToObj(shift::probabilities).toArray(double[][]::new));
        }
    }

    /** Why nothing can be expected; empty when something can. */
    static Optional<String> obstacle(MeasureQuality.Sides sides) {
        ScoredData reference = sides.reference();
        int[] rows = reference.labelled();
        if (IntStream.of(rows).mapToObj(reference::positive).distinct().count() < 2) {
            return Optional.of("all rows of the reference have the same label");
        }
        return IntStream.of(rows)
                                .mapToDouble(reference::score)
                                .distinct()
                                .limit(2)
                                .count()
                        < 2
                ? Optional.of("the model gives all rows of the reference the same score")
                : Optional.empty();
    }

    /** An estimator over both sides, when {@link #obstacle} names none. */
    static ScoreExpectation of(MeasureQuality.Sides sides, QualitySettings settings, double threshold, long seed) {
        return new ScoreExpectation(sides, settings, threshold, seed);
    }

    /** What is expected of all rows. */
    Expected result() {
        List<Figure> figures = new ArrayList<>();
        figure("Brier score", quality -> OptionalDouble.of(quality.brier()), 1).ifPresent(figures::add);
        figure("error rate", quality -> OptionalDouble.of(quality.errorRate(threshold)), 1)
                .ifPresent(figures::add);
        figure("log loss", quality -> OptionalDouble.of(quality.logLoss()), Double.MAX_VALUE)
                .ifPresent(figures::add);
        figure("AUC", ExpectedQuality::auc, 1).ifPresent(figures::add);
        figure("precision", quality -> quality.precision(threshold), 1).ifPresent(figures::add);
        figure("recall", quality -> quality.recall(threshold), 1).ifPresent(figures::add);
        figure("F1", quality -> quality.f1(threshold), 1).ifPresent(figures::add);
        return new Expected(
                figures,
                excess(),
                shifted.map(this::excess),
                Rounding.twelve(outside()),
                drift(),
                positives,
                data.blocks(),
                calibrated.reference().blocks());
    }

    /** The share of positive rows, if nothing but that share changed. */
    Optional<PositiveShare> positives() {
        return positives;
    }

    private Optional<Figure> figure(String name, Function<ExpectedQuality, OptionalDouble> figure, double most) {
        OptionalDouble known = figure.apply(realised);
        OptionalDouble fitted = figure.apply(crossFitted);
        OptionalDouble estimate = figure.apply(calibrated.expected(data.total()));
        double[] replicates = IntStream.range(0, drawn.length)
                .mapToObj(i -> figure.apply(calibrated.expected(i, drawn[i])))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        if (known.isEmpty() || fitted.isEmpty() || estimate.isEmpty() || replicates.length < drawn.length / 2) {
            return Optional.empty();
        }
        ConfidenceInterval interval = NormalInterval.ofReplicates(estimate.getAsDouble(), replicates, LEVEL);
        Optional<ConfidenceInterval> other = shifted.flatMap(any -> shifted(any, figure, most));
        return Optional.of(new Figure(
                name,
                Rounding.twelve(known.getAsDouble()),
                Rounding.twelve(fitted.getAsDouble()),
                Intervals.within(interval, 0, most),
                other));
    }

    private Optional<ConfidenceInterval> shifted(
            Shifted meaning, Function<ExpectedQuality, OptionalDouble> figure, double most) {
        ScoreCells cells = calibrated.cells();
        OptionalDouble estimate = figure.apply(cells.quality(meaning.probabilities(), data.total()));
        double[] replicates = IntStream.range(0, meaning.replicates().length)
                .mapToObj(i -> figure.apply(cells.quality(meaning.redrawn()[i], drawn[meaning.replicates()[i]])))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return estimate.isEmpty() || replicates.length < drawn.length / 2
                ? Optional.empty()
                : Optional.of(Intervals.within(
                        NormalInterval.ofReplicates(estimate.getAsDouble(), replicates, LEVEL), 0, most));
    }

    /** The judged loss that rows of each cell are expected to have. */
    private double[] losses(double[] probabilities) {
        double[] expected = new double[probabilities.length];
        Arrays.setAll(expected, i -> {
            double score = calibrated.cells().scores()[i];
            double p = probabilities[i];
            return p * settings.loss().of(score, true, threshold)
                    + (1 - p) * settings.loss().of(score, false, threshold);
        });
        return expected;
    }

    private static double mean(double[] losses, long[] rows) {
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += rows[i] * losses[i];
        }
        return sum / CellCounts.sum(rows);
    }

    /** The mean loss of rows with a label. */
    private double realised(long[] labelled) {
        ScoreCells cells = calibrated.cells();
        return mean(losses(cells.shares(labelled)), cells.rows(labelled));
    }

    private ConfidenceInterval excess() {
        double estimate =
                mean(losses, data.total()) - realised(calibrated.reference().total());
        return interval(
                estimate, i -> mean(redrawn[i], drawn[i]) - realised(calibrated.drawn()[i]));
    }

    private ConfidenceInterval excess(Shifted meaning) {
        double estimate = mean(losses(meaning.probabilities()), data.total())
                - realised(calibrated.reference().total());
        int[] known = meaning.replicates();
        return interval(
                estimate,
                known.length,
                i -> mean(losses(meaning.redrawn()[i]), drawn[known[i]])
                        - realised(calibrated.drawn()[known[i]]));
    }

    private ConfidenceInterval interval(double estimate, IntToDoubleFunction replicate) {
        return interval(estimate, drawn.length, replicate);
    }

    private ConfidenceInterval interval(double estimate, int times, IntToDoubleFunction replicate) {
        double[] replicates = IntStream.range(0, times).mapToDouble(replicate).toArray();
        double level = 1 - settings.falseAlarms();
        return Intervals.within(NormalInterval.ofReplicates(estimate, replicates, level), -1, 1);
    }

    private Optional<ConfidenceInterval> drift() {
        int[] rows = sides.data().labelled();
        if (rows.length < 2) {
            return Optional.empty();
        }
        ScoreCells cells = calibrated.cells();
        BlockedCounts labelled = new CellCounts(cells, sides.data(), rows, sides.timed()).labelled();
        long[][] anew = labelled.replicates(Calibrated.REPLICATES, seed + 2);
        double estimate = realised(labelled.total()) - mean(losses, cells.rows(labelled.total()));
        return Optional.of(interval(estimate, i -> realised(anew[i]) - mean(redrawn[i], cells.rows(anew[i]))));
    }

    private double outside() {
        long[] known = calibrated.cells().rows(calibrated.reference().total());
        int first = 0;
        while (known[first] == 0) {
            first++;
        }
        int last = known.length - 1;
        while (known[last] == 0) {
            last--;
        }
        long[] counts = data.total();
        long inside = Arrays.stream(counts, first, last + 1).sum();
        return 1 - (double) inside / CellCounts.sum(counts);
    }

    /** The judged loss that a row of this score is expected to have. */
    double expectedLoss(double score) {
        return losses[calibrated.cells().cell(score)];
    }

    /** The judged loss that some rows of the data are expected to have. */
    double meanLoss(int[] rows) {
        return mean(losses, CellCounts.of(calibrated.cells(), sides.data(), rows));
    }

    /** The same by each calibration that was drawn anew. */
    double[] meanLossRedrawn(int[] rows) {
        long[] counts = CellCounts.of(calibrated.cells(), sides.data(), rows);
        return Arrays.stream(redrawn).mapToDouble(one -> mean(one, counts)).toArray();
    }

    /** By how much less loss would have been expected of the reference than it has; at least 0. */
    double optimism() {
        long[] reference = calibrated.reference().total();
        double fitted =
                mean(losses(crossFitted.probabilities()), calibrated.cells().rows(reference));
        return Math.max(0, realised(reference) - fitted);
    }

    /** What is expected of the loss of some rows, which stand for themselves; empty without two rows. */
    Optional<ConfidenceInterval> of(int[] rows) {
        if (rows.length < 2) {
            return Optional.empty();
        }
        long[] counts = CellCounts.of(calibrated.cells(), sides.data(), rows);
        double estimate = mean(losses, counts);
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            squares += counts[i] * (losses[i] - estimate) * (losses[i] - estimate);
        }
        double ofRows = squares / (rows.length - 1.0) / rows.length;
        double ofMeaning = NormalInterval.deviation(meanLossRedrawn(rows));
        double error = Math.sqrt(ofRows + ofMeaning * ofMeaning);
        return Optional.of(Intervals.within(NormalInterval.of(estimate, error, LEVEL), 0, 1));
    }
}
