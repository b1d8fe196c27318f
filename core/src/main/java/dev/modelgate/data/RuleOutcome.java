package dev.modelgate.data;

import java.util.List;

/**
 * What one rule of a contract found.
 *
 * @param rule name of the rule, as the contract spells it
 * @param subject the column, the columns of a key joined by commas, or {@code dataset}
 * @param observed what was seen
 * @param expected what the rule asks for
 * @param holds whether the rule holds
 * @param failing number of rows that break the rule; 0 where a rule is not about rows
 * @param share {@code failing} as a share of all rows, 0 to 1
 * @param examples the first failing rows, at most five, each with its file, row number and values
 */
public record RuleOutcome(
        String rule,
        String subject,
        String observed,
        String expected,
        boolean holds,
        long failing,
        double share,
        List<String> examples) {
    public RuleOutcome {
        examples = List.copyOf(examples);
    }
}
