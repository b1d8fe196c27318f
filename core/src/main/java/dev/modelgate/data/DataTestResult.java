package dev.modelgate.data;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.evidence.TestResult;
import java.util.List;

/** A validation for those who read Test Results: each rule is a test, the contract is what was configured. */
final class DataTestResult {
    private DataTestResult() {}

    static TestResult of(Evidence evidence) {
        DataValidation validation = evidence.resultAs(DataValidation.class);
        ResourceDescriptor contract =
                ResourceDescriptor.of(validation.contract(), evidence.key().digestOf(ValidateData.CONTRACT));
        return TestResult.of(List.of(contract), names(validation, true), List.of(), names(validation, false));
    }

    /** A rule can be asked of many columns, so a test is called by both: {@code range distance}. */
    private static List<String> names(DataValidation validation, boolean holds) {
        return validation.rules().stream()
                .filter(rule -> rule.holds() == holds)
                .map(rule -> rule.rule() + " " + rule.subject())
                .toList();
    }
}
