package dev.modelgate.quality;

import dev.modelgate.data.Blocks;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A dataset with those of the columns that matter which it has.
 *
 * @param dataset the data
 * @param columns type of each column, in their order
 * @param label how the truth is read, when its column is there
 * @param time how rows fall into windows, when its column is there
 * @param slices the slice columns
 */
record LookedAt(
        Dataset dataset,
        Map<String, ColumnType> columns,
        Optional<LabelRule> label,
        Optional<Blocks.Time> time,
        List<String> slices) {

    static LookedAt of(Dataset dataset, MeasureQuality.Request request, DataEngine engine) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (Column column : engine.columns(dataset)) {
            columns.put(column.name(), column.type());
        }
        QualitySettings settings = request.settings();
        return new LookedAt(
                dataset,
                columns,
                Optional.of(request.label()).filter(label -> columns.containsKey(label.column())),
                settings.time()
                        .filter(columns::containsKey)
                        .map(column -> new Blocks.Time(column, settings.window().toSeconds())),
                request.slices().stream().filter(columns::containsKey).toList());
    }

    ColumnType typeOf(String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }

    /** Refuses data without the label's column. */
    void requireLabel(LabelRule wanted) {
        require(
                wanted.column(),
                "no label column",
                "Name a column that exists with {option:label} or {key:label.column}");
    }

    /** Refuses data without the column of the time, or with another type than a time's. */
    void requireTime(String column) {
        require(column, "no column of the time", "Name a column that exists with {option:time} or {key:quality.time}");
        if (!typeOf(column).temporal()) {
            throw problem(
                    "The column " + column + " is of type "
                            + typeOf(column).name().toLowerCase(Locale.ROOT) + ", not a date or a timestamp",
                    "Name another column with {option:time} or {key:quality.time}");
        }
    }

    /** Refuses data without a column to slice by. */
    void requireSlices(List<String> wanted) {
        wanted.forEach(column ->
                require(column, "no column to slice by:", "Name columns that exist in {key:evaluate.slices}"));
    }

    private void require(String column, String what, String fix) {
        if (!columns.containsKey(column)) {
            String meant = Spelling.nearest(column, columns.keySet())
                    .map(near -> "Did you mean " + near + "? ")
                    .orElse("");
            throw problem(
                    "There is " + what + " " + column + "; the columns are " + String.join(", ", columns.keySet()),
                    meant + fix);
        }
    }

    private ProblemException problem(String what, String fix) {
        return ProblemException.invalid(
                Problem.at(Place.of(dataset.files().get(0).name()), what, fix));
    }
}
