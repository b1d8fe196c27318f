package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.joint.JointSettings;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns are looked at together, where that is asked for. */
class JointDriftTest extends TrainAndLive {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static DriftSettings together(Optional<JointSettings> joint, Map<String, List<String>> embeddings) {
        return together(DriftSettings.Independence.DETECTED, joint, embeddings);
    }

    static DriftSettings together(
            DriftSettings.Independence rows, Optional<JointSettings> joint, Map<String, List<String>> embeddings) {
        DriftSettings defaults = DriftSettings.defaults();
        return new DriftSettings(
                defaults.preset(),
                defaults.reference(),
                defaults.current(),
                defaults.profile(),
                defaults.columns(),
                defaults.time(),
                defaults.cluster(),
                rows,
                defaults.falseAlarms(),
                defaults.margin(),
                defaults.detect(),
                defaults.power(),
                defaults.correction(),
                defaults.importance(),
                defaults.predictions(),
                defaults.mostDrifted(),
                joint,
                embeddings,
                defaults.slices(),
                defaults.nights(),
                defaults.evidently());
    }

    private static void correlated(TableEngine.Table table, int rows, double rho, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Double>> columns = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int row = 0; row < rows; row++) {
            double a = NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1));
            double b = NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1));
            columns.get(0).add(a);
            columns.get(1).add(rho * a + Math.sqrt(1 - rho * rho) * b);
            columns.get(2).add(random.nextDouble());
        }
        table.with("income", ColumnType.NUMBER, columns.get(0));
        table.with("spent", ColumnType.NUMBER, columns.get(1));
        table.with("other", ColumnType.NUMBER, columns.get(2));
    }

    private static DriftSettings joint() {
        return together(Optional.of(JointSettings.defaults()), Map.of());
    }

    private static DriftSettings embedded(String... globs) {
        return together(Optional.empty(), Map.of("text", List.of(globs)));
    }

    private JointDrift only(Evidence evidence) {
        String text = new String(InToto.write(evidence), StandardCharsets.UTF_8) + report(evidence);
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(result(evidence).joint()).hasSize(1);
        return result(evidence).joint().get(0);
    }

    @Test
    void findsACorrelationThatTurnedWhichNoColumnShows() {
        correlated(train, 2000, 0.5, 1);
        correlated(live, 2000, -0.5, 2);
        assertThat(result(measure()).verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        Evidence evidence = measure(joint());
        assertThat(result(evidence).drifted()).isZero();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        JointDrift all = only(evidence);
        assertThat(all.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(all.carriers()).extracting(JointDrift.Carrier::column).containsExactlyInAnyOrder("income", "spent");
        assertThat(all.reason()).startsWith("no single column drifted, but together they did: AUC 0.7");
        Report report = report(evidence);
        assertThat(report.headline()).startsWith("No single column of 3 drifted, but together they did");
        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void isSilentAndSaysWhatItWouldHaveFoundWhenNothingChanged() {
        correlated(train, 2000, 0.5, 1);
        correlated(live, 2000, 0.5, 2);
        JointDrift all = only(measure(joint()));
        assertThat(all.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        assertThat(all.carriers()).isEmpty();
        JointDrift.Figures figures = all.tested().orElseThrow();
        assertThat(figures.low()).isLessThanOrEqualTo(0.5);
        assertThat(figures.smallestShift()).isBetween(0.05, 0.5);
        assertThat(figures.unit()).isEqualTo("rows");
        assertThat(figures.rowsCurrent()).isEqualTo(2000);
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        correlated(train, 400, 0.5, 1);
        correlated(live, 300, 0.1, 2);
        List<JointDrift> before = result(measure(joint())).joint();
        turnAround(train, 400, 1, 0.5);
        turnAround(live, 300, 2, 0.1);
        assertThat(result(measure(joint())).joint()).isEqualTo(before);
    }

    private static void turnAround(TableEngine.Table table, int rows, long seed, double rho) {
        TableEngine other = new TableEngine();
        TableEngine.Table same = other.table("same");
        correlated(same, rows, rho, seed);
        for (String column : List.of("income", "spent", "other")) {
            List<Object> values = new ArrayList<>();
            other.read(same.dataset(), List.of(column), row -> values.add(row.number(0)));
            Collections.reverse(values);
            table.with(column, ColumnType.NUMBER, values);
        }
    }

    @Test
    void sharesTheRateOfFalseAlarmsWithTheColumns() {
        correlated(train, 2000, 0.5, 1);
        correlated(live, 2000, 0.3, 2);
        double light = only(measure(together(Optional.of(new JointSettings(20_000, 0.1)), Map.of())))
                .tested()
                .orElseThrow()
                .adjusted();
        JointDrift.Figures even = only(measure(joint())).tested().orElseThrow();
        assertThat(light).isGreaterThan(even.adjusted());
        assertThat(even.adjusted()).isGreaterThanOrEqualTo(even.pValue());
    }

    @Test
    void looksAtNoMoreRowsThanAsked() {
        correlated(train, 1000, 0.5, 1);
        correlated(live, 500, 0.5, 2);
        JointDrift.Figures figures = only(measure(together(Optional.of(new JointSettings(300, 1)), Map.of())))
                .tested()
                .orElseThrow();
        assertThat(figures.rowsReference()).isEqualTo(250);
        assertThat(figures.rowsCurrent()).isEqualTo(250);
    }

    @Test
    void aProfileDoesNotTellHowColumnsGoTogether() {
        correlated(train, 2000, 0.5, 1);
        correlated(live, 2000, -0.5, 2);
        Evidence evidence = measure(profile(), joint(), Optional.empty());
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(only(evidence).reason()).contains("needs the reference's data");
        assertThat(report(evidence).problems().toString()).contains("needs the reference's data");
    }

    @Test
    void anEmbeddingIsComparedAsOne() {
        embedding(train, 800, 0, 1);
        embedding(live, 600, 0.2, 2);
        Evidence evidence = measure(embedded("emb_*"));
        assertThat(result(evidence).columns()).isEmpty();
        JointDrift text = only(evidence);
        assertThat(text.name()).isEqualTo("embedding text");
        assertThat(text.columns()).isEqualTo(16);
        assertThat(text.verdict()).isEqualTo(DriftVerdict.DRIFT);
        embedding(live, 600, 0, 3);
        assertThat(only(measure(embedded("emb_*"))).verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    }

    private static void embedding(TableEngine.Table table, int rows, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 16; i++) {
            List<Double> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                values.add(NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1)) + shift);
            }
            table.with("emb_" + i, ColumnType.NUMBER, values);
        }
    }

    @Test
    void anEmbeddingThatLostAComponentDrifted() {
        embedding(train, 100, 0, 1);
        embedding(live, 100, 0, 2);
        train.with("emb_16", ColumnType.NUMBER, uniform(100, 1, x -> x));
        Evidence evidence = measure(embedded("emb_*"));
        assertThat(only(evidence).reason()).isEqualTo("the current data do not have the column emb_16");
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
    }

    @Test
    void listsOfNumbersAreAnEmbeddingToo() {
        train.with("vector", ColumnType.OTHER, lists(400, 0, 1));
        live.with("vector", ColumnType.OTHER, lists(400, 0.5, 2));
        assertThat(only(measure(embedded("vector"))).verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    private static List<String> lists(int rows, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(row -> "[" + (random.nextDouble() + shift) + ", NULL, " + random.nextInt(5) + "]")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: 1}", "[a, b]", "[1.0]"})
    void whatIsNoListOfNumbersIsAProblem(String text) {
        List<String> lists = new ArrayList<>(lists(50, 0, 1));
        train.with("vector", ColumnType.OTHER, lists);
        lists.set(7, text);
        live.with("vector", ColumnType.OTHER, lists);
        assertThatThrownBy(() -> measure(embedded("vector")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("vector");
    }

    @Test
    void embeddingsThatCannotBeAreProblems() {
        correlated(train, 100, 0, 1);
        correlated(live, 100, 0, 2);
        texts("name", List.of("a", "b"), List.of("a", "b"));
        assertThatThrownBy(() -> measure(embedded("emb_*")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("No column fits emb_* of the embedding text");
        assertThatThrownBy(() -> measure(embedded("name")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no numbers");
        DriftSettings twice = together(Optional.empty(), Map.of("a", List.of("income"), "b", List.of("in*", "other")));
        assertThatThrownBy(() -> measure(twice))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("part of the embeddings");
    }

    @Test
    void nightsAreWatchedByOtherColumns() {
        embedding(train, 100, 0, 1);
        embedding(live, 100, 0, 2);
        MeasureDrift.Request request = new MeasureDrift.Request(
                new MeasureDrift.OfDataset(train.dataset()),
                live.dataset(),
                embedded("emb_*"),
                Optional.empty(),
                true,
                Optional.empty());
        assertThatThrownBy(() -> run(request))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not watched night after night");
    }

    @Test
    void strangeColumnsGetAVerdict() {
        train.with("constant", ColumnType.NUMBER, Collections.nCopies(50, 7.0));
        live.with("constant", ColumnType.NUMBER, Collections.nCopies(40, 7.0));
        assertThat(only(measure(joint())).verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
        train.with("gone", ColumnType.STRING, Collections.nCopies(50, "a"));
        live.with("gone", ColumnType.STRING, Collections.nCopies(40, null));
        train.with("wide", ColumnType.NUMBER, uniform(50, 1, x -> x < 0.5 ? 1e308 : Double.NEGATIVE_INFINITY));
        live.with("wide", ColumnType.NUMBER, uniform(40, 2, x -> x < 0.5 ? -1e308 : Double.NaN));
        assertThat(only(measure(joint())).verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void aHandfulOfRowsSaysNothing() {
        train.with("x", ColumnType.NUMBER, evenly(50, 0));
        live.with("x", ColumnType.NUMBER, List.of(0.5));
        Evidence evidence = measure(joint());
        assertThat(only(evidence).verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        assertThat(only(evidence).reason()).contains("fewer than 10 rows");
        live.with("x", ColumnType.NUMBER, evenly(12, 0));
        assertThat(only(measure(joint())).verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
    }

    @Test
    void nothingIsLookedAtTogetherWhenNoColumnIsLeft() {
        train.with("x", ColumnType.NUMBER, evenly(50, 0));
        live.with("y", ColumnType.NUMBER, evenly(50, 0));
        DriftResult result = result(measure(joint()));
        assertThat(result.joint()).isEmpty();
        assertThat(result.leftOut()).extracting(DriftResult.LeftOut::name).contains("all columns together");
    }
}
