package dev.modelgate.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /**
     * A result that follows from its tests. A name stands once, with the worst that came of any test of that name: who
     * looks for it among those that passed must not find one that failed as well.
     */
    public static TestResult of(
            List<ResourceDescriptor> configuration, List<String> passed, List<String> warned, List<String> failed) {
        Result warnings = warned.isEmpty() ? Result.PASSED : Result.WARNED;
        Set<String> worse = new LinkedHashSet<>(failed);
        List<String> onlyWarned = without(worse, warned);
        worse.addAll(warned);
        return new TestResult(
                failed.isEmpty() ? warnings : Result.FAILED,
                configuration,
                without(worse, passed),
                onlyWarned,
                failed.stream().distinct().toList());
    }

    private static List<String> without(Set<String> worse, List<String> names) {
        return names.stream().filter(name -> !worse.contains(name)).distinct().toList();
    }
}
