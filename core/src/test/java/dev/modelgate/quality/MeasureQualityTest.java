package dev.modelgate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.TableEngine;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasureQualityTest {
    private static final int ROWS = 600;

    private final Cancellation cancellation = new Cancellation();
    private final RunContext context = new RunContext(
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), EventSink.none(), cancellation, 42, "test", true);
    private final TableEngine engine = new TableEngine();
    private final TableEngine.Table reference = engine.table("holdout");
    private final TableEngine.Table data = engine.table("live");

    /** A model whose score is its only feature. */
    private static final class Identity implements ModelRuntime, ModelRuntime.LoadedModel {
        @Override
        public LoadedModel load(DataFile file) {
            return this;
        }

        @Override
        public List<Tensor> inputs() {
            return List.of(new Tensor("in", "float", List.of(-1L, 1L)));
        }

        @Override
        public List<Tensor> outputs() {
            return List.of(new Tensor("out", "float", List.of(-1L, 1L)));
        }

        @Override
        public float[][] run(String input, float[][] rows, String output) {
            return rows;
        }

        @Override
        public void close() {}
    }

    private static List<Double> scores(long seed) {
        return new SplittableRandom(seed).doubles(ROWS).boxed().toList();
    }

    /** Labels of which scores tell the probability. */
    private static List<@Nullable Boolean> labels(List<Double> scores, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<@Nullable Boolean> labels = new ArrayList<>();
        scores.forEach(score -> labels.add(random.nextDouble() < score));
        return labels;
    }

    private static List<LocalDate> days() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> LocalDate.of(2026, 1, 1).plusDays(i / 20))
                .toList();
    }

    private static void fill(TableEngine.Table table, long seed) {
        List<Double> scores = scores(seed);
        table.with("x", ColumnType.NUMBER, scores)
                .with("late", ColumnType.BOOLEAN, labels(scores, seed + 1))
                .with("day", ColumnType.DATE, days());
    }

    private Evidence measure(Optional<String> time, boolean proof) {
        MeasureQuality step = new MeasureQuality(Identity::new, () -> engine, () -> engine);
        DataFile file =
                new DataFile(Path.of("model.onnx"), "model.onnx", Digest.of("m".getBytes(StandardCharsets.UTF_8)), 1);
        MeasureQuality.Request request = new MeasureQuality.Request(
                new ModelArtifact("model.onnx", file, Optional.empty()),
                data.dataset(),
                reference.dataset(),
                new LabelRule("late", Optional.empty(), Optional.empty()),
                List.of(),
                100,
                new QualitySettings(
                        "live",
                        time,
                        Duration.ofDays(1),
                        BoundedLoss.BRIER,
                        0.02,
                        0.05,
                        0.01,
                        QualitySettings.OnConceptDrift.DENY,
                        proof));
        return step.run(request, step.key(request, context), context);
    }

    private static QualityResult result(Evidence evidence) {
        return evidence.resultAs(QualityResult.class);
    }

    @Test
    void passesWhatCannotBeToldUnlessProofIsAskedFor() {
        fill(reference, 1);
        fill(data, 3);
        assertThat(result(measure(Optional.of("day"), false)).verdict()).isEqualTo(QualityVerdict.CANNOT_TELL);
        assertThat(measure(Optional.of("day"), false).conclusion()).isEqualTo(Conclusion.PASSED);
        Evidence asked = measure(Optional.of("day"), true);
        assertThat(asked.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        Report report = new MeasureQuality(Identity::new, () -> engine, () -> engine).report(asked);
        assertThat(report.problems()).hasSize(1);
        assertThat(report.sections())
                .extracting(section -> section.title())
                .contains("Windows", "Brier score by window");
    }

    @Test
    void givesTheSameResultEachTime() {
        fill(reference, 1);
        fill(data, 3);
        assertThat(measure(Optional.of("day"), false).result())
                .isEqualTo(measure(Optional.of("day"), false).result());
    }

    @Test
    void countsWhatHasNoLabelNoTimeAndNoScore() {
        fill(reference, 1);
        List<@Nullable Double> scores = new ArrayList<>(scores(3));
        List<@Nullable Boolean> labels = labels(scores(3), 4);
        List<@Nullable LocalDate> days = new ArrayList<>(days());
        scores.set(0, Double.NaN);
        scores.set(1, null);
        labels.set(2, null);
        days.set(3, null);
        data.with("x", ColumnType.NUMBER, scores)
                .with("late", ColumnType.BOOLEAN, labels)
                .with("day", ColumnType.DATE, days);
        QualityResult result = result(measure(Optional.of("day"), false));
        assertThat(result.rows()).isEqualTo(new RowCounts(ROWS, 2, 1, 1));
        assertThat(result.tracked().orElseThrow().rows()).isEqualTo(ROWS - 4);
        assertThat(result.quality().orElseThrow().rows()).isEqualTo(ROWS - 3);
    }

    @Test
    void estimatesWhereThereIsNoLabelColumn() {
        fill(reference, 1);
        data.with("x", ColumnType.NUMBER, scores(3));
        QualityResult result = result(measure(Optional.empty(), false));
        assertThat(result.basis()).isEqualTo(QualityResult.Basis.SCORES);
        assertThat(result.rows().unlabelled()).isEqualTo(ROWS);
        assertThat(result.expected()).isPresent();
        assertThat(result.expected().orElseThrow().drift()).isEmpty();
    }

    @Test
    void sendsAwayScoresThatAreNoProbabilities() {
        fill(reference, 1);
        List<Double> scores = new ArrayList<>(scores(3));
        scores.set(7, 1.5);
        data.with("x", ColumnType.NUMBER, scores);
        assertThatThrownBy(() -> measure(Optional.empty(), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("gives 1 rows of live a score that is NaN, infinite, below 0 or above 1");
    }

    @Test
    void sendsAwayATimeThatIsNoTime() {
        fill(reference, 1);
        fill(data, 3);
        assertThatThrownBy(() -> measure(Optional.of("x"), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("number, not a date or a timestamp");
        assertThatThrownBy(() -> measure(Optional.of("dya"), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no column of the time dya");
    }

    @Test
    void sendsAwayAReferenceWithoutLabelsOrRows() {
        fill(data, 3);
        reference.with("x", ColumnType.NUMBER, scores(1));
        assertThatThrownBy(() -> measure(Optional.empty(), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no label column late");
        reference.with("late", ColumnType.BOOLEAN, Collections.nCopies(ROWS, null));
        assertThatThrownBy(() -> measure(Optional.empty(), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("two rows with a label");
    }

    @Test
    void sendsAwayDataWithoutRowsOrFeatures() {
        fill(reference, 1);
        data.with("x", ColumnType.NUMBER, List.of());
        assertThatThrownBy(() -> measure(Optional.empty(), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a row that can be scored");
        engine.table("live").with("y", ColumnType.NUMBER, scores(3));
        assertThatThrownBy(() -> measure(Optional.empty(), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no column x");
    }

    @Test
    void stopsWhenAskedTo() {
        fill(reference, 1);
        fill(data, 3);
        cancellation.request();
        assertThatThrownBy(() -> measure(Optional.empty(), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("stopped before every row");
    }
}
