package dev.modelgate.drift;

import dev.modelgate.drift.DriftResult.LabelShift;
import dev.modelgate.drift.DriftResult.LeftOut;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of a drift report. */
final class DriftTables {
    private static final String NOTHING = "–";

    private DriftTables() {}

    /** The verdicts, and what they rest on. */
    static Section columns(List<ColumnDrift> columns) {
        List<List<Cell>> rows = columns.stream()
                .map(column -> List.of(
                        Cell.of(column.name()),
                        Cell.of(column.type().name().toLowerCase(Locale.ROOT)),
                        new Cell(words(column.verdict()), tone(column.verdict())),
                        Cell.of(column.deciding().map(Reasons::figures).orElse(NOTHING)),
                        Cell.of(column.deciding()
                                .map(effect -> Digits.distance(effect.floor()))
                                .orElse(NOTHING)),
                        Cell.of(column.deciding()
                                .map(effect -> Digits.distance(effect.noise()))
                                .orElse(NOTHING)),
                        Cell.of(column.reason())))
                .toList();
        return new Section.Table(
                "Columns", List.of("Column", "Type", "Verdict", "Effect", "Floor", "Noise", "Why"), rows);
    }

    /** The scores that do not decide. */
    static Section scores(List<ColumnDrift> columns) {
        List<List<Cell>> rows = columns.stream()
                .map(column -> List.of(
                        Cell.of(column.name()),
                        Cell.of(column.reference().values() + " / "
                                + column.current().values()),
                        Cell.of(missing(column.reference()) + " / " + missing(column.current())),
                        Cell.of(means(column)),
                        distance(column.scores().psi()),
                        distance(column.scores().jensenShannon()),
                        distance(column.scores().wasserstein()),
                        number(column.scores().chiSquare()),
                        distance(column.scores().cramersV()),
                        number(column.scores().pValue()),
                        distance(column.scores().newCategories()),
                        distance(column.scores().vanishedCategories())))
                .toList();
        return new Section.Table(
                "Scores, reference / current",
                List.of(
                        "Column",
                        "Values",
                        "Missing",
                        "Mean",
                        "PSI",
                        "Jensen–Shannon",
                        "Wasserstein/σ",
                        "χ²",
                        "Cramér's V",
                        "p",
                        "New",
                        "Vanished"),
                rows);
    }

    /** What became of the label. */
    static Section label(LabelShift shift) {
        List<List<Cell>> rows = new ArrayList<>();
        shift.positives().ifPresent(positives -> {
            String shares = Digits.percent(positives.reference()) + " / " + Digits.percent(positives.current());
            rows.add(effect(positives.change(), shares));
        });
        String missing = missing(shift.column().reference()) + " / "
                + missing(shift.column().current());
        shift.column()
                .effects()
                .forEach(effect ->
                        rows.add(effect(effect, effect.measure() == EffectMeasure.MISSING ? missing : NOTHING)));
        return new Section.Table(
                "Label shift: " + shift.rule(),
                List.of("Effect", "Verdict", "Value", "Floor", "Reference / current"),
                rows);
    }

    private static List<Cell> effect(Effect effect, String shares) {
        return List.of(
                Cell.of(effect.measure().words()),
                new Cell(words(effect.verdict()), tone(effect.verdict())),
                Cell.of(Reasons.figures(effect)),
                Cell.of(Digits.distance(effect.floor())),
                Cell.of(shares));
    }

    /** The columns that were not compared. */
    static Section leftOut(List<LeftOut> columns) {
        List<List<Cell>> rows = columns.stream()
                .map(column -> List.of(Cell.of(column.name()), Cell.of(column.why())))
                .toList();
        return new Section.Table("Not compared", List.of("Column", "Why"), rows);
    }

    static String words(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> "drift";
            case NO_DRIFT -> "no drift";
            case CANNOT_TELL -> "cannot tell";
        };
    }

    static Tone tone(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> Tone.BAD;
            case NO_DRIFT -> Tone.GOOD;
            case CANNOT_TELL -> Tone.UNSURE;
        };
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
