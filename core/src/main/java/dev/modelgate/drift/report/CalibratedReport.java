package dev.modelgate.drift.report;

import dev.modelgate.drift.result.ColumnBasis;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.drift.result.PartDrift;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.result.TestedParts;
import dev.modelgate.drift.result.Words;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Effect;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a drift report says when the calibrated rule decided. */
record CalibratedReport(DriftResult result, DriftBasis.OfCalibrated basis) implements RulesReport {
    @Override
    public List<List<Cell>> facts() {
        List<List<Cell>> rows = new ArrayList<>(List.of(
                RulesReport.row("allowed to drift", Digits.percent(basis.mostDrifted())),
                RulesReport.row("rows", basis.rows()),
                RulesReport.row("false alarms", Digits.percent(basis.falseAlarms())),
                RulesReport.row("margin", Digits.value(basis.margin()) + " standard deviations"),
                RulesReport.row(
                        "has to be found",
                        Digits.value(basis.detect()) + ", with a chance of " + Digits.percent(basis.power())),
                RulesReport.row("p of the whole", Digits.number(basis.pValue()))));
        if (!basis.importance().isEmpty()) {
            rows.add(RulesReport.row("importance", importance()));
        }
        rows.addAll(new SliceTables(result).facts());
        result.model().map(ModelTables::facts).ifPresent(rows::addAll);
        return rows;
    }

    private String importance() {
        return basis.importance().entrySet().stream()
                        .map(column -> column.getKey() + " " + Digits.value(column.getValue()))
                        .collect(Collectors.joining(", "))
                + "; of any other column 1";
    }

    @Override
    public List<Section> tables(List<ColumnDrift> columns) {
        List<Section> tables = new ArrayList<>(JointTables.of(result.joint()));
        if (columns.isEmpty()) {
            return tables;
        }
        tables.add(DriftTables.columns(columns));
        tables.addAll(new SliceTables(result).tables());
        tables.add(DriftTables.parts(columns));
        result.model().flatMap(ModelTables::importance).ifPresent(tables::add);
        DriftTables.categories(columns).ifPresent(tables::add);
        tables.add(DriftTables.scores(columns));
        return tables;
    }

    @Override
    public Optional<Effect> effect(ColumnDrift column) {
        return column.tested()
                .map(TestedParts::deciding)
                .map(part -> new Effect(
                        part.effect(), part.low(), part.high(), part.noise(), basis.margin(), part.smallestFound()));
    }

    @Override
    public Finding finding(ColumnDrift column) {
        return finding(column.name(), column);
    }

    private Finding finding(String name, ColumnDrift column) {
        String expected = column.tested()
                .map(TestedParts::deciding)
                .map(part -> Words.of(part.part()) + " that differ by at most " + Digits.distance(basis.margin())
                        + " or by chance")
                .orElse("the same columns as " + result.reference());
        return Finding.of("drift", name, column.reason(), expected, fix(column))
                .withSamples(column.current().rows());
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        // Of a column that drifted as a whole, its slices say nothing new.
        result.onlyWithin(DriftVerdict.DRIFT)
                .forEach(one -> findings.add(finding(one.name(), one.most().column())));
        findings.addAll(JointTables.findings(result.joint(), basis.margin()));
        return findings;
    }

    private String fix(ColumnDrift column) {
        if (result.model().map(SeenByModel::prediction).equals(Optional.of(column.name()))) {
            return "See which of the columns drifted that the model reads; if the world changed, train again with newer data";
        }
        return column.tested()
                .map(TestedParts::deciding)
                .map(CalibratedReport::fix)
                .orElse("Deliver the column as it was, or leave it out with {key:drift.columns.exclude}");
    }

    private static String fix(PartDrift deciding) {
        return switch (deciding.part()) {
            case MISSING, NOT_FINITE, INFINITE, MINUS_INFINITE ->
                "Find out where the values are lost; if they are meant to be missing, train again with newer data";
            case UNSEEN -> "Find out what the new values are, and train again with data that have them";
            case VALUES ->
                "If the world changed, train again with newer data; if the data are wrong, mend them; if it does not"
                        + " matter, raise {key:drift.margin}";
        };
    }

    @Override
    public Problem problem() {
        List<JointDrift> open = result.joint().stream()
                .filter(one -> one.verdict() == DriftVerdict.CANNOT_TELL)
                .toList();
        double most = basis.mostDrifted() * result.columns().size();
        if (!open.isEmpty() && result.drifted() + result.unsure() <= most) {
            return JointTables.problem(open);
        }
        if (result.drifted() + result.unsure() <= most) {
            return new SliceTables(result).problem();
        }
        return result.columns().stream()
                .filter(column -> column.basis() instanceof ColumnBasis.Unmeasured)
                .findFirst()
                .map(column -> Problem.of(
                        "It cannot be told of " + column.name() + ": " + column.reason(),
                        "Write the profile with {goal:profile} and {option:candidate} or {option:model}, or name data with"
                                + " {option:reference}"))
                .orElseGet(this::tooLittle);
    }

    private Problem tooLittle() {
        return Problem.of(
                "Too little is known of " + result.unsure() + " of "
                        + result.columns().size() + " columns to say whether more than "
                        + Digits.percent(basis.mostDrifted()) + " drifted",
                "Collect as many current rows as the table says would tell, leave columns out with"
                        + " {key:drift.columns.exclude}, or raise {key:drift.detect}");
    }
}
