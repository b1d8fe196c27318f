package dev.modelgate.model;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.TestResult;
import dev.modelgate.model.Check.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A validation for those who read Test Results: each check is a test, and one that cannot tell is a warning. What was
 * configured are the section {@code evaluate} of the settings, by its canonical JSON, the holdout, and the data contract
 * where there is one.
 */
final class ModelTestResult {
    private ModelTestResult() {}

    static TestResult of(Evidence evidence) {
        ModelValidationResult validation = evidence.resultAs(ModelValidationResult.class);
        return TestResult.of(
                configuration(evidence.key()),
                names(validation, Verdict.HOLDS),
                names(validation, Verdict.CANNOT_TELL),
                names(validation, Verdict.FAILS));
    }

    private static List<ResourceDescriptor> configuration(StepKey key) {
        List<ResourceDescriptor> configuration = new ArrayList<>();
        configuration.add(ResourceDescriptor.of("evaluate", key.digestOf(ValidateModel.SETTINGS)));
        configuration.add(ResourceDescriptor.of(ValidateModel.HOLDOUT, key.digestOf(ValidateModel.HOLDOUT)));
        if (!key.parts()
                .getOrDefault(ValidateModel.CONTRACT, ValidateModel.NONE)
                .equals(ValidateModel.NONE)) {
            configuration.add(ResourceDescriptor.of(ValidateModel.CONTRACT, key.digestOf(ValidateModel.CONTRACT)));
        }
        return configuration;
    }

    private static List<String> names(ModelValidationResult validation, Verdict verdict) {
        return validation.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .map(Check::name)
                .toList();
    }
}
