package dev.modelgate.data;

import java.util.List;
import java.util.OptionalLong;

/**
 * The result of {@link ValidateData}, as it stands in evidence of the kind {@code data-validation}.
 *
 * @param dataset name of the dataset
 * @param files its files
 * @param contract name of the contract
 * @param rows number of rows
 * @param columns number of columns in the data
 * @param withoutLabel rows whose label is missing or not a finite number; absent when no label was named, or the data
 *     does not have its column
 * @param rules what each rule found, in the order of the contract
 */
public record DataValidation(
        String dataset,
        List<String> files,
        String contract,
        long rows,
        int columns,
        OptionalLong withoutLabel,
        List<RuleOutcome> rules) {
    public DataValidation {
        files = List.copyOf(files);
        rules = List.copyOf(rules);
    }

    /** Whether every rule holds. */
    public boolean holds() {
        return rules.stream().allMatch(RuleOutcome::holds);
    }
}
