package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelQualityTest {

    private static final Golden GOLDEN = new Golden("scipy-golden.properties");
    private static final int N = 2000;

    private final double[] scores = Golden.reference(N);
    private final boolean[] labels = labels();
    private final ScoredLabels champion = ScoredLabels.of(scores, labels);
    private final ScoredLabels candidate = ScoredLabels.of(candidateScores(), labels);
    private final ScoredLabels coarse = ScoredLabels.of(
            Arrays.stream(scores).map(s -> Math.floor(20 * s) / 20).toArray(), labels);

    private boolean[] labels() {
        double[] u = Golden.current(N);
        boolean[] drawn = new boolean[N];
        for (int i = 0; i < N; i++) {
            drawn[i] = u[i] < 0.2 + 0.6 * scores[i];
        }
        return drawn;
    }

    private double[] candidateScores() {
        double[] noise = Golden.sequence(N, 3266489917L, 7);
        double[] improved = new double[N];
        Arrays.setAll(improved, i -> 0.7 * scores[i] + (labels[i] ? 0.3 * noise[i] : 0));
        return improved;
    }

    @Test
    void computesTheFiguresOfScikitLearn() {
        assertThat(champion.positives()).isEqualTo((int) GOLDEN.number("quality.positives"));
        expect("champion.auc", RocAuc.of(champion));
        expect("candidate.auc", RocAuc.of(candidate));
        expect("coarse.auc", RocAuc.of(coarse));
        expect("logLoss", RowLosses.mean(RowLosses.logLosses(champion)));
        expect("brier", RowLosses.mean(RowLosses.squaredErrors(champion)));
        expect("accuracy", RowLosses.mean(RowLosses.hits(champion, 0.5)));
        Confusion confusion = Confusion.at(champion, 0.5);
        expect("accuracy", Confusion.Metric.ACCURACY.of(confusion).orElseThrow());
        expect("precision", Confusion.Metric.PRECISION.of(confusion).orElseThrow());
        expect("recall", Confusion.Metric.RECALL.of(confusion).orElseThrow());
        expect("f1", Confusion.Metric.F1.of(confusion).orElseThrow());
    }

    private static void expect(String key, double actual) {
        double expected = GOLDEN.number("quality." + key);
        assertThat(actual).as(key).isCloseTo(expected, within(1e-12));
    }

    @Test
    void comparesMeanLossesOfTheSameRowsAsAPairedTTest() {
        expectInterval(
                "pairedT.logLoss",
                RowLosses.difference(RowLosses.logLosses(champion), RowLosses.logLosses(candidate), 0.95));
        expectInterval(
                "pairedT.brier",
                RowLosses.difference(RowLosses.squaredErrors(champion), RowLosses.squaredErrors(candidate), 0.95));
    }

    private static void expectInterval(String key, ConfidenceInterval actual) {
        double[] expected = GOLDEN.numbers("quality." + key);
        assertThat(actual.lower()).isCloseTo(expected[0], Golden.nearly(expected[0]));
        assertThat(actual.upper()).isCloseTo(expected[1], Golden.nearly(expected[1]));
    }

    @Test
    void agreesWithDeLongsDefinitionTakenLiterally() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            int n = 20 + random.nextInt(60);
            boolean[] truth = new boolean[n];
            double[] one = new double[n];
            double[] two = new double[n];
            for (int i = 0; i < n; i++) {
                truth[i] = i < 2 || i >= 4 && random.nextBoolean();
                one[i] = random.nextInt(12) + (truth[i] ? 2 : 0);
                two[i] = one[i] + random.nextInt(5);
            }
            ScoredLabels old = ScoredLabels.of(one, truth);
            ScoredLabels fresh = ScoredLabels.of(two, truth);
            assertThat(RocAuc.of(old)).isCloseTo(literalArea(old), within(1e-13));
            assertThat(RocAuc.variance(old)).isCloseTo(literalCovariance(old, old), within(1e-13));
            double variance =
                    literalCovariance(old, old) + literalCovariance(fresh, fresh) - 2 * literalCovariance(old, fresh);
            ConfidenceInterval interval = RocAuc.difference(old, fresh, 0.9);
            double difference = literalArea(fresh) - literalArea(old);
            assertThat(interval.estimate()).isCloseTo(difference, within(1e-13));
            assertThat(interval.lower())
                    .isCloseTo(Math.max(-1, difference - 1.6448536269514722 * Math.sqrt(variance)), within(1e-9));
        }
    }

    /** All pairs of a positive and a negative row. */
    private static double[][] kernel(ScoredLabels rows) {
        double[] positive = rows.scoresOf(true);
        double[] negative = rows.scoresOf(false);
        double[][] psi = new double[positive.length][negative.length];
        for (int i = 0; i < positive.length; i++) {
            for (int j = 0; j < negative.length; j++) {
                psi[i][j] = positive[i] > negative[j] ? 1 : positive[i] == negative[j] ? 0.5 : 0;
            }
        }
        return psi;
    }

    private static double literalArea(ScoredLabels rows) {
        return Arrays.stream(kernel(rows))
                .flatMapToDouble(Arrays::stream)
                .average()
                .orElseThrow();
    }

    private static double literalCovariance(ScoredLabels a, ScoredLabels b) {
        double[][] x = kernel(a);
        double[][] y = kernel(b);
        int m = x.length;
        int n = x[0].length;
        double meanX = literalArea(a);
        double meanY = literalArea(b);
        double overPositives = 0;
        for (int i = 0; i < m; i++) {
            overPositives += (Arrays.stream(x[i]).average().orElseThrow() - meanX)
                    * (Arrays.stream(y[i]).average().orElseThrow() - meanY);
        }
        double overNegatives = 0;
        for (int j = 0; j < n; j++) {
            double columnX = 0;
            double columnY = 0;
            for (int i = 0; i < m; i++) {
                columnX += x[i][j] / m;
                columnY += y[i][j] / m;
            }
            overNegatives += (columnX - meanX) * (columnY - meanY);
        }
        return overPositives / (m - 1) / m + overNegatives / (n - 1) / n;
    }

    @Test
    void tellsABetterModelFromAnEqualOne() {
        assertThat(RocAuc.difference(champion, candidate, 0.95).positionAgainst(0))
                .isEqualTo(ConfidenceInterval.Position.ABOVE);
        ConfidenceInterval none = RocAuc.difference(champion, champion, 0.95);
        assertThat(none.lower()).isEqualTo(0);
        assertThat(none.upper()).isEqualTo(0);
        ConfidenceInterval alone = RocAuc.interval(champion, 0.95);
        ConfidenceInterval paired = RocAuc.difference(champion, coarse, 0.95);
        assertThat(paired.contains(0)).isTrue();
        assertThat(paired.halfWidth()).isLessThan(alone.halfWidth() / 5);
    }

    @Test
    void comparesMetricsOfConfusionsByAPairedBootstrap() {
        PairedOutcomes outcomes = PairedOutcomes.of(champion, 0.5, candidate, 0.5);
        Bootstrap bootstrap = new Bootstrap(1000, 42);
        ConfidenceInterval accuracy =
                outcomes.difference(Confusion.Metric.ACCURACY, bootstrap, 0.95).orElseThrow();
        ConfidenceInterval exact =
                RowLosses.difference(RowLosses.hits(champion, 0.5), RowLosses.hits(candidate, 0.5), 0.95);
        assertThat(accuracy.estimate()).isCloseTo(exact.estimate(), within(1e-12));
        assertThat(accuracy.lower()).isCloseTo(exact.lower(), within(0.1 * exact.halfWidth()));
        assertThat(accuracy.upper()).isCloseTo(exact.upper(), within(0.1 * exact.halfWidth()));
        assertThat(outcomes.difference(Confusion.Metric.F1, bootstrap, 0.95))
                .isEqualTo(outcomes.difference(Confusion.Metric.F1, bootstrap, 0.95));
        assertThat(outcomes.difference(Confusion.Metric.F1, new Bootstrap(1000, 43), 0.95))
                .isNotEqualTo(outcomes.difference(Confusion.Metric.F1, bootstrap, 0.95));
    }

    @Test
    void leavesAPrecisionWithoutPositiveCallsWithoutAValue() {
        assertThat(Confusion.Metric.PRECISION.of(Confusion.at(champion, 2))).isEmpty();
        assertThat(PairedOutcomes.of(champion, 0.5, candidate, 2)
                        .difference(Confusion.Metric.PRECISION, new Bootstrap(100, 1), 0.95))
                .isEmpty();
    }

    @Test
    void survivesACertainMistake() {
        ScoredLabels wrong = ScoredLabels.of(new double[] {0, 1}, new boolean[] {true, false});
        assertThat(RowLosses.mean(RowLosses.logLosses(wrong))).isCloseTo(36.04365338911715, within(1e-12));
    }

    @Test
    void refusesWhatHasNoAnswer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RocAuc.of(ScoredLabels.of(new double[] {1, 2}, new boolean[] {true, true})))
                .withMessageContaining("2 positive and 0 negative rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RocAuc.interval(
                        ScoredLabels.of(new double[] {1, 2, 3}, new boolean[] {true, true, false}), 0.95))
                .withMessageContaining("two rows of each label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredLabels.of(new double[] {Double.NaN}, new boolean[] {true}))
                .withMessage("the score of row 0 is NaN, not a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredLabels.of(new double[0], new boolean[0]))
                .withMessageContaining("no scored rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowLosses.logLosses(ScoredLabels.of(new double[] {1.5}, new boolean[] {true})))
                .withMessage("the score 1.5 of row 0 is not a probability");
        boolean[] others = labels.clone();
        others[0] = !others[0];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RocAuc.difference(champion, ScoredLabels.of(scores, others), 0.95))
                .withMessageContaining("not scored on the same rows");
    }
}
