package dev.modelgate.quality;

import dev.modelgate.model.QualityFigures;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.quality.QualitySettings.OnConceptDrift;
import dev.modelgate.run.RunContext;
import dev.modelgate.statistics.RiskSequence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Puts together what is known of a model's quality, and decides whether it degraded. */
final class QualityJudgement {
    private static final int MOST_WINDOWS = 1000;
    private static final long DAY = 86_400;

    /** More rows with a label than this may not be without a time. */
    private static final double MOST_TIMELESS = 0.05;

    private final MeasureQuality.Request request;
    private final MeasureQuality.Sides sides;
    private final QualitySettings settings;
    private final double threshold;
    private final long seconds;
    private final Optional<String> unexpected;
    private final Optional<ScoreExpectation> expectation;
    private final LossOverTime overTime;

    QualityJudgement(MeasureQuality.Request request, MeasureQuality.Sides sides, RunContext context) {
        this.request = request;
        this.sides = sides;
        this.settings = request.settings();
        this.threshold = request.threshold();
        this.seconds = settings.window().toSeconds();
        this.unexpected = ScoreExpectation.obstacle(sides);
        this.expectation = unexpected.isPresent()
                ? Optional.empty()
                : Optional.of(ScoreExpectation.of(sides, settings, threshold, context.seed()));
        boolean concept = expectation.isPresent() && settings.onConceptDrift() == OnConceptDrift.DENY;
        this.overTime = new LossOverTime(sides, request, threshold, concept ? 1 : 0, this::startOf);
    }

    private String startOf(long block) {
        if (!sides.timed()) {
            return "row " + (block + 1) + " of those scored";
        }
        long start = block * seconds;
        return seconds % DAY == 0
                ? LocalDate.ofEpochDay(start / DAY).toString()
                : Instant.ofEpochSecond(start).atOffset(ZoneOffset.UTC).toString();
    }

    QualityResult judge(RowCounts rows, RowCounts referenceRows) {
        int[] labelled = sides.data().labelled();
        requireTimes(labelled);
        Optional<Tracked> tracked = overTime.whole();
        List<TrackedSlice> slices = overTime.slices();
        Optional<Expected> expected = expectation.map(ScoreExpectation::result);
        Optional<Concept> concept = expectation.flatMap(any ->
                new ConceptOverTime(sides, settings, threshold, any, overTime.falseAlarms()).judge(this::startOf));
        Verdicts.Reasoned verdict = new Verdicts(settings, unexpected).of(tracked, slices, concept, expected);
        return new QualityResult(
                request.model().title(),
                request.data().name(),
                request.data().fileNames(),
                request.reference().name(),
                request.reference().fileNames(),
                settings.loss(),
                settings.margin(),
                settings.falseAlarms(),
                threshold,
                settings.time(),
                seconds,
                rows,
                referenceRows,
                QualityFigures.quality(sides.reference().truth(sides.reference().labelled()), threshold),
                labelled.length == 0
                        ? Optional.empty()
                        : Optional.of(QualityFigures.quality(sides.data().truth(labelled), threshold)),
                tracked,
                slices,
                concept,
                settings.onConceptDrift(),
                sides.timed() ? windows() : List.of(),
                expected,
                unexpected,
                verdict.basis(),
                verdict.verdict(),
                verdict.reason());
    }

    /** Labelled rows that nobody can put in order would be left out in silence. */
    private void requireTimes(int[] labelled) {
        long without = IntStream.of(labelled)
                .filter(row -> sides.data().block(row) == ScoredData.NO_BLOCK)
                .count();
        if (sides.timed() && without > MOST_TIMELESS * labelled.length) {
            throw ProblemException.invalid(Problem.of(
                    without + " of " + labelled.length + " rows with a label in "
                            + request.data().name()
                            + " have no time in " + settings.time().orElse("their column of the time")
                            + ", and cannot be put in order",
                    "Name another column with {option:time}, or deliver the times"));
        }
    }

    private List<Window> windows() {
        SortedMap<Long, int[]> byBlock = sides.data().byBlock();
        if (byBlock.size() > MOST_WINDOWS) {
            throw ProblemException.invalid(Problem.of(
                    "The data have " + byBlock.size() + " windows; " + MOST_WINDOWS + " is the most",
                    "Take a longer one with {option:window} or {key:quality.window}"));
        }
        Optional<RiskSequence> sequence = overTime.sequence();
        List<Window> windows = new ArrayList<>();
        int after = 0;
        for (var entry : byBlock.entrySet()) {
            int[] own = entry.getValue();
            int[] labelled = IntStream.of(own).filter(sides.data()::labelled).toArray();
            after += labelled.length > 0 ? 1 : 0;
            int seen = after;
            windows.add(new Window(
                    startOf(entry.getKey()),
                    own.length,
                    labelled.length,
                    labelled.length == 0
                            ? Optional.empty()
                            : Optional.of(QualityFigures.quality(sides.data().truth(labelled), threshold)),
                    sequence.filter(any -> seen > 0).map(any -> Intervals.rounded(any.after(seen, overTime.level()))),
                    expectation.flatMap(any -> any.of(own))));
        }
        return windows;
    }
}
