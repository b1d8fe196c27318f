package dev.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.evidence.TestResult;
import dev.modelgate.problem.Conclusion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DataTestResultTest {
    private static final Digest CONTRACT = Digest.of("contract".getBytes(StandardCharsets.UTF_8));

    @Test
    void failsByTheRulesThatDoNotHold() {
        TestResult result = of(rule("nulls", true), rule("range", false));

        assertThat(result.result()).isEqualTo(TestResult.Result.FAILED);
        assertThat(result.passedTests()).containsExactly("nulls distance");
        assertThat(result.failedTests()).containsExactly("range distance");
        assertThat(result.warnedTests()).isEmpty();
    }

    @Test
    void passesWhenEveryRuleHoldsUnderTheContractThatItNames() {
        TestResult result = of(rule("nulls", true));

        assertThat(result.result()).isEqualTo(TestResult.Result.PASSED);
        assertThat(result.configuration()).containsExactly(ResourceDescriptor.of("flights.yaml", CONTRACT));
    }

    @Test
    void namesATestOnceAndByItsWorstRule() {
        TestResult result = of(rule("key", true), rule("key", false), rule("nulls", true), rule("nulls", true));

        assertThat(result.passedTests()).containsExactly("nulls distance");
        assertThat(result.failedTests()).containsExactly("key distance");
    }

    private static TestResult of(RuleOutcome... rules) {
        DataValidation validation = new DataValidation(
                "train", List.of("train.csv"), "flights.yaml", 10, 2, OptionalLong.empty(), List.of(rules));
        return DataTestResult.of(Evidence.of(
                ValidateData.PREDICATE,
                StepKey.of(ValidateData.KIND, Map.of("contract", CONTRACT.toString())),
                List.of(new Subject("train", Digest.of(new byte[0]))),
                validation.holds() ? Conclusion.PASSED : Conclusion.DENIED,
                validation,
                Map.of()));
    }

    private static RuleOutcome rule(String name, boolean holds) {
        return new RuleOutcome(name, "distance", "seen", "asked for", holds, 0, 0, List.of());
    }
}
