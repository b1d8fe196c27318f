package dev.modelgate.data;

import dev.modelgate.data.Check.Judgement;
import dev.modelgate.settings.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a label has to be: there, of a fitting type, on some row, and not among the features. */
final class LabelChecks {
    private LabelChecks() {}

    /** @param text whether the data's format holds nothing but text */
    static List<Check> of(LabelRule label, List<String> features, Map<String, Column> columns, boolean text) {
        List<Check> checks = new ArrayList<>();
        boolean leaks = features.contains(label.column());
        if (!features.isEmpty()) {
            String observed = leaks ? "the label is a feature" : "not among " + features.size() + " features";
            checks.add(Check.known("label-leak", label.column(), "the label is not a feature", !leaks, observed));
        }
        Column column = columns.get(label.column());
        if (column == null) {
            String near = Spelling.nearest(label.column(), columns.keySet())
                    .map(name -> "; the data have " + name)
                    .orElse("");
            checks.add(Check.known("label", label.column(), "a column of this name", false, "missing" + near));
            return checks;
        }
        if (label.atLeast().isPresent() && !column.type().numeric()) {
            String observed = "a column of type " + column.type().name().toLowerCase(Locale.ROOT);
            checks.add(Check.known("label", label.column(), "numbers, for " + label.describe(), false, observed));
        }
        checks.add(labelled(label, column, text));
        return checks;
    }

    /** Measures that together count the rows without a label, each of them once. */
    static List<Measure.Violations> unlabelled(Column column, boolean text) {
        List<Measure.Violations> without = new ArrayList<>();
        without.add(new Measure.Violations(column.name(), new Condition.NotNull()));
        if (column.type() == ColumnType.NUMBER) {
            without.add(new Measure.Violations(column.name(), new Condition.Finite()));
        }
        if (text && column.type() != ColumnType.STRING) {
            without.add(new Measure.Violations(column.name(), new Condition.ReadsAs(column.type())));
        }
        return without;
    }

    private static Check labelled(LabelRule label, Column column, boolean text) {
        List<Measure.Violations> unlabelled = unlabelled(column, text);
        List<Measure> measures = new ArrayList<>(unlabelled);
        measures.add(Check.ROWS);
        return new Check(
                "label",
                label.column(),
                "rows with a label",
                measures,
                measurements -> {
                    long rows = measurements.count(Check.ROWS);
                    long without =
                            unlabelled.stream().mapToLong(measurements::count).sum();
                    String observed = (rows - without) + " with, " + without + " without a label";
                    return new Judgement(rows == 0 || without < rows, observed, without);
                },
                Optional.empty(),
                List.of());
    }
}
