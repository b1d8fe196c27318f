package dev.modelgate.drift.report;

import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.ColumnScores;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftResult.LabelShift;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.drift.result.Words;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tables of a drift report. */
final class DriftTables {
    private static final String NOTHING = "–";
    private static final int MOST_CHANGES = 5;

    private DriftTables() {}

    /** The verdicts, and what they rest on. */
    static Section columns(List<ColumnDrift> columns) {
        List<List<Cell>> rows = columns.stream()
                .map(column -> List.of(
                        Cell.of(column.name()),
                        Cell.of(Words.of(column.type())),
                        new Cell(Words.of(column.verdict()), Words.tone(column.verdict())),
                        Cell.of(deciding(column)
                                .map(part -> Words.of(part.part()))
                                .orElse(NOTHING)),
                        Cell.of(deciding(column).map(Words::figures).orElse(NOTHING)),
                        number(pValue(column)),
                        Cell.of(column.reason())))
                .toList();
        return new Section.Table(
                "Columns", List.of("Column", "Type", "Verdict", "Part", "Effect", "p, adjusted", "Why"), rows);
    }

    private static Optional<PartDrift> deciding(ColumnDrift column) {
        return column.tested().map(TestedParts::deciding);
    }

    private static OptionalDouble pValue(ColumnDrift column) {
        return column.tested().map(tested -> OptionalDouble.of(tested.pValue())).orElse(OptionalDouble.empty());
    }

    /** Every part of every column. */
    static Section parts(List<ColumnDrift> columns) {
        List<List<Cell>> rows = new ArrayList<>();
        columns.forEach(column -> column.tested()
                .ifPresent(tested -> tested.parts().forEach(part -> rows.add(part(column.name(), part)))));
        return new Section.Table(
                "Parts",
                List.of(
                        "Column",
                        "Part",
                        "Share, reference / current",
                        "Effect",
                        "Chance",
                        "Would be found",
                        "Worth",
                        "p"),
                rows);
    }

    private static List<Cell> part(String subject, PartDrift part) {
        return List.of(
                Cell.of(subject),
                Cell.of(Words.of(part.part())),
                Cell.of(shares(part)),
                Cell.of(Words.figures(part)),
                Cell.of(Digits.distance(part.noise())),
                Cell.of(Digits.distance(part.smallestFound())),
                Cell.of(Words.sizes(part)),
                Cell.of(Digits.number(part.pValue())));
    }

    private static String shares(PartDrift part) {
        return part.shareReference().isPresent() && part.shareCurrent().isPresent()
                ? Digits.percent(part.shareReference().getAsDouble()) + " / "
                        + Digits.percent(part.shareCurrent().getAsDouble())
                : NOTHING;
    }

    /** Categories that came or went. */
    static Optional<Section> categories(List<ColumnDrift> columns) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ColumnDrift column : columns) {
            column.tested().map(TestedParts::categories).orElse(List.of()).stream()
                    .limit(MOST_CHANGES)
                    .forEach(change -> rows.add(List.of(
                            Cell.of(column.name()),
                            Cell.of(Words.category(change.name())),
                            Cell.of(change.reference() == 0 ? "new" : "vanished"),
                            Cell.of(Digits.percent(change.reference())),
                            Cell.of(Digits.percent(change.current())))));
        }
        List<String> header = List.of("Column", "Category", "Change", "Reference", "Current");
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section.Table("Categories that came or went", header, rows));
    }

    /** The scores that do not decide. */
    static Section scores(List<ColumnDrift> columns) {
        List<List<Cell>> rows = columns.stream()
                .map(column ->
                        scores(column, column.tested().map(TestedParts::scores).orElseGet(ColumnScores::none)))
                .toList();
        return new Section.Table(
                "Scores that do not decide, reference / current",
                List.of(
                        "Column",
                        "Values",
                        "Missing",
                        "Mean",
                        "PSI",
                        "Jensen–Shannon",
                        "Kolmogorov–Smirnov",
                        "Wasserstein/σ",
                        "χ²",
                        "Cramér's V",
                        "p of independent rows"),
                rows);
    }

    private static List<Cell> scores(ColumnDrift column, ColumnScores scores) {
        return List.of(
                Cell.of(column.name()),
                Cell.of(column.reference().values() + " / " + column.current().values()),
                Cell.of(missing(column.reference()) + " / " + missing(column.current())),
                Cell.of(means(column)),
                distance(scores.psi()),
                distance(scores.jensenShannon()),
                Cell.of(kolmogorovSmirnov(scores)),
                distance(scores.wasserstein()),
                number(scores.chiSquare()),
                distance(scores.cramersV()),
                number(scores.pValue()));
    }

    private static String kolmogorovSmirnov(ColumnScores scores) {
        if (scores.kolmogorovSmirnov().isEmpty()) {
            return NOTHING;
        }
        String least = Digits.distance(scores.kolmogorovSmirnov().getAsDouble());
        String most = Digits.distance(scores.kolmogorovSmirnovAtMost().orElseThrow());
        return least.equals(most) ? least : least + " to " + most;
    }

    /** What became of the label. */
    static Section label(LabelShift shift) {
        List<List<Cell>> rows = new ArrayList<>();
        shift.positives()
                .ifPresent(positives -> rows.add(List.of(
                        Cell.of("positive labels"),
                        verdict(positives.verdict()),
                        Cell.of(Digits.percent(positives.reference()) + " / " + Digits.percent(positives.current())),
                        Cell.of(Words.figures(positives.change())),
                        Cell.of(Words.sizes(positives.change())))));
        ColumnDrift column = shift.column();
        rows.add(List.of(
                Cell.of(column.name()),
                verdict(column.verdict()),
                Cell.of(NOTHING),
                Cell.of(deciding(column).map(Words::figures).orElse(NOTHING)),
                Cell.of(column.reason())));
        return new Section.Table(
                "Label shift: " + shift.rule(),
                List.of("What", "Verdict", "Reference / current", "Effect", "Why"),
                rows);
    }

    private static Cell verdict(DriftVerdict verdict) {
        return new Cell(Words.of(verdict), Words.tone(verdict));
    }

    /** The columns that were not compared. */
    static Section leftOut(List<LeftOut> columns) {
        List<List<Cell>> rows = columns.stream()
                .map(column -> List.of(Cell.of(column.name()), Cell.of(column.why())))
                .toList();
        return new Section.Table("Not compared", List.of("Column", "Why"), rows);
    }

    private static String missing(Side side) {
        return Digits.percent((double) side.missing() / side.rows());
    }

    private static String means(ColumnDrift column) {
        OptionalDouble before = column.reference().mean();
        OptionalDouble after = column.current().mean();
        return column.type().temporal() || before.isEmpty() || after.isEmpty()
                ? NOTHING
                : Digits.number(before.getAsDouble()) + " / " + Digits.number(after.getAsDouble());
    }

    private static Cell distance(OptionalDouble value) {
        return Cell.of(value.isPresent() ? Digits.distance(value.getAsDouble()) : NOTHING);
    }

    private static Cell number(OptionalDouble value) {
        return Cell.of(value.isPresent() ? Digits.number(value.getAsDouble()) : NOTHING);
    }
}
