package dev.modelgate.drift.scored;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Profiler;
import dev.modelgate.data.RowGroups;
import dev.modelgate.model.RowScorer;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The predictions of one model, as datasets that a data engine reads like any other. */
final class Predictions {
    private static final String SCORED = "scored";

    private final RowScorer scorer;
    private final ScoringPorts ports;
    private final RunContext context;

    Predictions(RowScorer scorer, ScoringPorts ports, RunContext context) {
        this.scorer = scorer;
        this.ports = ports;
        this.context = context;
    }

    /**
     * The predictions for one dataset.
     *
     * @param dataset a row for each row of that dataset
     * @param unusable for each column whose value kept rows from being scored, of how many
     */
    record Scored(Dataset dataset, SortedMap<String, Long> unusable) {}

    /** What the column of predictions is called beside others. */
    static String nameBeside(Collection<String> columns) {
        return unused("prediction", columns);
    }

    private static String unused(String name, Collection<String> columns) {
        List<String> used = columns.stream().map(Predictions::folded).toList();
        String unused = name;
        while (used.contains(folded(unused))) {
            unused = "model " + unused;
        }
        return unused;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Scores every row. What cannot be scored has no prediction, and the rest has what the model gives, NaN included.
     *
     * @param columns the dataset's columns
     * @param groups how its rows depend on each other: the columns that tell are kept
     * @param name what the column of predictions is called
     */
    Scored of(Dataset dataset, List<Column> columns, RowGroups groups, String name) {
        List<Column> blocks = groups.among(columns);
        List<String> header = new ArrayList<>(List.of(name));
        blocks.forEach(column -> header.add(column.name()));
        header.add(1, unused(SCORED, header));
        Set<String> read = new LinkedHashSet<>(blocks.stream().map(Column::name).toList());
        read.addAll(scorer.columns());
        List<String> names = List.copyOf(read);
        int[] indices = scorer.columns().stream().mapToInt(names::indexOf).toArray();
        SortedMap<String, Long> unusable = new TreeMap<>();
        String title = "predictions of " + dataset.name();
        DataFile file = ports.files().get().write(title, ".csv", out -> {
            out.accept(String.join(",", header.stream().map(ScoredLines::quoted).toList()));
            ScoredLines lines = new ScoredLines(scorer, indices, blocks, context, out);
            ports.rows().get().read(dataset, names, lines);
            lines.flush();
            unusable.putAll(lines.unusable());
        });
        Dataset scored = new Dataset(title, DataFormat.CSV, List.of(file), types(header, blocks), Optional.empty());
        return new Scored(scored, unusable);
    }

    /**
     * The predictions for a reference.
     *
     * @param dataset a row for each row of the reference
     * @param profile what there is to know of the predictions, the only column
     */
    record Profiled(Dataset dataset, DataProfile profile) {}

    /**
     * Scores every row of a reference.
     *
     * @param name what the column of predictions is called
     * @throws ProblemException when not one row has a finite score
     */
    Profiled profile(DataEngine engine, Dataset reference, RowGroups groups, String name, ScoringModel model) {
        context.progress("drift", "scoring " + reference.name());
        Scored scored = of(reference, engine.columns(reference), groups, name);
        DataProfile profile = new Profiler(engine, Optional.empty()).profile(scored.dataset(), groups, name::equals);
        if (profile.columns().get(0).values().total() == 0) {
            String why = scored.unusable().isEmpty()
                    ? "no score is a finite number"
                    : "values are missing or not finite in "
                            + String.join(", ", scored.unusable().keySet());
            throw ProblemException.invalid(Problem.of(
                    "No row of " + reference.name() + " has a prediction of "
                            + model.artifact().title() + ": " + why,
                    "See with {goal:validate-model} what the model makes of such rows, or name another model"));
        }
        return new Profiled(scored.dataset(), profile);
    }

    private static Map<String, ColumnType> types(List<String> header, List<Column> blocks) {
        Map<String, ColumnType> types = new HashMap<>();
        types.put(header.get(0), ColumnType.NUMBER);
        types.put(header.get(1), ColumnType.INTEGER);
        blocks.forEach(column ->
                types.put(column.name(), column.type().temporal() ? ColumnType.TIMESTAMP : ColumnType.STRING));
        return types;
    }
}
