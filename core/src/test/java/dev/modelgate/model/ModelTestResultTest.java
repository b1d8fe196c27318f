package dev.modelgate.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.evidence.TestResult;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelTestResultTest {
    private static final Finding FINDING = Finding.of("auc", "holdout", "0.6", "0.7", "Train a better model");
    private static final Check FINE = Check.holds("golden-rows", "as in training");
    private static final Check UNSURE = Check.cannotTell("champion", FINDING);
    private static final Check BAD = Check.fails("bounds", List.of(FINDING));

    @Test
    void passesWhenEveryCheckHolds() {
        assertThat(of("none", FINE).result()).isEqualTo(TestResult.Result.PASSED);
    }

    @Test
    void warnsOfACheckThatCannotTell() {
        TestResult result = of("none", FINE, UNSURE);

        assertThat(result.result()).isEqualTo(TestResult.Result.WARNED);
        assertThat(result.passedTests()).containsExactly("golden-rows");
        assertThat(result.warnedTests()).containsExactly("champion");
    }

    @Test
    void failsByACheckThatFailsWhateverElseCannotTell() {
        TestResult result = of("none", FINE, UNSURE, BAD);

        assertThat(result.result()).isEqualTo(TestResult.Result.FAILED);
        assertThat(result.failedTests()).containsExactly("bounds");
    }

    @Test
    void namesWhatWasConfiguredAndTheContractOnlyWhereThereIsOne() {
        ResourceDescriptor evaluate = ResourceDescriptor.of("evaluate", digest("settings"));
        ResourceDescriptor holdout = ResourceDescriptor.of("holdout", digest("holdout"));

        assertThat(of("none", FINE).configuration()).containsExactly(evaluate, holdout);
        assertThat(of(digest("contract").toString(), FINE).configuration())
                .containsExactly(evaluate, holdout, ResourceDescriptor.of("contract", digest("contract")));
    }

    private static TestResult of(String contract, Check... checks) {
        ModelValidationResult validation = new ModelValidationResult(
                "m",
                "holdout",
                List.of("holdout.csv"),
                0.5,
                10,
                0,
                List.of(checks),
                Optional.empty(),
                List.of(),
                Optional.empty());
        Map<String, String> parts = new HashMap<>();
        parts.put("settings", digest("settings").toString());
        parts.put("holdout", digest("holdout").toString());
        parts.put("contract", contract);
        return ModelTestResult.of(Evidence.of(
                ModelValidationResult.PREDICATE,
                StepKey.of(ModelValidationResult.KIND, parts),
                List.of(new Subject("model", digest("model"))),
                Conclusion.PASSED,
                validation,
                Map.of()));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
