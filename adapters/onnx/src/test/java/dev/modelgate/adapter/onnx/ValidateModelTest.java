package dev.modelgate.adapter.onnx;

import static dev.modelgate.adapter.onnx.Validation.CARRIER;
import static dev.modelgate.adapter.onnx.Validation.GOOD;
import static dev.modelgate.adapter.onnx.Validation.LATE;
import static dev.modelgate.adapter.onnx.Validation.SETTINGS;
import static dev.modelgate.adapter.onnx.Validation.TEMP;
import static dev.modelgate.adapter.onnx.Validation.WIND;
import static dev.modelgate.adapter.onnx.Validation.auc;
import static dev.modelgate.adapter.onnx.Validation.check;
import static dev.modelgate.adapter.onnx.Validation.context;
import static dev.modelgate.adapter.onnx.Validation.finding;
import static dev.modelgate.adapter.onnx.Validation.flights;
import static dev.modelgate.adapter.onnx.Validation.request;
import static dev.modelgate.adapter.onnx.Validation.result;
import static dev.modelgate.adapter.onnx.Validation.run;
import static dev.modelgate.adapter.onnx.Validation.sigmoid;
import static dev.modelgate.adapter.onnx.Validation.signature;
import static dev.modelgate.adapter.onnx.Validation.signed;
import static dev.modelgate.adapter.onnx.Validation.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.LabelRule;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.Check;
import dev.modelgate.model.DeclaredColumns;
import dev.modelgate.model.EvaluationSettings;
import dev.modelgate.model.MetricIntervals;
import dev.modelgate.model.ModelValidationResult;
import dev.modelgate.model.QualityBounds;
import dev.modelgate.model.SignatureFile;
import dev.modelgate.model.SliceQuality;
import dev.modelgate.model.ValidateModel;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import dev.modelgate.testkit.OnnxFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateModelTest {
    private static final EvaluationSettings PLAIN = EvaluationSettings.defaults();

    private Validation validation;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        validation = new Validation(folder);
    }

    @Test
    void measuresQualityWholeAndBySlice() {
        Evidence evidence = run(validation.signed(GOOD), flights(4000));

        ModelValidationResult result = result(evidence);
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(result.rows()).isEqualTo(4000);
        assertThat(result.unlabelled()).isEqualTo(40);
        assertThat(result.whole().orElseThrow().rows()).isEqualTo(3960);
        assertThat(auc(evidence).estimate()).isBetween(0.75, 0.95);
        assertThat(auc(evidence).halfWidth()).isBetween(0.005, 0.03);
        assertThat(result.slices())
                .extracting(SliceQuality::name)
                .containsExactly("carrier = AA", "carrier = UA", "carrier = XX");
        assertThat(result.slices().stream()
                        .mapToLong(slice -> slice.quality().rows())
                        .sum())
                .isEqualTo(3960);
        assertThat(result.checks()).allMatch(check -> check.verdict() == Check.Verdict.HOLDS);
    }

    @Test
    void agreesWithFiguresWorkedOutByHand() {
        MemoryData data = MemoryData.of("x NUMBER", "late INTEGER");
        double[] x = {-2, -1, 0, 0.5, 1, 3};
        int[] late = {0, 1, 0, 0, 1, 1};
        double logLoss = 0;
        double brier = 0;
        for (int i = 0; i < x.length; i++) {
            data.row(x[i], late[i]);
            double score = sigmoid(x[i]);
            logLoss -= Math.log(late[i] == 1 ? score : 1 - score) / x.length;
            brier += (score - late[i]) * (score - late[i]) / x.length;
        }
        Evidence evidence = run(request(validation.bare(OnnxFiles.logistic(0, 1f)), data, PLAIN), data);

        // Of 9 pairs of a positive and a negative row, the positive one at -1 loses two.
        assertThat(auc(evidence).estimate()).isEqualTo(0.777777777778);
        MetricIntervals metrics = result(evidence).whole().orElseThrow().metrics();
        assertThat(metrics.logLoss().orElseThrow().estimate()).isCloseTo(logLoss, within(1e-6));
        assertThat(metrics.brier().orElseThrow().estimate()).isCloseTo(brier, within(1e-6));
        // At 0.5, the rows at -2, 1 and 3 are called rightly; 0 scores 0.5 and is called positive.
        assertThat(metrics.accuracy().orElseThrow().estimate()).isEqualTo(0.5);
    }

    @Test
    void deniesFeaturesInAnotherOrderByTheGoldenRows() {
        Evidence evidence = run(validation.signed(GOOD, signature(GOOD, CARRIER, WIND, TEMP)), flights(500));

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        Finding finding = finding(evidence, "golden-rows");
        assertThat(finding.subject()).isEqualTo("golden[0]");
        assertThat(finding.observed()).matches("score 0\\.\\d{6}");
        assertThat(finding.expected()).isEqualTo("score 0.268941, give or take 1.0E-4");
        assertThat(finding.fix().template()).contains("another order");
        assertThat(result(evidence).whole()).isEmpty();
    }

    @Test
    void saysWhichFeaturesTheGoldenRowsDoNotTellApart() {
        String golden = "{\"row\":{\"carrier\":\"XX\",\"temp\":15,\"wind\":1},\"score\":"
                + sigmoid(GOOD.bias() + GOOD.weights().get(2) + GOOD.weights().get(3)) + "}";

        Evidence evidence = run(validation.signed(GOOD, signed(golden, CARRIER, TEMP, WIND)), flights(500));

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        Check check = check(evidence, "feature-order");
        assertThat(check.verdict()).isEqualTo(Check.Verdict.CANNOT_TELL);
        assertThat(check.observed())
                .isEqualTo("1 of 3 pairs of features could change places without any golden row showing it");
        assertThat(check.findings()).extracting(Finding::subject).containsExactly("temp and wind");
        assertThat(run(validation.signed(GOOD, signed(golden, CARRIER, WIND, TEMP)), flights(500))
                        .conclusion())
                .as("the swap that it warned of")
                .isEqualTo(Conclusion.PASSED);
    }

    @Test
    void doesNotWarnOfFeaturesThatAreAlikeToTheModel() {
        OnnxFiles ignoring = OnnxFiles.logistic(GOOD.bias(), -1f, 1f, 0f, 0f);

        Evidence evidence = run(validation.signed(ignoring), flights(500));

        assertThat(check(evidence, "feature-order").verdict()).isEqualTo(Check.Verdict.HOLDS);
        assertThat(check(evidence, "feature-order").observed())
                .isEqualTo("the golden rows tell 2 of 3 pairs of features apart; the others are alike to the model");
    }

    @Test
    void deniesAModelWhoseTensorsDoNotFitItsSignature() {
        Evidence narrow = run(validation.signed(OnnxFiles.logistic(0, 1f, 1f)), flights(300));
        assertThat(narrow.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(finding(narrow, "tensors").observed()).isEqualTo("input: float[?, 2]");
        assertThat(finding(narrow, "tensors").expected()).isEqualTo("input: float[?, 4]");

        Evidence fixed = run(validation.signed(GOOD.batch(1)), flights(300));
        assertThat(finding(fixed, "tensors").fix().template()).contains("dynamic first dimension");
    }

    @Test
    void deniesALabelAmongTheFeatures() {
        MemoryData data = flights(300);
        LabelRule wind = new LabelRule("wind", Optional.of(1.0), Optional.empty());
        Evidence evidence = run(
                new ValidateModel.Request(
                        validation.signed(GOOD), data.dataset(), wind, SETTINGS, Optional.empty(), Optional.empty()),
                data);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(finding(evidence, "label-not-a-feature").subject()).isEqualTo("wind");
    }

    @Test
    void deniesFeaturesThatTheDataOrTheContractDoesNotHave() {
        MemoryData data =
                MemoryData.of("carrier NUMBER", "temp STRING", "late INTEGER").row(1.5, "cold", 1);
        DeclaredColumns contract = new DeclaredColumns(
                Digest.of(new byte[1]), Map.of("carrier", Optional.of(ColumnType.STRING), "temp", Optional.empty()));
        Evidence evidence = run(
                new ValidateModel.Request(
                        validation.signed(GOOD), data.dataset(), LATE, PLAIN, Optional.empty(), Optional.of(contract)),
                data);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(check(evidence, "features-in-data").findings())
                .extracting(Finding::observed)
                .containsExactly(
                        "the column carrier of the holdout is of type number",
                        "the column temp of the holdout is of type string",
                        "the holdout has no column wind");
        assertThat(finding(evidence, "features-in-contract").observed()).isEqualTo("the contract has no column wind");
    }

    @Test
    void deniesValuesThatNoFillStandsInFor() {
        MemoryData data = flights(300);
        data.row("AA", 10.0, "null", 1).row("AA", 10.0, Double.NaN, 0).row("AA", Double.POSITIVE_INFINITY, 1.0, 0);
        Evidence evidence = run(validation.signed(GOOD), data);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(check(evidence, "usable-values").findings())
                .extracting(Finding::subject, finding -> finding.observed().split(" ")[0])
                .containsExactly(tuple("temp", "1"), tuple("wind", "2"));
    }

    @Test
    void deniesScoresThatAreNoProbabilities() {
        MemoryData huge = MemoryData.of("x NUMBER", "late INTEGER").row(1e38, 1).row(0.0, 0);
        Evidence overflow = run(request(validation.bare(OnnxFiles.logistic(0, 1e38f)), huge, PLAIN), huge);
        assertThat(overflow.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(finding(overflow, "scores-are-probabilities").observed()).startsWith("1 scores are NaN");

        MemoryData data = MemoryData.of("x NUMBER", "late INTEGER").row(1.5, 1).row(0.5, 0);
        OnnxFiles odds = OnnxFiles.logistic(0, 1f).activation("Identity");
        Evidence unbounded = run(request(validation.bare(odds), data, PLAIN), data);
        assertThat(unbounded.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(result(unbounded).whole()).isEmpty();
    }

    @Test
    void derivesASignatureFromTheNumericColumnsAndSaysThatTheirOrderIsNotProven() {
        MemoryData data = MemoryData.of("id STRING", "a NUMBER", "late INTEGER", "b INTEGER");
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 400; i++) {
            double a = random.nextDouble(-2, 2);
            data.row("r" + i, a, random.nextDouble() < sigmoid(2 * a) ? 1 : 0, i % 3);
        }
        Evidence evidence = run(request(validation.bare(OnnxFiles.logistic(0, 2f, 0f)), data, PLAIN), data);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(auc(evidence).estimate()).isGreaterThan(0.85);
        assertThat(check(evidence, "golden-rows").verdict()).isEqualTo(Check.Verdict.CANNOT_TELL);
        assertThat(evidence.subjects()).extracting(Subject::name).containsExactly("model", "holdout");
    }

    @Test
    void refusesToGuessASignatureThatTheDataDoesNotMatch() {
        assertThatThrownBy(() -> run(validation.bare(GOOD), flights(10)))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.conclusion()).isEqualTo(Conclusion.INVALID);
                    Problem problem = refusal.problems().get(0);
                    assertThat(problem.what()).contains("input: float[?, 4]", "2 numeric columns");
                    assertThat(problem.fix().template()).contains("{option:signature}");
                });
    }

    @Test
    void saysThatTheAucCannotBeToldFromOneClass() {
        MemoryData data = MemoryData.of("carrier STRING", "temp NUMBER", "wind NUMBER", "late INTEGER");
        for (int i = 0; i < 200; i++) {
            data.row("AA", (double) i / 20, 1.0, 0);
        }
        Evidence evidence = run(validation.signed(GOOD), data);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(check(evidence, "both-labels").verdict()).isEqualTo(Check.Verdict.CANNOT_TELL);
        assertThat(result(evidence).whole().orElseThrow().metrics().auc()).isEmpty();
        assertThat(result(evidence).whole().orElseThrow().metrics().logLoss()).isPresent();
        assertThat(step(data).report(evidence).headline()).startsWith("AUC cannot tell on 200 rows");

        Evidence bounded = bounded(data, Optional.of(0.5), Optional.empty());
        assertThat(bounded.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(finding(bounded, "bounds").observed()).isEqualTo("cannot be told");
    }

    @Test
    void cannotTellTheQualityOfAModelWhoseFeatureIsMissingInEveryRow() {
        MemoryData data = MemoryData.of("carrier STRING", "temp NUMBER", "wind NUMBER", "late INTEGER");
        for (int i = 0; i < 200; i++) {
            data.row("AA", "null", i % 3 == 0 ? 2.0 : 1.0, i % 2);
        }
        Evidence evidence = run(validation.signed(GOOD), data);

        assertThat(evidence.conclusion()).isEqualTo(Conclusion.UNKNOWN);
        assertThat(finding(evidence, "values-present").subject()).isEqualTo("temp");
        assertThat(check(evidence, "values-present").observed()).isEqualTo("without any value: temp");
    }

    @Test
    void saysHowManyRowsWereFilledIn() {
        assertThat(check(run(validation.signed(GOOD), flights(1000)), "values-present")
                        .observed())
                .isEqualTo("filled in at most 20 rows, of temp");
    }

    @Test
    void deniesQualityThatMissesABound() {
        Evidence denied = bounded(flights(1000), Optional.of(0.99), Optional.of(0.01));
        assertThat(denied.conclusion()).isEqualTo(Conclusion.DENIED);
        assertThat(check(denied, "bounds").findings())
                .extracting(Finding::subject)
                .containsExactly("AUC", "log loss");

        Evidence passed = bounded(flights(1000), Optional.of(0.6), Optional.of(0.9));
        assertThat(passed.conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void saysNothingOfSlicesWithTooFewRows() {
        MemoryData data = flights(1000);
        data.row("ZZ", 1.0, 1.0, 1).row("ZZ", 1.0, 1.0, 0);
        SliceQuality rare = result(run(validation.signed(GOOD), data)).slices().get(3);

        assertThat(rare.value()).isEqualTo("ZZ");
        assertThat(rare.enough()).isFalse();
        assertThat(rare.quality().rows()).isEqualTo(2);
        assertThat(rare.quality().positives()).isEqualTo(1);
        assertThat(rare.quality().metrics().logLoss()).isEmpty();
    }

    @Test
    void refusesAHoldoutWithoutTheColumnsThatItIsToldToUse() {
        MemoryData data = MemoryData.of("temp NUMBER").row(1.0);
        assertThatThrownBy(() -> run(validation.signed(GOOD), data))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::what)
                                .containsExactly(
                                        "There is no label column late; the columns are temp",
                                        "There is no column carrier to slice by; the columns are temp"));
    }

    @Test
    void refusesAHoldoutWithoutAnyLabelOrAnyRow() {
        MemoryData data = MemoryData.of("carrier STRING", "temp NUMBER", "wind NUMBER", "late NUMBER");
        assertThatThrownBy(() -> run(validation.signed(GOOD), data))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("None of the holdout's 0 rows has a label");
        data.row("AA", 1.0, 1.0, "null").row("AA", 1.0, 1.0, Double.NaN);
        assertThatThrownBy(() -> run(validation.signed(GOOD), data))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("None of the holdout's 2 rows has a label");
    }

    @Test
    void refusesALabelThatItIsNotToldHowToRead() {
        MemoryData delays =
                MemoryData.of("x NUMBER", "late INTEGER").row(1.0, 0).row(1.0, 17);
        assertThatThrownBy(() -> run(request(validation.bare(OnnxFiles.logistic(0, 1f)), delays, PLAIN), delays))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problems().get(0).fix().template())
                                .contains("column >= number", "{option:label}", "{key:label}"))
                .hasMessageContaining("The label late is 17 in a row");
        MemoryData words = MemoryData.of("x NUMBER", "late STRING").row(1.0, "yes");
        assertThatThrownBy(() -> run(request(validation.bare(OnnxFiles.logistic(0, 1f)), words, PLAIN), words))
                .hasMessageContaining("The label late is yes in a row");
    }

    @Test
    void readsLabelsByTheRule() {
        MemoryData data = MemoryData.of("x NUMBER", "delay INTEGER", "outcome STRING");
        for (int i = 0; i < 8; i++) {
            data.row((double) i, i * 5, i % 2 == 0 ? "late" : "on time");
        }
        assertThat(positives(new LabelRule("delay", Optional.of(15.0), Optional.empty()), data))
                .isEqualTo(5);
        assertThat(positives(new LabelRule("outcome", Optional.empty(), Optional.of("late")), data))
                .isEqualTo(4);
    }

    @Test
    void refusesSlicesWithoutEnd() {
        MemoryData data = MemoryData.of("carrier STRING", "temp NUMBER", "wind NUMBER", "late INTEGER");
        for (int i = 0; i < 1001; i++) {
            data.row("c" + i, 1.0, 1.0, i % 2);
        }
        assertThatThrownBy(() -> run(validation.signed(GOOD), data))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("carrier has more than 1000 values");
    }

    @Test
    void stopsWhenItIsAskedTo() {
        MemoryData data = flights(3000);
        ValidateModel step = step(data);
        RunContext context = context();
        context.cancellation().request();
        assertThatThrownBy(() -> step.run(
                        request(validation.signed(GOOD), data),
                        step.key(request(validation.signed(GOOD), data), context),
                        context))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        stop -> assertThat(stop.conclusion()).isEqualTo(Conclusion.UNKNOWN));
    }

    private long positives(LabelRule label, MemoryData data) {
        SignatureFile signature = SignatureFile.read("signature.json", """
                {"apiVersion":"modelgate.dev/v1","kind":"ModelSignature",
                 "input":{"name":"input","width":1},"output":{"name":"output","positive":1},
                 "features":[{"name":"x","type":"numeric","encoding":"identity"}],
                 "threshold":0.5,"golden":[{"row":{"x":0},"score":0.5}]}""".getBytes(StandardCharsets.UTF_8));
        ValidateModel.Request request = new ValidateModel.Request(
                validation.signed(OnnxFiles.logistic(0, 1f), signature),
                data.dataset(),
                label,
                PLAIN,
                Optional.empty(),
                Optional.empty());
        return result(run(request, data)).whole().orElseThrow().positives();
    }

    private Evidence bounded(MemoryData data, Optional<Double> leastAuc, Optional<Double> mostLogLoss) {
        QualityBounds bounds = new QualityBounds(leastAuc, mostLogLoss, Optional.empty(), Optional.empty());
        EvaluationSettings settings = new EvaluationSettings(List.of(), 100, 0, Optional.of(bounds));
        return run(request(validation.signed(GOOD), data, settings), data);
    }
}
