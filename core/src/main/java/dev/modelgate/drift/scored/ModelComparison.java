package dev.modelgate.drift.scored;

import dev.modelgate.data.BlockedRows;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.ProfiledPredictions;
import dev.modelgate.data.RowGroups;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.FeatureImportance;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.sides.ComparedColumn;
import dev.modelgate.drift.sides.CurrentColumns;
import dev.modelgate.drift.sides.Dependence;
import dev.modelgate.drift.sides.PairedColumn;
import dev.modelgate.model.RowScorer;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what a model predicts of both sides, and tells which columns matter to it. */
public final class ModelComparison implements AutoCloseable {
    private final ScoringModel model;
    private final RowScorer scorer;
    private final Predictions predictions;
    private final DataEngine engine;
    private final Sides sides;
    private final RunContext context;
    private final List<Column> now;
    private final String name;
    private final Optional<String> obstacle;
    private SortedMap<String, Long> unusable = new TreeMap<>();

    /**
     * What is compared.
     *
     * @param data the data of the reference, when they are there
     * @param reference the profile of the reference
     * @param types the columns of the reference, in their order
     * @param current the data to look at
     * @param rows how many rows these have
     * @param groups how rows depend on each other
     * @param label how the truth is read
     */
    public record Sides(
            Optional<Dataset> data,
            DataProfile reference,
            Map<String, ColumnType> types,
            Dataset current,
            long rows,
            RowGroups groups,
            Optional<LabelRule> label) {}

    private ModelComparison(
            ScoringModel model,
            RowScorer scorer,
            Predictions predictions,
            DataEngine engine,
            Sides sides,
            RunContext context) {
        this.model = model;
        this.scorer = scorer;
        this.predictions = predictions;
        this.engine = engine;
        this.sides = sides;
        this.context = context;
        this.now = engine.columns(sides.current());
        Map<String, ColumnType> current = new LinkedHashMap<>();
        now.forEach(column -> current.put(column.name(), column.type()));
        Set<String> names = new HashSet<>(sides.types().keySet());
        names.addAll(current.keySet());
        this.name = Predictions.nameBeside(names);
        this.obstacle = scorer.obstacle(current);
    }

    /**
     * Opens a model; the caller closes it.
     *
     * @throws dev.modelgate.problem.ProblemException when it cannot score the reference: it is damaged, does not fit its signature, or its
     *     features are not there
     */
    public static ModelComparison open(
            ScoringModel model, ScoringPorts ports, DataEngine engine, Sides sides, RunContext context) {
        RowScorer scorer = RowScorer.open(
                model.artifact(),
                ports.runtime().get(),
                sides.types(),
                sides.label().map(LabelRule::column));
        return new ModelComparison(model, scorer, new Predictions(scorer, ports, context), engine, sides, context);
    }

    /** What a column of predictions is called beside others. */
    public static String nameBeside(Set<String> columns) {
        return Predictions.nameBeside(columns);
    }

    /** What the column of predictions is called. */
    public String name() {
        return name;
    }

    /** Why predictions cannot be compared; empty when they can. */
    public Optional<ColumnDrift> incomparable() {
        Side there = new Side(sides.reference().rows(), 0, 0, OptionalDouble.empty());
        Side here = new Side(sides.rows(), 0, 0, OptionalDouble.empty());
        if (obstacle.isPresent()) {
            String why = "the current data cannot be scored: " + obstacle.get();
            Side none = new Side(sides.rows(), sides.rows(), 0, OptionalDouble.empty());
            return Optional.of(ColumnDrift.structural(name, ColumnType.NUMBER, why, there, none));
        }
        return sides.data().isPresent() || profiled().isPresent()
                ? Optional.empty()
                : Optional.of(ColumnDrift.unmeasured(name, ColumnType.NUMBER, noProfile(), there, here));
    }

    /** What the profile says of this model's predictions; empty when it says nothing of them. */
    private Optional<ColumnProfile> profiled() {
        return sides.reference()
                .predictions()
                .filter(kept ->
                        kept.model().equals(model.digest()) && kept.signature().equals(model.signature()))
                .map(ProfiledPredictions::column);
    }

    private String noProfile() {
        return sides.reference().predictions().isPresent()
                ? "the profile has the predictions of another model than "
                        + model.artifact().title()
                : "the profile has no predictions";
    }

    /** Scores what has to be scored, and counts the predictions of both sides over the same cells. */
    public ComparedColumn predictions() {
        Optional<Predictions.Profiled> before =
                sides.data().map(data -> predictions.profile(engine, data, sides.groups(), name, model));
        DataProfile known = sides.reference();
        DataProfile reference = before.map(Predictions.Profiled::profile)
                .orElseGet(() -> new DataProfile(
                        known.dataset(),
                        known.digest(),
                        known.rows(),
                        known.scales(),
                        List.of(profiled().orElseThrow())));
        context.progress("drift", "scoring " + sides.current().name());
        RowGroups groups = Dependence.like(sides.groups(), reference.scales(), now);
        Predictions.Scored after = predictions.of(sides.current(), now, groups, name);
        unusable = after.unusable();
        return compared(reference, before.map(Predictions.Profiled::dataset), after.dataset());
    }

    private ComparedColumn compared(DataProfile reference, Optional<Dataset> data, Dataset current) {
        BlockedRows blocks =
                Dependence.current(engine, current, sides.groups(), reference.scales(), reference.dataset());
        Column column = new Column(name, ColumnType.NUMBER, ColumnType.NUMBER.name());
        PairedColumn paired = new PairedColumn(reference.columns().get(0), reference.rows(), column);
        List<ComparedColumn> compared = new ArrayList<>();
        new CurrentColumns(engine, current, data, reference, blocks)
                .compare(List.of(paired), (any, both) -> compared.add(both));
        return compared.get(0);
    }

    /**
     * What the model makes of the columns.
     *
     * @param columns the compared columns
     */
    public SeenByModel seen(List<String> columns) {
        Optional<EncodedRows> base = obstacle.isEmpty() ? sides.data().map(this::base) : Optional.empty();
        List<FeatureImportance> importance = base.map(this::importance).orElse(List.of());
        Set<String> relevant = new LinkedHashSet<>(scorer.columns());
        relevant.add(name);
        importance.stream()
                .filter(one -> !one.reaches(model.relevance()))
                .map(FeatureImportance::column)
                .forEach(relevant::remove);
        return new SeenByModel(
                model.artifact().title(),
                model.digest(),
                model.signature(),
                name,
                model.relevance(),
                importance.isEmpty() ? 0 : base.orElseThrow().rows().size(),
                unusable,
                importance,
                columns.stream().filter(column -> !relevant.contains(column)).toList(),
                0);
    }

    private EncodedRows base(Dataset data) {
        context.progress("drift", "asking the model how much columns matter");
        Optional<LabelRule> label = sides.label().filter(rule -> sides.types().containsKey(rule.column()));
        return EncodedRows.read(engine, data, scorer, label, Importance.mostRows(scorer))
                .scored(scorer);
    }

    private List<FeatureImportance> importance(EncodedRows base) {
        List<float[]> others = EncodedRows.read(
                        engine, sides.current(), scorer, Optional.empty(), Importance.mostRows(scorer))
                .rows();
        return new Importance(scorer, base, others, context.seed()).columns();
    }

    @Override
    public void close() {
        scorer.close();
    }
}
