package dev.modelgate.drift;

import dev.modelgate.data.BlockedRows;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnProfile;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Profiler;
import dev.modelgate.data.RowScale;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.drift.result.SeenByModel;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.result.Words;
import dev.modelgate.drift.scored.ModelComparison;
import dev.modelgate.drift.scored.ScoringModel;
import dev.modelgate.drift.scored.ScoringPorts;
import dev.modelgate.drift.sides.ComparedColumn;
import dev.modelgate.drift.sides.CurrentColumns;
import dev.modelgate.drift.sides.Dependence;
import dev.modelgate.drift.sides.PairedColumn;
import dev.modelgate.drift.sides.SlicedColumns;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One measurement of drift by the calibrated rule. The reference is a profile, or its data, of which a profile is made first: both take the same
 * way, and reach the same verdicts.
 */
final class CalibratedComparison {
    private final MeasureDrift.Request request;
    private final RunContext context;
    private final DataEngine engine;
    private final Map<String, Column> current = new LinkedHashMap<>();
    private final Map<String, ColumnDrift> structural = new LinkedHashMap<>();
    private final Map<String, ComparedColumn> compared = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Optional<ScoringPorts> scoring;
    private Optional<LabelComparison> label = Optional.empty();
    private Optional<SeenByModel> seen = Optional.empty();

    CalibratedComparison(
            MeasureDrift.Request request, DataEngine engine, Optional<ScoringPorts> scoring, RunContext context) {
        this.request = request;
        this.scoring = scoring;
        this.context = context;
        this.engine = engine;
    }

    DriftResult result() {
        Dataset dataset = request.current();
        long rows = engine.measure(dataset, List.of(PairedColumn.ROWS)).count(PairedColumn.ROWS);
        CountedSides.requireRows(dataset.name(), rows);
        engine.columns(dataset).forEach(column -> current.put(column.name(), column));
        Map<String, ColumnType> now = new LinkedHashMap<>();
        current.forEach((name, column) -> now.put(name, column.type()));
        Map<String, ColumnType> then = referenceTypes();
        DriftSettings settings = request.settings();
        Set<String> all = new TreeSet<>(then.keySet());
        all.addAll(now.keySet());
        Optional<String> labelled = request.label().map(rule -> rule.column());
        Embeddings embeddings = Embeddings.of(settings.embeddings(), all, settings.columns(), labelled);
        ColumnPlan plan = ColumnPlan.of(
                then,
                now,
                settings.columns(),
                embeddings.all(),
                labelled,
                settings.groups().cluster());
        leftOut.addAll(plan.leftOut());
        request.model().ifPresent(model -> all.add(ModelComparison.nameBeside(Set.copyOf(all))));
        ColumnPlan.requireKnown(settings.importance().keySet(), all, "Correct {key:drift.importance}");
        List<String> paired = new ArrayList<>();
        plan.names().stream()
                .filter(name -> then.containsKey(name) && now.containsKey(name))
                .forEach(paired::add);
        plan.label().ifPresent(paired::add);
        DataProfile reference = reference(new TreeSet<>(paired));
        CountedSides counted = new CountedSides(request, reference.rows(), rows);
        for (String name : plan.names()) {
            if (!paired.contains(name)) {
                structural.put(name, unpaired(name, Optional.ofNullable(then.get(name)), counted));
            }
        }
        SliceComparison slices = new SliceComparison(request, engine, context);
        slices.plan(then, current, all);
        List<RowScale> scales = compareAll(reference, paired, plan.label(), slices);
        JointComparison joint = new JointComparison(counted, engine, context);
        joint.look(together(), embeddings, scales);
        List<String> names = new ArrayList<>(plan.names());
        ModelComparison.Sides sides =
                new ModelComparison.Sides(data(), reference, then, dataset, rows, settings.groups(), request.label());
        request.model().map(model -> ask(model, sides, plan.names())).ifPresent(names::add);
        return new CalibratedVerdicts(request, context.seed(), structural, compared, label, seen)
                .result(names, counted, leftOut, joint, slices);
    }

    /** Compares what a model predicts of both sides, and asks which columns matter to it. */
    private String ask(ScoringModel model, ModelComparison.Sides sides, List<String> columns) {
        MeasureDrift.stopIfAsked(context);
        try (ModelComparison asked = ModelComparison.open(model, scoring.orElseThrow(), engine, sides, context)) {
            String name = asked.name();
            asked.incomparable()
                    .ifPresentOrElse(
                            column -> structural.put(name, column),
                            () -> compared.put(
                                    name,
                                    asked.predictions()
                                            .weighing(request.settings().importance(name))));
            seen = Optional.of(asked.seen(columns));
            return name;
        }
    }

    private Map<String, ColumnType> referenceTypes() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        if (request.reference() instanceof MeasureDrift.OfDataset data) {
            engine.columns(data.dataset()).forEach(column -> types.put(column.name(), column.type()));
        } else if (request.reference() instanceof MeasureDrift.OfProfile profile) {
            profile.profile().columns().forEach(column -> types.put(column.name(), column.type()));
        }
        return types;
    }

    private Optional<Dataset> data() {
        return request.reference() instanceof MeasureDrift.OfDataset data
                ? Optional.of(data.dataset())
                : Optional.empty();
    }

    private DataProfile reference(Set<String> columns) {
        if (request.reference() instanceof MeasureDrift.OfProfile profile) {
            return profile.profile();
        }
        MeasureDrift.stopIfAsked(context);
        Dataset dataset = ((MeasureDrift.OfDataset) request.reference()).dataset();
        context.progress(MeasureDrift.KIND, "reading the reference " + dataset.name());
        return Profiler.exact(engine, request.label())
                .profile(dataset, request.settings().groups(), columns::contains);
    }

    /** Compares columns one by one, and gives the blocks that both sides know. */
    private List<RowScale> compareAll(
            DataProfile reference, List<String> paired, Optional<String> labelled, SliceComparison slices) {
        Map<String, ColumnProfile> profiles = new HashMap<>();
        reference.columns().forEach(column -> profiles.put(column.name(), column));
        BlockedRows blocks = Dependence.current(
                engine,
                request.current(),
                request.settings().groups(),
                reference.scales(),
                request.reference().name());
        CurrentColumns columns = new CurrentColumns(engine, request.current(), data(), reference, blocks);
        for (int from = 0; from < paired.size(); from += CurrentColumns.AT_ONCE) {
            List<String> names = paired.subList(from, Math.min(paired.size(), from + CurrentColumns.AT_ONCE));
            MeasureDrift.stopIfAsked(context);
            context.progress(
                    MeasureDrift.KIND,
                    "comparing columns " + (from + 1) + " to " + (from + names.size()) + " of " + paired.size());
            List<PairedColumn> batch = names.stream()
                    .map(name -> new PairedColumn(
                            Objects.requireNonNull(profiles.get(name)),
                            reference.rows(),
                            Objects.requireNonNull(current.get(name))))
                    .toList();
            columns.compare(batch, (column, sides) -> take(column, sides, labelled));
            slices.look(
                    batch.stream()
                            .flatMap(column -> Optional.ofNullable(compared.get(column.name())).stream()
                                    .map(whole -> new SlicedColumns.Whole(column, whole)))
                            .toList(),
                    blocks);
        }
        return Dependence.common(reference.scales(), blocks.scales());
    }

    /** The columns that are looked at together: those that are compared and matter. */
    private List<Column> together() {
        List<Column> columns = compared.values().stream()
                .map(ComparedColumn::cells)
                .filter(cells -> cells.weight() > 0)
                .map(cells -> Objects.requireNonNull(current.get(cells.name())))
                .toList();
        if (columns.isEmpty() && request.settings().joint().isPresent()) {
            leftOut.add(new LeftOut("all columns together", "no column is left to look at"));
        }
        return columns;
    }

    private void take(PairedColumn column, ComparedColumn sides, Optional<String> labelled) {
        if (labelled.equals(Optional.of(column.name()))) {
            label = Optional.of(new LabelComparison(request.label().orElseThrow(), column, sides));
            return;
        }
        Side then = sides.reference();
        Side now = sides.current();
        boolean empty = then.values() + now.values() == 0;
        if (empty && then.nonFinite() + now.nonFinite() == 0) {
            leftOut.add(new LeftOut(column.name(), "neither side has a value"));
        } else if (empty && then.nulls() + now.nulls() + infinite(sides) == 0) {
            leftOut.add(new LeftOut(column.name(), "neither side has a finite value"));
        } else if (column.changedType()) {
            String reason = "its type changed from " + Words.of(sides.type()) + " to " + Words.of(column.type());
            structural.put(
                    column.name(),
                    ColumnDrift.structural(column.name(), sides.type(), reason, sides.reference(), sides.current()));
        } else {
            Stream.concat(column.unread().stream(), column.unlooked().stream())
                    .forEach(why -> leftOut.add(new LeftOut(column.name(), why)));
            if (column.unread().isEmpty() || then.missing() + now.missing() > 0) {
                compared.put(column.name(), sides.weighing(request.settings().importance(column.name())));
            }
        }
    }

    private static long infinite(ComparedColumn sides) {
        return sides.cells().reference().infinities().total()
                + sides.cells().current().infinities().total();
    }

    private ColumnDrift unpaired(String name, Optional<ColumnType> before, CountedSides counted) {
        long n = counted.reference();
        long m = counted.current();
        Side there = new Side(n, before.isPresent() ? 0 : n, 0, OptionalDouble.empty());
        Side here = new Side(m, before.isPresent() ? m : 0, 0, OptionalDouble.empty());
        String reason = before.isPresent()
                ? "the current data do not have the column"
                : "the reference does not have the column";
        ColumnType type =
                before.orElseGet(() -> Objects.requireNonNull(current.get(name)).type());
        return ColumnDrift.structural(name, type, reason, there, here);
    }
}
