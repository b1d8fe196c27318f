package dev.modelgate.drift;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSample;
import dev.modelgate.data.ColumnSamples;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.drift.DriftResult.LabelShift;
import dev.modelgate.drift.DriftResult.LeftOut;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** One measurement of drift: reads one column of both sides after the other, and compares them. */
final class Comparison {
    private final MeasureDrift.Request request;
    private final RunContext context;
    private final ReferenceSource reference;
    private final DataEngine engine;
    private final ColumnSamples samples;
    private final Map<String, Column> current = new LinkedHashMap<>();
    private final Map<String, ColumnDrift> compared = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private Optional<LabelShift> label = Optional.empty();

    Comparison(MeasureDrift.Request request, ReferenceSource reference, DataEngine engine, RunContext context) {
        this.request = request;
        this.context = context;
        this.reference = reference;
        this.engine = engine;
        this.samples = new ColumnSamples(engine);
    }

    DriftResult result() {
        Dataset dataset = request.current();
        requireRows(request.reference().name(), reference.rows());
        long rows = samples.rows(dataset);
        requireRows(dataset.name(), rows);
        engine.columns(dataset).forEach(column -> current.put(column.name(), column));
        Map<String, ColumnType> now = new LinkedHashMap<>();
        current.forEach((name, column) -> now.put(name, column.type()));
        DriftSettings settings = request.settings();
        ColumnPlan plan = ColumnPlan.of(
                reference.types(), now, settings.columns(), request.label().map(rule -> rule.column()));
        leftOut.addAll(plan.leftOut());
        double level = level(plan, now);
        Effects effects = new Effects(settings.floors(), level, context.seed());
        compareAll(plan, rows, effects);
        List<ColumnDrift> columns = plan.names().stream()
                .map(compared::get)
                .filter(Objects::nonNull)
                .toList();
        requireCompared(columns, leftOut);
        return result(columns, rows, level);
    }

    /** Bonferroni: with k intervals, each misses the truth with a k-th of the chance that all together may. */
    private double level(ColumnPlan plan, Map<String, ColumnType> now) {
        Map<String, ColumnType> paired = new LinkedHashMap<>(reference.types());
        paired.keySet().retainAll(now.keySet());
        int intervals = 0;
        for (Map.Entry<String, ColumnType> column : paired.entrySet()) {
            boolean labelled = plan.label().equals(Optional.of(column.getKey()));
            if (labelled || plan.names().contains(column.getKey())) {
                intervals += ColumnComparison.intervals(column.getValue()) + (labelled ? 1 : 0);
            }
        }
        return 1 - (1 - request.settings().confidence()) / Math.max(1, intervals);
    }

    private void compareAll(ColumnPlan plan, long rows, Effects effects) {
        List<String> paired = new ArrayList<>();
        for (String name : plan.names()) {
            ColumnType before = reference.types().get(name);
            Column after = current.get(name);
            if (before != null && after != null) {
                paired.add(name);
            } else {
                compared.put(name, unpaired(name, Optional.ofNullable(before), rows));
            }
        }
        plan.label().ifPresent(paired::add);
        ColumnComparison comparison = new ColumnComparison(effects);
        for (int i = 0; i < paired.size(); i++) {
            stopIfAsked(context);
            context.progress(MeasureDrift.KIND, "comparing column " + (i + 1) + " of " + paired.size());
            compare(paired.get(i), comparison, effects, plan.label());
        }
    }

    private void compare(String name, ColumnComparison comparison, Effects effects, Optional<String> labelled) {
        Map<String, ReferenceColumn> before = reference.read(Set.of(name));
        Column column = Objects.requireNonNull(current.get(name));
        samples.read(request.current(), List.of(column), now -> {
            ReferenceColumn then = Objects.requireNonNull(before.get(name));
            if (labelled.equals(Optional.of(now.name()))) {
                label = request.label()
                        .map(rule -> new LabelComparison(
                                        rule,
                                        effects,
                                        request.settings().floors().missing())
                                .compare(then, now, comparison.compare(then, now)));
            } else {
                compare(then, now, comparison);
            }
        });
    }

    private void compare(ReferenceColumn then, ColumnSample now, ColumnComparison comparison) {
        if (then.side().values() == 0 && now.values() == 0) {
            leftOut.add(new LeftOut(now.name(), "neither side has a value"));
        } else if (then.categories().map(CategoryReference::identifying).orElse(false)) {
            leftOut.add(new LeftOut(now.name(), "nearly every value of the reference occurs once: an identifier"));
        } else {
            compared.put(now.name(), comparison.compare(then, now));
        }
    }

    private ColumnDrift unpaired(String name, Optional<ColumnType> before, long rows) {
        Side there = new Side(reference.rows(), before.isPresent() ? 0 : reference.rows(), 0, OptionalDouble.empty());
        Side here = new Side(rows, before.isPresent() ? rows : 0, 0, OptionalDouble.empty());
        String reason = before.isPresent()
                ? "the current data do not have the column"
                : "the reference does not have the column";
        ColumnType type =
                before.orElseGet(() -> Objects.requireNonNull(current.get(name)).type());
        return ColumnComparison.structural(name, type, reason, there, here);
    }

    private DriftResult result(List<ColumnDrift> columns, long rows, double level) {
        int drifted = count(columns, DriftVerdict.DRIFT);
        int unsure = count(columns, DriftVerdict.CANNOT_TELL);
        double most = request.settings().mostDrifted();
        return new DriftResult(
                DriftPreset.FLOORS,
                request.reference().name(),
                request.current().name(),
                request.reference().files(),
                request.current().fileNames(),
                request.reference() instanceof MeasureDrift.OfProfile,
                reference.rows(),
                rows,
                columns,
                leftOut,
                label,
                OptionalDouble.of(level),
                drifted,
                unsure,
                (double) drifted / columns.size(),
                OptionalDouble.of(most),
                OptionalDouble.empty(),
                DriftResult.verdict(columns.size(), drifted, unsure, most));
    }

    private static int count(List<ColumnDrift> columns, DriftVerdict verdict) {
        return (int)
                columns.stream().filter(column -> column.verdict() == verdict).count();
    }

    static void requireRows(String name, long rows) {
        if (rows == 0) {
            throw ProblemException.invalid(Problem.of(
                    "There is nothing to compare: " + name + " has no rows",
                    "Name data that have rows, or wait until some have arrived"));
        }
    }

    static void requireCompared(List<ColumnDrift> columns, List<LeftOut> leftOut) {
        if (columns.isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "No column could be compared: " + leftOut.get(0).name() + ": "
                            + leftOut.get(0).why(),
                    "Name data that have values, or correct {key:drift.columns.include}"));
        }
    }

    static void stopIfAsked(RunContext context) {
        if (context.cancellation().requested()) {
            throw ProblemException.unknown(
                    Problem.of("The comparison was stopped on request; nothing was kept", "Run {goal:drift} again"));
        }
    }
}
