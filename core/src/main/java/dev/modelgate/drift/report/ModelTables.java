package dev.modelgate.drift.report;

import dev.modelgate.drift.result.Digits;
import dev.modelgate.drift.result.FeatureImportance;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Section;
import dev.modelgate.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a drift report says of the model by whose predictions drift was seen. */
final class ModelTables {
    private static final String NOTHING = "–";

    private ModelTables() {}

    /** Rows of the first table. */
    static List<List<Cell>> facts(SeenByModel model) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(RulesReport.row("predictions of", model.title()));
        rows.add(RulesReport.row("drifted without mattering to it", Integer.toString(model.irrelevantDrift())));
        rows.add(RulesReport.row(
                "matters from", Digits.value(model.relevance()) + " standard deviations of the score on"));
        if (!model.unusable().isEmpty()) {
            String blocking = model.unusable().entrySet().stream()
                    .map(column -> column.getValue() + " for " + column.getKey())
                    .collect(Collectors.joining(", "));
            rows.add(RulesReport.row("current rows that it cannot score", blocking));
        }
        return rows;
    }

    /** How much columns matter, when that was measured. */
    static Optional<Section> importance(SeenByModel model) {
        if (model.importance().isEmpty()) {
            return Optional.empty();
        }
        List<List<Cell>> rows = model.importance().stream()
                .map(column -> List.of(
                        Cell.of(column.column()),
                        number(column.shuffled()),
                        number(column.replaced()),
                        number(column.logLoss()),
                        matters(column, model.relevance())))
                .toList();
        return Optional.of(new Section.Table(
                "How far columns move the score, over " + model.rows() + " rows",
                List.of("Column", "Shuffled", "With the current values", "Log loss", "To the model"),
                rows));
    }

    private static Cell matters(FeatureImportance column, double relevance) {
        return column.reaches(relevance) ? Cell.of("relevant") : new Cell("irrelevant", Tone.PLAIN);
    }

    private static Cell number(OptionalDouble value) {
        return Cell.of(value.isPresent() ? Digits.distance(value.getAsDouble()) : NOTHING);
    }
}
