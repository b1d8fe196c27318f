package dev.modelgate.evidence;

import java.util.List;

/**
 * The predicate Test Result of in-toto, version 0.1
 * (https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md).
 *
 * @param result what came of all tests together
 * @param configuration what they were told to test, by digest
 * @param passedTests names of the tests that passed
 * @param warnedTests names of the tests that passed with a warning, or could not tell
 * @param failedTests names of the tests that failed
 */
public record TestResult(
        Result result,
        List<ResourceDescriptor> configuration,
        List<String> passedTests,
        List<String> warnedTests,
        List<String> failedTests) {
    /** Its {@code predicateType}. */
    public static final String URI = "https://in-toto.io/attestation/test-result/v0.1";

    /** What can come of tests. */
    public enum Result {
        /** All passed. */
        PASSED,
        /** None failed, but some gave a warning. */
        WARNED,
        /** Some failed. */
        FAILED
    }

    public TestResult {
        configuration = List.copyOf(configuration);
        passedTests = List.copyOf(passedTests);
        warnedTests = List.copyOf(warnedTests);
        failedTests = List.copyOf(failedTests);
    }

    /** A result that follows from its tests. */
    public static TestResult of(
            List<ResourceDescriptor> configuration, List<String> passed, List<String> warned, List<String> failed) {
        Result warnings = warned.isEmpty() ? Result.PASSED : Result.WARNED;
        Result result = failed.isEmpty() ? warnings : Result.FAILED;
        return new TestResult(result, configuration, passed, warned, failed);
    }
}
