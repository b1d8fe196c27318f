package dev.modelgate.model;

import dev.modelgate.evidence.PredicateType;
import dev.modelgate.evidence.TestResult;
import java.util.List;
import java.util.Optional;

/**
 * What came of validating a model. Numbers are rounded to 12 significant digits.
 *
 * @param model what the model is called
 * @param holdout what the holdout is called
 * @param holdoutFiles its files
 * @param threshold score from which on a row is called positive
 * @param rows rows of the holdout; 0 when a check failed before they were read
 * @param unlabelled how many of them have no label and were not scored
 * @param checks everything that was looked at
 * @param whole quality on all rows with a label; absent when a check failed that makes it meaningless
 * @param slices quality on each slice, by column and value
 * @param comparison the champion on the same rows; absent when there is none or it cannot be scored on them
 */
public record ModelValidationResult(
        String model,
        String holdout,
        List<String> holdoutFiles,
        double threshold,
        long rows,
        long unlabelled,
        List<Check> checks,
        Optional<Quality> whole,
        List<SliceQuality> slices,
        Optional<Comparison> comparison) {
    /** Kind of the evidence that holds this result. */
    public static final String KIND = "model-validation";

    /** What its statement looks like: a Test Result, whose tests are the checks. */
    public static final PredicateType PREDICATE = PredicateType.standard(KIND, TestResult.URI, ModelTestResult::of);

    public ModelValidationResult {
        holdoutFiles = List.copyOf(holdoutFiles);
        checks = List.copyOf(checks);
        slices = List.copyOf(slices);
    }
}
