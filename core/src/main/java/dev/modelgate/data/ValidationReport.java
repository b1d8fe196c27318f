package dev.modelgate.data;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;

/** What a person reads of a validation. */
final class ValidationReport {
    private ValidationReport() {}

    static Report of(String goal, Evidence evidence) {
        DataValidation result = evidence.resultAs(DataValidation.class);
        List<RuleOutcome> broken =
                result.rules().stream().filter(rule -> !rule.holds()).toList();
        return new Report(
                goal,
                result.dataset() + " against " + result.contract(),
                evidence.conclusion(),
                headline(result, broken.size()),
                List.of(facts(result), rules(result)),
                broken.stream().map(rule -> finding(rule, result.rows())).toList(),
                List.of(),
                List.of(new EvidenceReference(
                        evidence.kind(), evidence.contentDigest().toString())));
    }

    private static String headline(DataValidation result, int broken) {
        int all = result.rules().size();
        String rules = broken == 0 ? "all " + all + " rules" : broken + " of " + all + " rules";
        String verb = broken == 0 ? " hold" : broken == 1 ? " is broken" : " are broken";
        return result.dataset() + ": " + rules + " of " + result.contract() + verb + ", on " + result.rows()
                + (result.rows() == 1 ? " row" : " rows");
    }

    private static Section facts(DataValidation result) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.of("Files"), Cell.of(FileList.of(result.files()))));
        rows.add(List.of(Cell.of("Rows"), Cell.of(Long.toString(result.rows()))));
        rows.add(List.of(Cell.of("Columns"), Cell.of(Integer.toString(result.columns()))));
        if (result.withoutLabel().isPresent()) {
            long without = result.withoutLabel().getAsLong();
            Tone tone = without == 0 ? Tone.PLAIN : Tone.UNSURE;
            rows.add(List.of(Cell.of("Rows without a label"), new Cell(Check.share(without, result.rows()), tone)));
        }
        return new Section.Table("Dataset", List.of("Fact", "Value"), rows);
    }

    private static Section rules(DataValidation result) {
        List<List<Cell>> rows = result.rules().stream()
                .map(rule -> List.of(
                        Cell.of(rule.subject()),
                        Cell.of(rule.rule()),
                        Cell.of(rule.expected()),
                        Cell.of(rule.observed()),
                        rule.holds() ? new Cell("holds", Tone.GOOD) : new Cell("broken", Tone.BAD)))
                .toList();
        return new Section.Table("Rules", List.of("Subject", "Rule", "Expected", "Observed", "Verdict"), rows);
    }

    private static Finding finding(RuleOutcome rule, long rows) {
        return Finding.of(rule.rule(), rule.subject(), rule.observed(), rule.expected(), fix(rule))
                .withSamples(rows)
                .withExamples(rule.examples());
    }

    private static String fix(RuleOutcome rule) {
        return switch (rule.rule()) {
            case "column" -> "Deliver the column, correct its name in the contract, or give it required: false";
            case "type" -> "Write the column with the expected type, or correct its type in the contract";
            case "nulls" -> "Fill in the values where they are lost, or allow a share with nulls: {most: …}";
            case "rows" -> "Check that the delivery is complete, or correct rows in the contract";
            case "other-columns" -> "Add the columns to the contract, or drop them from the data";
            case "key", "unique" -> "Remove the repeated rows where the data is made, or correct the contract";
            case "freshness" -> "Deliver newer data";
            case "key-columns" -> "Deliver the columns, or correct {key:key} in the contract";
            case "freshness-column" -> "Deliver such a column, or correct {key:freshness.column} in the contract";
            case "label" -> "Name the column that holds the truth with {option:label} or in the project file";
            case "label-leak" -> "Take the label out of the features: a model must not be given what it predicts";
            default -> "Correct the values where the data is made, or the rule in the contract";
        };
    }
}
