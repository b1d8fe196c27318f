package dev.modelgate.testkit.data;

import dev.modelgate.data.Cells;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.Condition;
import dev.modelgate.data.Measure;
import dev.modelgate.data.Measure.NonFinite.Kind;
import java.util.ArrayList;
import java.util.List;

/** What the contracts ask for. */
final class Measures {
    static final Measure.Rows ROWS = new Measure.Rows();

    private Measures() {}

    static Measure.CellCounts bins(String column, Double... edges) {
        return new Measure.CellCounts(column, new Cells.Bins(List.of(edges)));
    }

    static Measure.CellCounts names(String column, String... names) {
        return new Measure.CellCounts(column, new Cells.Names(List.of(names)));
    }

    static Measure.Violations missing(String column) {
        return new Measure.Violations(column, new Condition.NotNull());
    }

    /** All that can be asked of a column. */
    static List<Measure> of(Column column) {
        String name = column.name();
        List<Measure> measures = new ArrayList<>(List.of(
                missing(name),
                new Measure.FrequentCategories(name, 7),
                new Measure.Categories(name),
                names(name, "Oslo", "true", "0.25", "17", "2013-01-02")));
        if (column.type() != ColumnType.STRING) {
            measures.addAll(List.of(
                    bins(name, -1e300, -1.0, -Double.MIN_VALUE, 0.25, 1.0, 17.0, 1e9, 1357171200.0, 9007199254740992.0),
                    new Measure.Numbers(name)));
            for (Kind kind : Kind.values()) {
                measures.add(new Measure.NonFinite(name, kind));
            }
        }
        if (column.type().numeric() || column.type().temporal()) {
            measures.addAll(List.of(new Measure.Minimum(name), new Measure.Maximum(name)));
        }
        if (column.type().numeric()) {
            measures.add(new Measure.Mean(name));
        }
        return measures;
    }
}
