package dev.modelgate.drift;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnSamples;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.drift.evidently.ColumnOutcome;
import dev.modelgate.drift.evidently.DatasetOutcome;
import dev.modelgate.drift.evidently.EvidentlyDrift;
import dev.modelgate.drift.evidently.EvidentlySettings;
import dev.modelgate.drift.evidently.Judgement;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftResult.LeftOut;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.EvidentlyScore;
import dev.modelgate.drift.result.Side;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * One measurement of drift by Evidently's rules: the current data say which columns count and as what, and the label is
 * a column like any other. Reads one column of both sides after the other.
 */
final class EvidentlyComparison {
    private static final String ONLY_CALIBRATED = "the preset calibrated looks at it, Evidently does not";

    private final MeasureDrift.Request request;
    private final Dataset reference;
    private final RunContext context;
    private final DataEngine engine;
    private final EvidentlyDrift rules;
    private final Map<String, Column> before = new LinkedHashMap<>();
    private final Map<String, Column> now = new LinkedHashMap<>();
    private final List<ColumnOutcome> outcomes = new ArrayList<>();
    private final List<ColumnDrift> columns = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    EvidentlyComparison(MeasureDrift.Request request, DataEngine engine, RunContext context) {
        this.request = request;
        this.reference = ((MeasureDrift.OfDataset) request.reference()).dataset();
        this.context = context;
        this.engine = engine;
        this.rules = new EvidentlyDrift(request.settings().evidently().options());
        engine.columns(reference).forEach(column -> before.put(column.name(), column));
        engine.columns(request.current()).forEach(column -> now.put(column.name(), column));
    }

    DriftResult result() {
        ColumnSamples samples = new ColumnSamples(engine);
        long rowsBefore = samples.rows(reference);
        long rows = samples.rows(request.current());
        CountedSides counted = new CountedSides(request, rowsBefore, rows);
        requireKnown();
        List<String> chosen = chosen();
        for (int i = 0; i < chosen.size(); i++) {
            MeasureDrift.stopIfAsked(context);
            context.progress(MeasureDrift.KIND, "comparing column " + (i + 1) + " of " + chosen.size());
            compare(chosen.get(i), rowsBefore, rows);
        }
        leaveOutCalibrated();
        EvidentlySettings settings = request.settings().evidently();
        DatasetOutcome outcome = DatasetOutcome.of(outcomes, List.of(), settings.driftShare());
        return counted.result(
                columns,
                List.of(),
                List.of(),
                leftOut,
                Optional.empty(),
                Optional.empty(),
                new DriftBasis.OfEvidently(outcome.driftShare()),
                verdict(outcome.judgement()));
    }

    /** What the other preset would look at is not left out in silence. */
    private void leaveOutCalibrated() {
        DriftSettings settings = request.settings();
        settings.slices().forEach(by -> leftOut.add(new LeftOut("slices of " + by, ONLY_CALIBRATED)));
        settings.joint().ifPresent(joint -> leftOut.add(new LeftOut("all columns together", ONLY_CALIBRATED)));
        settings.embeddings().keySet().forEach(name -> leftOut.add(new LeftOut("embedding " + name, ONLY_CALIBRATED)));
    }

    private void requireKnown() {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        ColumnPlan.requireIncluded(request.settings().columns(), all);
        EvidentlySettings settings = request.settings().evidently();
        Set<String> named = new TreeSet<>(settings.perColumnMethod().keySet());
        named.addAll(settings.perColumnThreshold().keySet());
        ColumnPlan.requireKnown(
                named,
                all,
                "Correct {key:drift.evidently.perColumnMethod} and {key:drift.evidently.perColumnThreshold}");
    }

    private List<String> chosen() {
        DriftSettings.Columns choice = request.settings().columns();
        List<String> chosen = new ArrayList<>();
        now.keySet()
                .forEach(name -> ColumnPlan.passedOver(name, choice)
                        .ifPresentOrElse(why -> leftOut.add(new LeftOut(name, why)), () -> chosen.add(name)));
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> leftOut.add(new LeftOut(
                        name,
                        ColumnPlan.passedOver(name, choice)
                                .orElse("the current data do not have it: Evidently goes by the columns of the current"
                                        + " data"))));
        if (chosen.isEmpty()) {
            throw ColumnPlan.nothingLeft(now.keySet());
        }
        return chosen;
    }

    private void compare(String name, long rowsBefore, long rows) {
        Optional<EvidentlySide> then = Optional.ofNullable(before.get(name))
                .map(column -> EvidentlySide.read(engine, reference, column, rowsBefore));
        EvidentlySide current =
                EvidentlySide.read(engine, request.current(), Objects.requireNonNull(now.get(name)), rows);
        ColumnOutcome outcome = then.map(side -> rules.compare(side.values(), current.values()))
                .orElseGet(() -> rules.withoutReference(current.values()));
        if (!outcome.type().compared()) {
            leftOut.add(new LeftOut(name, outcome.reason()));
            return;
        }
        outcomes.add(outcome);
        columns.add(new ColumnDrift(
                name,
                current.type(),
                verdict(outcome.judgement()),
                outcome.reason(),
                EvidentlyScore.of(outcome),
                then.map(EvidentlySide::side)
                        .orElseGet(() -> new Side(rowsBefore, rowsBefore, 0, OptionalDouble.empty())),
                current.side(),
                then.map(side -> EvidentlySide.chart(side, current)).orElseGet(Chart::empty)));
    }

    private static DriftVerdict verdict(Judgement judgement) {
        return switch (judgement) {
            case DRIFTED -> DriftVerdict.DRIFT;
            case NOT_DRIFTED -> DriftVerdict.NO_DRIFT;
            case UNTOLD -> DriftVerdict.CANNOT_TELL;
        };
    }
}
