package dev.modelgate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.quality.Expected.PositiveShare;
import dev.modelgate.quality.QualityResult.Basis;
import dev.modelgate.quality.QualitySettings.OnConceptDrift;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QualityJudgementTest {
    private static final int DAYS = 60;
    private static final int A_DAY = 100;

    /** The model's score is the truth's probability, where the truth did not change. */
    private static final DoubleUnaryOperator SAME = DoubleUnaryOperator.identity();

    private static final DoubleUnaryOperator EVEN = DoubleUnaryOperator.identity();

    /** Rows whose scores are drawn, and whose labels are drawn by what the scores mean. */
    private static ScoredData rows(long seed, int days, DoubleUnaryOperator scores, DoubleUnaryOperator meaning) {
        return rows(seed, days, scores, meaning, day -> true, false);
    }

    private static ScoredData rows(
            long seed,
            int days,
            DoubleUnaryOperator scores,
            DoubleUnaryOperator meaning,
            IntPredicate labelled,
            boolean sliced) {
        SplittableRandom random = new SplittableRandom(seed);
        ScoredData data = new ScoredData(sliced ? List.of("region") : List.of());
        for (int i = 0; i < days * A_DAY; i++) {
            double score = scores.applyAsDouble(random.nextDouble());
            boolean north = sliced && i % 2 == 0;
            double p = north ? 1 - score : meaning.applyAsDouble(score);
            boolean positive = random.nextDouble() < p;
            int day = i / A_DAY;
            String[] slices = sliced ? new String[] {north ? "north" : "south"} : new String[0];
            data.add(labelled.test(day), positive, day, slices);
            data.score(i, new double[] {score});
        }
        return data;
    }

    private static ScoredData reference() {
        return rows(1, DAYS, EVEN, SAME);
    }

    private static QualitySettings settings(BoundedLoss loss) {
        return settings(loss, 0.01, OnConceptDrift.DENY);
    }

    private static QualitySettings settings(BoundedLoss loss, double conceptMargin, OnConceptDrift onConceptDrift) {
        return new QualitySettings(
                "live", Optional.of("at"), Duration.ofDays(1), loss, 0.02, 0.05, conceptMargin, onConceptDrift, false);
    }

    private static QualityResult judge(ScoredData data, ScoredData reference) {
        return judge(data, reference, settings(BoundedLoss.BRIER), true);
    }

    private static QualityResult judge(ScoredData data, ScoredData reference, QualitySettings settings, boolean timed) {
        RunContext context = new RunContext(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EventSink.none(), new Cancellation(), 42, "test", true);
        RowCounts counts = new RowCounts(data.size(), 0, data.size() - data.labelled().length, 0);
        MeasureQuality.Sides sides = new MeasureQuality.Sides(data, reference, timed, timed);
        return new QualityJudgement(request(settings), sides, context)
                .judge(counts, new RowCounts(reference.size(), 0, 0, 0));
    }

    private static MeasureQuality.Request request(QualitySettings settings) {
        return new MeasureQuality.Request(
                new ModelArtifact("credit 1", file("model.onnx"), Optional.empty()),
                dataset("live"),
                dataset("holdout"),
                new LabelRule("late", Optional.empty(), Optional.empty()),
                List.of(),
                100,
                settings);
    }

    private static Dataset dataset(String name) {
        return new Dataset(name, DataFormat.PARQUET, List.of(file(name + ".parquet")));
    }

    private static DataFile file(String name) {
        return new DataFile(Path.of(name), name, Digest.of(name.getBytes(StandardCharsets.UTF_8)), 1);
    }

    @Test
    void holdsWhereNothingChanged() {
        QualityResult result = judge(rows(2, DAYS, EVEN, SAME), reference(), settings(BoundedLoss.BRIER), false);
        assertThat(result.verdict()).isEqualTo(QualityVerdict.HOLDS);
        assertThat(result.basis()).isEqualTo(Basis.LABELS);
        assertThat(result.windows()).isEmpty();
        // The Brier score of a score that is uniform and means what it says is a sixth.
        Tracked tracked = result.tracked().orElseThrow();
        assertThat(tracked.sequence().contains(1.0 / 6)).isTrue();
        assertThat(result.expected().orElseThrow().drift().orElseThrow().contains(0))
                .isTrue();
    }

    @Test
    void cannotTellFromFewWindowsWhatManyRowsWouldTellAlone() {
        QualityResult result = judge(rows(2, 10, EVEN, SAME), reference());
        assertThat(result.verdict()).isEqualTo(QualityVerdict.CANNOT_TELL);
        assertThat(result.windows()).hasSize(10).allSatisfy(window -> {
            assertThat(window.labelled()).isEqualTo(A_DAY);
            assertThat(window.sequence()).isPresent();
            assertThat(window.expected()).isPresent();
        });
        assertThat(result.windows().get(9).start()).isEqualTo("1970-01-10");
    }

    /** As labels trickle in, the first of them tell nothing, and do not hide what the scores say. */
    @Test
    void theFirstLabelsDoNotHideWhatTheScoresSay() {
        DoubleUnaryOperator harder = u -> 0.4 + 0.2 * u;
        ScoredData none = rows(2, DAYS, harder, SAME, day -> false, false);
        ScoredData first = rows(2, DAYS, harder, SAME, day -> day == 0, false);
        for (ScoredData data : List.of(none, first)) {
            QualityResult result = judge(data, reference());
            assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
            assertThat(result.basis()).isEqualTo(Basis.SCORES);
            assertThat(result.reason())
                    .startsWith("by the scores alone, the Brier score is expected to differ by +0.0");
        }
    }

    @Test
    void labelledRowsThatHaveNoTimeAreAProblem() {
        ScoredData data = new ScoredData(List.of());
        for (int i = 0; i < 1000; i++) {
            data.add(true, i % 2 == 0, i < 900 ? ScoredData.NO_BLOCK : 0, new String[0]);
            data.score(i, new double[] {0.5});
        }
        assertThatThrownBy(() -> judge(data, reference()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("900 of 1000 rows with a label in live have no time in at, and cannot be put in order");
    }

    @Test
    void findsConceptDriftByLabelsAndNotByScores() {
        // The scores stay as they were, and their meaning turns round.
        QualityResult result = judge(rows(2, DAYS, EVEN, score -> 1 - score), reference());
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
        assertThat(result.tracked().orElseThrow().since()).isPresent();
        Expected expected = result.expected().orElseThrow();
        assertThat(expected.excess().estimate()).isCloseTo(0, within(0.01));
        assertThat(expected.drift().orElseThrow().lower()).isGreaterThan(0.1);
    }

    /** Rows are easier, so that the loss is what it was, but a score means less than it did. */
    private static ScoredData easierThatMeanLess() {
        return rows(2, DAYS, u -> u < 0.5 ? 0.3 * u : 1 - 0.3 * (1 - u), score -> 0.1 + 0.8 * score);
    }

    @Test
    void conceptDriftDeniesWhereEasierRowsHideIt() {
        QualityResult result = judge(easierThatMeanLess(), reference());
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
        assertThat(result.basis()).isEqualTo(Basis.CONCEPT);
        assertThat(result.tracked().orElseThrow().verdict()).isNotEqualTo(QualityVerdict.DEGRADED);
        assertThat(result.reason()).startsWith("scores mean something else than they did: the Brier score exceeds");
        Concept concept = result.concept().orElseThrow();
        assertThat(concept.drifted()).isTrue();
        assertThat(concept.excess()).isBetween(0.04, 0.1);
        assertThat(concept.least()).isBetween(0.01, concept.excess());
        assertThat(new QualityFindings(result).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("concept drift"));
        assertThat(QualityGauges.of(result))
                .filteredOn(gauge -> gauge.name().equals("quality_concept_drifted"))
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.value()).isEqualTo(1));
    }

    @Test
    void conceptDriftIsReportedAloneWhereNothingElseIsAskedFor() {
        QualityResult result = judge(
                easierThatMeanLess(), reference(), settings(BoundedLoss.BRIER, 0.01, OnConceptDrift.REPORT), true);
        assertThat(result.verdict()).isNotEqualTo(QualityVerdict.DEGRADED);
        assertThat(result.concept().orElseThrow().drifted()).isTrue();
        assertThat(new QualityFindings(result).findings()).isEmpty();
    }

    @Test
    void harderRowsAreNoConceptDrift() {
        QualityResult result = judge(rows(2, DAYS, u -> 0.3 + 0.4 * u, SAME), reference());
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
        assertThat(result.basis()).isEqualTo(Basis.LABELS);
        assertThat(result.concept().orElseThrow().drifted()).isFalse();
    }

    @Test
    void seesNoConceptDriftMoreOftenThanAllowedWithoutAMargin() {
        QualitySettings settings = settings(BoundedLoss.BRIER, 0, OnConceptDrift.DENY);
        long alarms = IntStream.range(0, 40)
                .mapToObj(i -> new MeasureQuality.Sides(
                        rows(1000 + i, 30, EVEN, SAME), rows(2000 + i, 15, EVEN, SAME), true, true))
                .map(sides -> new ConceptOverTime(
                                sides, settings, 0.5, ScoreExpectation.of(sides, settings, 0.5, 42), 0.05)
                        .judge(Long::toString)
                        .orElseThrow())
                .filter(Concept::drifted)
                .count();
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void saysSinceWhenItIsSureOfAChangeAfterAGoodTime() {
        ScoredData data = new ScoredData(List.of());
        ScoredData good = rows(2, 40, EVEN, SAME);
        ScoredData bad = rows(3, 20, EVEN, score -> 1 - score);
        for (int i = 0; i < 60 * A_DAY; i++) {
            boolean early = i < 40 * A_DAY;
            ScoredData from = early ? good : bad;
            int row = early ? i : i - 40 * A_DAY;
            data.add(true, from.positive(row), i / A_DAY, new String[0]);
            data.score(i, new double[] {from.score(row)});
        }
        Tracked tracked = judge(data, reference()).tracked().orElseThrow();
        assertThat(tracked.verdict()).isEqualTo(QualityVerdict.DEGRADED);
        // The fortieth day after the first of January is the tenth of February.
        assertThat(tracked.since().orElseThrow()).isGreaterThan("1970-02-10").isLessThan("1970-02-25");
    }

    @Test
    void namesTheSliceThatDegraded() {
        ScoredData reference = rows(1, DAYS, EVEN, SAME, day -> true, false);
        ScoredData slicedReference = new ScoredData(List.of("region"));
        for (int i = 0; i < reference.size(); i++) {
            slicedReference.add(
                    true, reference.positive(i), reference.block(i), new String[] {i % 2 == 0 ? "north" : "south"});
            slicedReference.score(i, new double[] {reference.score(i)});
        }
        QualityResult result = judge(rows(2, DAYS, EVEN, SAME, day -> true, true), slicedReference);
        assertThat(result.slices()).extracting(TrackedSlice::name).containsExactly("region = north", "region = south");
        assertThat(result.slices())
                .extracting(slice -> slice.tracked().orElseThrow().verdict())
                .containsExactly(QualityVerdict.DEGRADED, QualityVerdict.CANNOT_TELL);
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
    }

    @Test
    void expectsTheQualityUnderCovariateShiftWithoutLabels() {
        // Scores crowd around a half: rows are harder, and what a score means has not changed.
        DoubleUnaryOperator harder = u -> 0.3 + 0.4 * u;
        QualityResult result = judge(rows(2, DAYS, harder, SAME, day -> false, false), reference());
        Expected expected = result.expected().orElseThrow();
        // The mean of p (1 - p) where p is uniform between 0.3 and 0.7.
        double truth = 0.25 - 0.16 / 12;
        assertThat(expected.figures().get(0).name()).isEqualTo("Brier score");
        assertThat(expected.figures().get(0).estimate().contains(truth)).isTrue();
        assertThat(expected.figures().get(0).estimate().halfWidth()).isLessThan(0.02);
        assertThat(result.basis()).isEqualTo(Basis.SCORES);
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
        assertThat(result.tracked()).isEmpty();
        assertThat(result.quality()).isEmpty();
    }

    @Test
    void coversTheTrueQualityUnderCovariateShiftInMostSimulations() {
        double truth = 0.25 - 0.16 / 12;
        long covered = IntStream.range(0, 40)
                .mapToObj(i -> new MeasureQuality.Sides(
                        rows(100 + i, 10, u -> 0.3 + 0.4 * u, SAME, day -> false, false),
                        rows(200 + i, 20, EVEN, SAME),
                        true,
                        true))
                .map(sides -> ScoreExpectation.of(sides, settings(BoundedLoss.BRIER), 0.5, 42))
                .filter(any -> any.of(IntStream.range(0, 10 * A_DAY).toArray())
                        .orElseThrow()
                        .contains(truth))
                .count();
        assertThat(covered).isGreaterThanOrEqualTo(34);
    }

    @Test
    void showsWhatWouldHaveBeenExpectedOfTheReferenceItself() {
        Expected expected =
                judge(rows(2, DAYS, EVEN, SAME), reference()).expected().orElseThrow();
        assertThat(expected.figures())
                .hasSize(7)
                .allSatisfy(figure -> assertThat(figure.expectedOfReference())
                        .as(figure.name())
                        .isCloseTo(figure.realised(), within(0.02)));
    }

    /** Positive rows score by the density 2s, negative ones by 2 (1 - s), as on the reference; a fifth is positive. */
    private static ScoredData shifted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ScoredData data = new ScoredData(List.of());
        for (int i = 0; i < 2000; i++) {
            boolean positive = random.nextDouble() < 0.2;
            double root = Math.sqrt(random.nextDouble());
            data.add(false, false, i / A_DAY, new String[0]);
            data.score(i, new double[] {positive ? root : 1 - root});
        }
        return data;
    }

    @Test
    void findsTheShareOfPositiveRowsUnderLabelShiftInMostSimulations() {
        List<PositiveShare> shares = IntStream.range(0, 20)
                .mapToObj(i -> new MeasureQuality.Sides(shifted(300 + i), rows(400 + i, 20, EVEN, SAME), true, true))
                .map(sides -> ScoreExpectation.of(sides, settings(BoundedLoss.BRIER), 0.5, 42)
                        .positives()
                        .orElseThrow())
                .toList();
        assertThat(shares).allSatisfy(share -> {
            assertThat(share.reference()).isCloseTo(0.5, within(0.05));
            assertThat(share.mostLikely().halfWidth()).isLessThan(0.1);
        });
        assertThat(shares.stream()
                        .mapToDouble(share -> share.mostLikely().estimate())
                        .average()
                        .orElseThrow())
                .isCloseTo(0.2, within(0.02));
        assertThat(shares.stream().filter(share -> share.mostLikely().contains(0.2)))
                .hasSizeGreaterThanOrEqualTo(17);
        assertThat(shares.stream()
                        .filter(share -> share.blackBox().orElseThrow().contains(0.2)))
                .hasSizeGreaterThanOrEqualTo(17);
        assertThat(shares.stream().filter(share -> share.pValue() > 0.05)).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void seesThatMoreThanTheShareOfPositiveRowsChanged() {
        QualityResult result = judge(rows(2, DAYS, u -> 0.45 + 0.1 * u, SAME, day -> false, false), reference());
        assertThat(result.expected().orElseThrow().positives().orElseThrow().pValue())
                .isLessThan(0.01);
    }

    /** Low scores are the most, and mean what they say; a third is positive. */
    private static ScoredData mostlyLow() {
        return rows(1, DAYS, u -> 1 - Math.sqrt(1 - u), SAME);
    }

    /** The same positive and negative rows, of which four of five are positive. */
    private static ScoredData mostlyPositive() {
        SplittableRandom random = new SplittableRandom(7);
        ScoredData data = new ScoredData(List.of());
        for (int i = 0; i < 6000; i++) {
            double[] three = random.doubles(3).sorted().toArray();
            data.add(false, false, i / A_DAY, new String[0]);
            data.score(i, new double[] {random.nextDouble() < 0.8 ? three[1] : three[0]});
        }
        return data;
    }

    @Test
    void readsScoresBothWaysWhereTheShareOfPositiveRowsMoved() {
        QualityResult result = judge(mostlyPositive(), mostlyLow());
        Expected expected = result.expected().orElseThrow();
        PositiveShare share = expected.positives().orElseThrow();
        assertThat(share.differs()).isTrue();
        assertThat(share.refuted()).isFalse();
        assertThat(share.implied().estimate()).isCloseTo(0.46, within(0.02));
        assertThat(share.mostLikely().contains(0.8)).isTrue();
        // Positive rows have a Brier score of 0.3 and negative ones of 0.1; by the calibration it rises to a fifth
        // alone.
        assertThat(expected.shifted().orElseThrow().contains(0.8 * 0.3 + 0.2 * 0.1 - 1.0 / 6))
                .isTrue();
        assertThat(expected.excess().estimate()).isCloseTo(0.2 - 1.0 / 6, within(0.01));
        assertThat(expected.figures())
                .allSatisfy(figure -> assertThat(figure.shifted()).isPresent());
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
    }

    /** A margin between both readings: the first holds, and the second does not. */
    @Test
    void theWorseReadingDecides() {
        QualitySettings settings = new QualitySettings(
                "live",
                Optional.of("at"),
                Duration.ofDays(1),
                BoundedLoss.BRIER,
                0.06,
                0.05,
                0.01,
                OnConceptDrift.DENY,
                false);
        QualityResult result = judge(mostlyPositive(), mostlyLow(), settings, true);
        assertThat(result.expected().orElseThrow().excess().upper()).isLessThan(0.06);
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
        assertThat(result.reason())
                .contains("if they mean what they meant, and by +0.1")
                .endsWith("if only the share of positive rows changed");
    }

    @Test
    void aShareThatTheScoresDoNotBearOutIsToldAndDoesNotDecide() {
        // Easier rows, such as no mixture of those of before explains.
        QualityResult result = judge(rows(2, DAYS, u -> 0.8 + 0.15 * u, SAME, day -> false, false), reference());
        PositiveShare share = result.expected().orElseThrow().positives().orElseThrow();
        assertThat(share.differs()).isTrue();
        assertThat(share.refuted()).isTrue();
        assertThat(result.verdict()).isEqualTo(QualityVerdict.HOLDS);
    }

    @Test
    void countsLabelsOfPartOfTheWindows() {
        QualityResult result = judge(rows(2, 20, EVEN, SAME, day -> day < 5, false), reference());
        assertThat(result.tracked().orElseThrow().blocks()).isEqualTo(5);
        assertThat(result.windows()).hasSize(20);
        assertThat(result.windows().get(4).quality()).isPresent();
        assertThat(result.windows().get(5).quality()).isEmpty();
        assertThat(result.windows().get(19).sequence())
                .isEqualTo(result.windows().get(4).sequence());
        assertThat(result.basis()).isEqualTo(Basis.LABELS);
    }

    @Test
    void cannotTellWithoutLabelsWhereTheScoresTellNothing() {
        ScoredData flat = rows(1, DAYS, u -> 0.3, SAME);
        QualityResult result = judge(rows(2, DAYS, u -> 0.3, SAME, day -> false, false), flat);
        assertThat(result.verdict()).isEqualTo(QualityVerdict.CANNOT_TELL);
        assertThat(result.expected()).isEmpty();
        assertThat(result.unexpected().orElseThrow()).contains("the same score");
    }

    @Test
    void cannotTellWithoutLabelsFromAReferenceOfOneClass() {
        QualityResult result = judge(rows(2, DAYS, EVEN, SAME, day -> false, false), rows(1, DAYS, EVEN, score -> 1));
        assertThat(result.verdict()).isEqualTo(QualityVerdict.CANNOT_TELL);
        assertThat(result.unexpected().orElseThrow()).contains("the same label");
    }

    @Test
    void cannotTellFromScoresOutsideOfTheReferences() {
        ScoredData narrow = rows(1, DAYS, u -> 0.2 + 0.2 * u, SAME);
        QualityResult result = judge(rows(2, DAYS, EVEN, SAME, day -> false, false), narrow);
        assertThat(result.verdict()).isEqualTo(QualityVerdict.CANNOT_TELL);
        assertThat(result.expected().orElseThrow().outside()).isCloseTo(0.8, within(0.02));
        assertThat(result.reason()).contains("outside");
    }

    @Test
    void judgesByTheErrorRateToo() {
        QualityResult result =
                judge(rows(2, DAYS, EVEN, score -> 1 - score), reference(), settings(BoundedLoss.ERROR_RATE), true);
        assertThat(result.tracked().orElseThrow().reference().estimate()).isCloseTo(0.25, within(0.02));
        assertThat(result.tracked().orElseThrow().sequence().estimate()).isCloseTo(0.75, within(0.02));
        assertThat(result.verdict()).isEqualTo(QualityVerdict.DEGRADED);
    }

    @Test
    void raisesNoAlarmMoreOftenThanAllowed() {
        long alarms = IntStream.range(0, 200)
                .mapToObj(i -> new MeasureQuality.Sides(
                        rows(1000 + i, 15, EVEN, SAME), rows(2000 + i, 15, EVEN, SAME), true, true))
                .map(sides -> new LossOverTime(sides, request(settings(BoundedLoss.BRIER)), 0.5, 1, Long::toString))
                .filter(overTime -> overTime.whole().orElseThrow().verdict() == QualityVerdict.DEGRADED)
                .count();
        assertThat(alarms).isLessThanOrEqualTo(10);
    }

    @Test
    void refusesMoreWindowsThanAPersonCouldRead() {
        ScoredData data = new ScoredData(List.of());
        for (int i = 0; i < 1001; i++) {
            data.add(true, i % 2 == 0, i, new String[0]);
            data.score(i, new double[] {0.5});
        }
        assertThatThrownBy(() -> judge(data, reference()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1001 windows");
    }
}
