package dev.modelgate.drift.report;

import dev.modelgate.drift.evidently.StatTest;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.EvidentlyScore;
import dev.modelgate.drift.result.Words;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Effect;
import dev.modelgate.report.Section;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a drift report says when Evidently's rules decided. */
record EvidentlyReport(DriftResult result, DriftBasis.OfEvidently basis) implements RulesReport {
    private static final String NOTHING = "–";

    @Override
    public List<List<Cell>> facts() {
        return List.of(
                RulesReport.row("the dataset drifted from", Digits.percent(basis.driftShare())),
                RulesReport.row("by the rules of", "Evidently 0.7"),
                RulesReport.row("the dataset", Words.of(result.verdict())));
    }

    @Override
    public List<Section> tables(List<ColumnDrift> columns) {
        return List.of(new Section.Table(
                "Columns",
                List.of("Column", "Type", "Verdict", "Test", "Score", "Threshold", "Why"),
                columns.stream()
                        .flatMap(column -> column.evidently().stream().map(score -> row(column, score)))
                        .toList()));
    }

    private static List<Cell> row(ColumnDrift column, EvidentlyScore score) {
        String why = Stream.concat(Stream.of(column.reason()), score.departures().stream())
                .collect(Collectors.joining("; "));
        return List.of(
                Cell.of(column.name()),
                Cell.of(score.type()),
                new Cell(Words.of(column.verdict()), Words.tone(column.verdict())),
                Cell.of(score.test().orElse(NOTHING)),
                number(score.score()),
                number(score.threshold()),
                Cell.of(why));
    }

    private static Cell number(OptionalDouble value) {
        return Cell.of(value.isPresent() ? Digits.number(value.getAsDouble()) : NOTHING);
    }

    @Override
    public Optional<Effect> effect(ColumnDrift column) {
        return Optional.empty();
    }

    @Override
    public Finding finding(ColumnDrift column) {
        String expected = column.evidently().flatMap(EvidentlyReport::undrifted).orElse("no drift");
        return Finding.of(
                        "drift",
                        column.name(),
                        column.reason(),
                        expected,
                        "If the world changed, train again with newer data; if the data are wrong, mend them; if it does"
                                + " not matter, set {key:drift.evidently.perColumnThreshold}")
                .withSamples(column.current().rows());
    }

    private static Optional<String> undrifted(EvidentlyScore score) {
        return score.test()
                .filter(test -> score.threshold().isPresent())
                .map(test -> test + " "
                        + StatTest.named(test).undrifted(score.threshold().getAsDouble()));
    }

    @Override
    public Problem problem() {
        return Problem.of(
                result.unsure() + " of " + result.columns().size()
                        + " columns have no score, and whether the dataset drifted depends on them",
                "See why in the table; choose other tests with {key:drift.evidently}, or leave columns out with"
                        + " {key:drift.columns.exclude}");
    }
}
