package dev.modelgate.drift.report;

import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.drift.result.JointDrift.Figures;
import dev.modelgate.drift.result.Words;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a drift report says of columns that were looked at together. */
final class JointTables {
    private static final String NOTHING = "–";

    private JointTables() {}

    /** The tables: none when nothing was looked at together. */
    static List<Section> of(List<JointDrift> joint) {
        List<Section> tables = new ArrayList<>();
        if (!joint.isEmpty()) {
            tables.add(new Section.Table(
                    "Together",
                    List.of(
                            "What",
                            "Columns",
                            "Verdict",
                            "AUC",
                            "As a shift of",
                            "Would be found",
                            "p, adjusted",
                            "Why"),
                    joint.stream().map(JointTables::row).toList()));
        }
        List<List<Cell>> carriers = new ArrayList<>();
        joint.forEach(one -> one.carriers()
                .forEach(carrier -> carriers.add(List.of(
                        Cell.of(one.name()), Cell.of(carrier.column()), Cell.of(Digits.distance(carrier.loss()))))));
        if (!carriers.isEmpty()) {
            tables.add(new Section.Table(
                    "Which columns tell it", List.of("What", "Column", "AUC that is lost without it"), carriers));
        }
        return tables;
    }

    private static List<Cell> row(JointDrift one) {
        return List.of(
                Cell.of(one.name()),
                Cell.of(Integer.toString(one.columns())),
                new Cell(Words.of(one.verdict()), Words.tone(one.verdict())),
                cell(one.tested()
                        .map(figures -> Digits.distance(figures.auc()) + " [" + Digits.distance(figures.low()) + ", "
                                + Digits.distance(figures.high()) + "]")),
                cell(one.tested().map(Figures::shift).map(Digits::distance)),
                cell(one.tested().map(Figures::smallestShift).map(Digits::distance)),
                cell(one.tested().map(Figures::adjusted).map(Digits::number)),
                Cell.of(one.reason()));
    }

    private static Cell cell(Optional<String> text) {
        return Cell.of(text.orElse(NOTHING));
    }

    /** What is said in the headline of those with a verdict; empty when there are none. */
    static Optional<String> named(List<JointDrift> joint, DriftVerdict verdict) {
        String names = joint.stream()
                .filter(one -> one.verdict() == verdict)
                .map(JointDrift::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** What was found of those that drifted. */
    static List<Finding> findings(List<JointDrift> joint, double margin) {
        return joint.stream()
                .filter(one -> one.verdict() == DriftVerdict.DRIFT)
                .map(one -> Finding.of(
                                "drift",
                                one.name(),
                                one.reason(),
                                "rows that nobody can tell apart by more than a shift of " + Digits.distance(margin)
                                        + " or by chance",
                                "Look at how the columns that tell it go together; if the world changed, train again with"
                                        + " newer data")
                        .withSamples(one.tested().map(Figures::rowsCurrent).orElse(0L)))
                .toList();
    }

    /** What to do when it cannot be told of some. */
    static Problem problem(List<JointDrift> unsure) {
        return Problem.of(
                unsure.stream().map(one -> one.name() + ": " + one.reason()).collect(Collectors.joining("; ")),
                "Name the reference's data with {option:reference} where a profile stands in for them, collect more rows or"
                        + " blocks of them, raise {key:drift.detect}, or remove {key:drift.joint} or"
                        + " {key:drift.embeddings}");
    }
}
