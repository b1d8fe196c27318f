package dev.modelgate.drift;

import dev.modelgate.data.BlockedRows;
import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.drift.calibrated.ColumnCells;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.drift.sides.ComparedColumn;
import dev.modelgate.drift.sides.SlicedColumns;
import dev.modelgate.drift.sides.SlicedColumns.InSlice;
import dev.modelgate.drift.sides.SlicedRows;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Columns within slices of the rows. A column shares its importance with its slices, one half for the whole and one half for
 * all of them: so the whole finds nearly what it would find alone, and no number of slices takes more from it.
 */
final class SliceComparison {
    private static final double SHARE_OF_WHOLE = 0.5;
    private static final String NEEDS_DATA =
            "this needs the reference's data, and a profile stands in for them: it does not tell what its slices hold";

    private final MeasureDrift.Request request;
    private final DataEngine engine;
    private final RunContext context;
    private final List<Sliced> all = new ArrayList<>();
    private final Map<String, Column> reference = new LinkedHashMap<>();
    private Optional<SlicedRows> before = Optional.empty();

    /** One column that is sliced by: its slices, or why there are none, and what was counted within them. */
    private record Sliced(String by, Optional<SlicePlan> plan, String untold, List<InSlice> found) {
        /** Slices that are looked at, in the order of their numbers. */
        List<SlicePlan.Slice> looked() {
            List<SlicePlan.Slice> looked = new ArrayList<>();
            for (boolean valued : new boolean[] {true, false}) {
                plan.map(SlicePlan::slices).orElse(List.of()).stream()
                        .filter(slice -> slice.enough() && slice.value().isPresent() == valued)
                        .forEach(looked::add);
            }
            return looked;
        }

        List<String> values() {
            return looked().stream().flatMap(slice -> slice.value().stream()).toList();
        }
    }

    SliceComparison(MeasureDrift.Request request, DataEngine engine, RunContext context) {
        this.request = request;
        this.engine = engine;
        this.context = context;
    }

    /**
     * Chooses slices.
     *
     * @param then types of the reference
     * @param columns columns of both sides
     * @throws dev.modelgate.problem.ProblemException when a column that was named cannot make slices
     */
    void plan(Map<String, ColumnType> then, Map<String, Column> current, Set<String> columns) {
        List<String> named = request.settings().slices().stream().distinct().toList();
        SlicePlan.require(named, then, columns);
        Optional<Dataset> data =
                request.reference() instanceof MeasureDrift.OfDataset of ? Optional.of(of.dataset()) : Optional.empty();
        data.filter(any -> !named.isEmpty())
                .ifPresent(one -> engine.columns(one).forEach(column -> reference.put(column.name(), column)));
        for (String by : named) {
            Optional<String> obstacle = data.isEmpty()
                    ? Optional.of(NEEDS_DATA)
                    : SlicePlan.obstacle(Optional.ofNullable(reference.get(by)), Optional.ofNullable(current.get(by)));
            Optional<SlicePlan> plan = obstacle.isPresent()
                    ? Optional.empty()
                    : Optional.of(SlicePlan.of(by, engine, data.orElseThrow(), request.current()));
            all.add(new Sliced(by, plan, obstacle.orElse(""), new ArrayList<>()));
        }
    }

    /**
     * Looks at columns slice by slice.
     *
     * @param columns columns that were compared as a whole
     * @param blocks the blocks of the current rows
     */
    void look(List<SlicedColumns.Whole> columns, BlockedRows blocks) {
        List<SlicedColumns.Whole> some = columns.stream()
                .filter(one -> one.column().valued() && one.whole().cells().weight() > 0)
                .toList();
        if (all.stream().allMatch(sliced -> sliced.looked().isEmpty()) || some.isEmpty()) {
            return;
        }
        SlicedColumns sliced =
                new SlicedColumns(before(), reference, new SlicedRows(engine, request.current(), blocks));
        for (Sliced one : all) {
            int slices = one.looked().size();
            if (slices > 0) {
                MeasureDrift.stopIfAsked(context);
                context.progress(MeasureDrift.KIND, "comparing them within slices of " + one.by());
                sliced
                        .of(
                                one.by(),
                                one.values(),
                                some.stream()
                                        .filter(column ->
                                                !column.column().name().equals(one.by()))
                                        .toList())
                        .stream()
                        .filter(found -> found.slice() < slices)
                        .forEach(one.found()::add);
            }
        }
    }

    /** The reference's rows, whose blocks are looked for once. */
    private SlicedRows before() {
        SlicedRows known = before.orElseGet(() -> {
            Dataset dataset = ((MeasureDrift.OfDataset) request.reference()).dataset();
            return new SlicedRows(
                    engine,
                    dataset,
                    BlockedRows.of(engine, dataset, request.settings().groups()));
        });
        before = Optional.of(known);
        return known;
    }

    /** A whole column with the importance that its slices leave to it. */
    ColumnCells whole(ComparedColumn column) {
        ColumnCells cells = column.cells();
        return slicesOf(cells.name()) == 0 ? cells : cells.weighing(cells.weight() * SHARE_OF_WHOLE);
    }

    private long slicesOf(String column) {
        return found().stream()
                .filter(one -> one.column().cells().name().equals(column))
                .count();
    }

    private List<InSlice> found() {
        return all.stream().flatMap(one -> one.found().stream()).toList();
    }

    /**
     * The columns within slices, with their part of the importance.
     *
     * @param columns the whole columns by their name
     */
    List<ColumnCells> cells(Map<String, ComparedColumn> columns) {
        Map<String, Double> shares = new LinkedHashMap<>();
        columns.forEach((name, column) ->
                shares.put(name, column.cells().weight() * (1 - SHARE_OF_WHOLE) / Math.max(1, slicesOf(name))));
        return found().stream()
                .map(one -> one.column().cells())
                .map(cells -> cells.weighing(shares.getOrDefault(cells.name(), 0.0)))
                .toList();
    }

    /**
     * What became of the slices.
     *
     * @param outcomes what the rule says of {@link #cells}, in their order
     * @param relevance tells drift that does not matter from drift that does
     */
    List<SlicedDrift> drifts(List<Outcome.OfColumn> outcomes, UnaryOperator<List<ColumnDrift>> relevance) {
        List<SlicedDrift> drifts = new ArrayList<>();
        int next = 0;
        for (Sliced one : all) {
            List<ColumnDrift> columns = new ArrayList<>();
            for (InSlice found : one.found()) {
                columns.add(ColumnVerdict.of(
                        found.column(), outcomes.get(next++), request.settings().rule()));
            }
            List<ColumnDrift> told = relevance.apply(columns);
            drifts.add(one.plan()
                    .map(plan -> new SlicedDrift(
                            one.by(),
                            Optional.empty(),
                            plan.slices().stream()
                                    .map(slice -> ofSlice(slice, one, told))
                                    .toList(),
                            plan.leftOut(),
                            plan.leftOutShare()))
                    .orElseGet(() -> SlicedDrift.untold(one.by(), one.untold())));
        }
        return drifts;
    }

    private static SlicedDrift.OfSlice ofSlice(SlicePlan.Slice slice, Sliced sliced, List<ColumnDrift> columns) {
        int number = sliced.looked().indexOf(slice);
        List<ColumnDrift> own = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (sliced.found().get(i).slice() == number) {
                own.add(columns.get(i));
            }
        }
        return new SlicedDrift.OfSlice(
                slice.value(),
                slice.reference(),
                slice.current(),
                verdict(own),
                own.size(),
                own.stream()
                        .filter(column -> column.verdict() == DriftVerdict.DRIFT
                                || column.verdict() == DriftVerdict.IRRELEVANT_DRIFT)
                        .toList(),
                own.stream()
                        .filter(column -> column.verdict() == DriftVerdict.CANNOT_TELL)
                        .map(ColumnDrift::name)
                        .toList());
    }

    private static DriftVerdict verdict(List<ColumnDrift> columns) {
        List<DriftVerdict> verdicts = columns.stream().map(ColumnDrift::verdict).toList();
        for (DriftVerdict verdict :
                List.of(DriftVerdict.DRIFT, DriftVerdict.CANNOT_TELL, DriftVerdict.IRRELEVANT_DRIFT)) {
            if (verdicts.contains(verdict)) {
                return verdict;
            }
        }
        return verdicts.isEmpty() ? DriftVerdict.CANNOT_TELL : DriftVerdict.NO_DRIFT;
    }
}
