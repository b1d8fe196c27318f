package dev.modelgate.adapter.onnx;

import static dev.modelgate.adapter.onnx.Validation.GOOD;
import static dev.modelgate.adapter.onnx.Validation.POOR;
import static dev.modelgate.adapter.onnx.Validation.check;
import static dev.modelgate.adapter.onnx.Validation.context;
import static dev.modelgate.adapter.onnx.Validation.flights;
import static dev.modelgate.adapter.onnx.Validation.request;
import static dev.modelgate.adapter.onnx.Validation.result;
import static dev.modelgate.adapter.onnx.Validation.run;
import static dev.modelgate.adapter.onnx.Validation.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.LabelRule;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.Champion;
import dev.modelgate.model.Check;
import dev.modelgate.model.Comparison;
import dev.modelgate.model.EvaluationSettings;
import dev.modelgate.model.Latency;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelMeasurements;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.QualityMetric;
import dev.modelgate.model.ValidateModel;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import dev.modelgate.statistics.ConfidenceInterval;
import dev.modelgate.testkit.OnnxFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelComparisonTest {
    private Validation validation;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        validation = new Validation(folder);
    }

    @Test
    void tellsABetterModelOnTheSameRows() {
        Comparison better = compare(GOOD, POOR);

        assertThat(better.champion().version()).isEqualTo("1");
        assertThat(better.rows()).isEqualTo(2970);
        assertThat(difference(better, QualityMetric.AUC).lower()).isPositive();
        assertThat(difference(better, QualityMetric.LOG_LOSS).upper()).isNegative();
        assertThat(difference(better, QualityMetric.BRIER).upper()).isNegative();
        assertThat(difference(better, QualityMetric.ACCURACY).lower()).isPositive();
        assertThat(better.slices())
                .hasSize(3)
                .allMatch(slice -> slice.difference().auc().isPresent());
    }

    @Test
    void tellsAWorseModelOnTheSameRows() {
        ConfidenceInterval worse = difference(compare(POOR, GOOD), QualityMetric.AUC);
        ConfidenceInterval better = difference(compare(GOOD, POOR), QualityMetric.AUC);

        assertThat(worse.upper()).isNegative();
        assertThat(worse.estimate()).isEqualTo(-better.estimate());
        assertThat(worse.lower()).isEqualTo(-better.upper());
    }

    @Test
    void tellsThatAModelEqualsItself() {
        MemoryData data = flights(3000);
        Evidence evidence = run(validation.signed(GOOD), data, validation.champion(GOOD));

        Comparison equal = result(evidence).comparison().orElseThrow();
        for (QualityMetric metric : QualityMetric.values()) {
            assertThat(equal.difference().of(metric)).contains(new ConfidenceInterval(0, 0, 0, 0.95));
        }
        assertThat(step(data).report(evidence).headline()).endsWith("against flights 1: equal");
    }

    @Test
    void cannotCompareWithAChampionThatCannotReadTheseRows() {
        MemoryData data = MemoryData.of("a NUMBER", "late INTEGER");
        for (int i = 0; i < 300; i++) {
            data.row(i % 7 - 3.0, i % 7 > 3 ? 1 : 0);
        }
        ModelArtifact candidate = validation.bare(OnnxFiles.logistic(0, 1f));
        ValidateModel.Request request = new ValidateModel.Request(
                candidate,
                data.dataset(),
                Validation.LATE,
                EvaluationSettings.defaults(),
                Optional.of(validation.champion(GOOD)),
                Optional.empty());
        Evidence evidence = run(request, data);

        assertThat(check(evidence, "champion-comparable").verdict()).isEqualTo(Check.Verdict.CANNOT_TELL);
        assertThat(check(evidence, "champion-comparable").observed()).contains("the holdout has no column carrier");
        assertThat(result(evidence).comparison()).isEmpty();
        assertThat(result(evidence).whole()).isPresent();
    }

    @Test
    void cannotCompareWithAChampionWhoseFileIsDamaged() throws IOException {
        Champion champion = validation.champion(POOR);
        Files.write(champion.artifact().file().path(), new byte[0]);
        Evidence evidence = run(validation.signed(GOOD), flights(300), champion);

        assertThat(check(evidence, "champion-comparable").observed()).contains("empty file");
        assertThat(result(evidence).comparison()).isEmpty();
    }

    @Test
    void writesTheSameBytesOutsideOfWhatWasMeasured() {
        Evidence once = run(validation.signed(GOOD), flights(2500), validation.champion(POOR));
        Evidence again = run(validation.signed(GOOD), flights(2500), validation.champion(POOR));

        assertThat(again.key()).isEqualTo(once.key());
        assertThat(CanonicalJson.bytes(again.result())).isEqualTo(CanonicalJson.bytes(once.result()));
        assertThat(once.subjects()).extracting(Subject::name).containsExactly("model", "signature", "holdout");
        Latency latency =
                Json.as(once.measured(), ModelMeasurements.class).latency().orElseThrow();
        assertThat(latency).isEqualTo(new Latency(50, 1, 1, 1));
    }

    @Test
    void survivesTheWayThroughAFile() {
        Evidence evidence = run(validation.signed(GOOD), flights(600), validation.champion(POOR));
        ModelValidationResult read =
                Json.as(Json.parse(CanonicalJson.bytes(evidence.result())), ModelValidationResult.class);

        assertThat(read).isEqualTo(result(evidence));
        assertThat(evidence.result().at("/whole/metrics/auc/estimate").asDouble())
                .isEqualTo(Validation.auc(evidence).estimate());
        assertThat(evidence.result().at("/comparison/champion/digest").asText())
                .isEqualTo(validation.champion(POOR).version().digest().toString());
    }

    @Test
    void hasAnotherKeyForEveryInput() {
        MemoryData data = flights(300);
        ValidateModel.Request request = request(validation.signed(GOOD), data, validation.champion(POOR));
        StepKey key = keyOf(request);

        assertThat(keyOf(request(validation.signed(POOR), data, validation.champion(POOR)))
                        .differencesFrom(key))
                .containsExactly("model", "signature");
        assertThat(keyOf(request(validation.signed(GOOD), data)).differencesFrom(key))
                .containsExactly("champion");
        assertThat(keyOf(request(validation.signed(GOOD), flights(301), validation.champion(POOR)))
                        .differencesFrom(key))
                .containsExactly("holdout");
        ValidateModel.Request other = new ValidateModel.Request(
                request.model(),
                request.holdout(),
                new LabelRule("late", Optional.of(1.0), Optional.empty()),
                EvaluationSettings.defaults(),
                request.champion(),
                request.declared());
        assertThat(keyOf(other).differencesFrom(key)).containsExactly("label", "settings");
    }

    @Test
    void reportsFromTheEvidenceAlone() {
        MemoryData data = flights(2000);
        Report report = step(data).report(run(validation.signed(GOOD), data, validation.champion(POOR)));

        assertThat(report.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(report.headline()).endsWith("against flights 1: better");
        assertThat(report.sections())
                .extracting(Section::title)
                .containsExactly("Checks", "Holdout", "Quality", "Slices", "Latency of a single row");
        assertThat(report.findings()).isEmpty();
        Section.Table quality = (Section.Table) report.sections().get(2);
        assertThat(quality.rows())
                .extracting(row -> row.get(row.size() - 1))
                .isEqualTo(List.of(
                        new Cell("better", Tone.GOOD),
                        new Cell("better", Tone.GOOD),
                        new Cell("better", Tone.GOOD),
                        new Cell("better", Tone.GOOD)));
    }

    private Comparison compare(OnnxFiles candidate, OnnxFiles champion) {
        return result(run(validation.signed(candidate), flights(3000), validation.champion(champion)))
                .comparison()
                .orElseThrow();
    }

    private static StepKey keyOf(ValidateModel.Request request) {
        return step(flights(1)).key(request, context());
    }

    private static ConfidenceInterval difference(Comparison comparison, QualityMetric metric) {
        return comparison.difference().of(metric).orElseThrow();
    }
}
