package dev.modelgate.drift;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.RowScale;
import dev.modelgate.drift.calibrated.CalibratedRule;
import dev.modelgate.drift.calibrated.Outcome;
import dev.modelgate.drift.joint.JointOutcome;
import dev.modelgate.drift.joint.JointSettings;
import dev.modelgate.drift.joint.JointTest;
import dev.modelgate.drift.joint.SampledSides;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Columns that are looked at together: all of them, where that is asked for, and those of every embedding. */
final class JointComparison {
    private static final String ALL = "all columns";
    private static final double WEIGHT_OF_EMBEDDING = 1;
    private static final String NEEDS_DATA =
            "this needs the reference's data, and a profile stands in for them: it does not tell how columns go together";

    private final CountedSides counted;
    private final DataEngine engine;
    private final RunContext context;
    private final List<Member> members = new ArrayList<>();

    /** Columns to look at together, and the test or the verdict that needs none. */
    private record Member(
            String name, int columns, double weight, Optional<JointTest> test, DriftVerdict otherwise, String why) {}

    JointComparison(CountedSides counted, DataEngine engine, RunContext context) {
        this.counted = counted;
        this.engine = engine;
        this.context = context;
    }

    /**
     * Looks at columns together.
     *
     * @param columns those that are compared one by one, by their name
     * @param scales the blocks that both sides know
     */
    void look(List<Column> columns, Embeddings embeddings, List<RowScale> scales) {
        DriftSettings settings = counted.request().settings();
        settings.joint().ifPresent(joint -> {
            if (!columns.isEmpty()) {
                add(ALL, columns, joint.weight(), false, scales);
            }
        });
        embeddings.columns().forEach((name, own) -> embedding(name, own, scales));
    }

    private void embedding(String name, List<String> own, List<RowScale> scales) {
        Map<String, Column> now = byName(counted.request().current());
        Map<String, Column> then = reference().map(this::byName).orElse(now);
        String called = "embedding " + name;
        Optional<String> changed = own.stream()
                .flatMap(column ->
                        changed(column, Optional.ofNullable(then.get(column)), Optional.ofNullable(now.get(column)))
                                .stream())
                .findFirst();
        if (changed.isPresent()) {
            members.add(without(called, own.size(), DriftVerdict.DRIFT, changed.get()));
            return;
        }
        List<Column> columns = own.stream().map(now::get).toList();
        requireNumbers(name, columns);
        add(called, columns, WEIGHT_OF_EMBEDDING, true, scales);
    }

    private static Optional<String> changed(String name, Optional<Column> then, Optional<Column> now) {
        if (then.isEmpty() || now.isEmpty()) {
            return Optional.of(
                    (then.isEmpty() ? "the reference does" : "the current data do") + " not have the column " + name);
        }
        boolean numbers = then.get().type().numeric() == now.get().type().numeric();
        return numbers
                ? Optional.empty()
                : Optional.of("column " + name + " changed its type from "
                        + then.get().nativeType() + " to " + now.get().nativeType());
    }

    private static void requireNumbers(String name, List<Column> columns) {
        boolean list = columns.size() == 1 && columns.get(0).type() == ColumnType.OTHER;
        List<String> others = columns.stream()
                .filter(column -> !column.type().numeric() && !list)
                .map(column -> column.name() + " is " + column.nativeType())
                .toList();
        if (columns.isEmpty() || !others.isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "The embedding " + name + " has "
                            + (columns.isEmpty()
                                    ? "no column"
                                    : "columns that are no numbers: " + String.join(", ", others)),
                    "Name columns of numbers, or one column of lists of numbers, in {key:drift.embeddings}"));
        }
    }

    private Map<String, Column> byName(Dataset dataset) {
        Map<String, Column> columns = new TreeMap<>();
        engine.columns(dataset).forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    private Optional<Dataset> reference() {
        return counted.request().reference() instanceof MeasureDrift.OfDataset data
                ? Optional.of(data.dataset())
                : Optional.empty();
    }

    private void add(String name, List<Column> columns, double weight, boolean embedding, List<RowScale> scales) {
        if (reference().isEmpty()) {
            members.add(without(name, columns.size(), DriftVerdict.CANNOT_TELL, NEEDS_DATA));
            return;
        }
        MeasureDrift.stopIfAsked(context);
        context.progress(MeasureDrift.KIND, "looking at " + name + " together");
        SampledSides sides = sides();
        Optional<JointTest> test = embedding
                ? JointTest.ofEmbedding(sides, scales, columns, context.seed())
                : JointTest.ofColumns(sides, scales, columns, context.seed());
        String few = "there are fewer than " + JointTest.FEWEST_ROWS + " rows on one side";
        members.add(new Member(name, columns.size(), weight, test, DriftVerdict.CANNOT_TELL, few));
    }

    private SampledSides sides() {
        MeasureDrift.Request request = counted.request();
        int most = request.settings().joint().orElseGet(JointSettings::defaults).rows();
        return new SampledSides(
                engine, reference().orElseThrow(), counted.reference(), request.current(), counted.current(), most);
    }

    private static Member without(String name, int columns, DriftVerdict verdict, String why) {
        return new Member(name, columns, 0, Optional.empty(), verdict, why);
    }

    /** The questions that share the rate of false alarms with the single columns. */
    List<Outcome.Beside> beside() {
        double margin = counted.request().settings().margin();
        return members.stream()
                .flatMap(member ->
                        member.test().map(test -> new Outcome.Beside(test.pValue(margin), member.weight())).stream())
                .toList();
    }

    /**
     * What became of them.
     *
     * @param adjusted p-values of what {@link #beside} asked
     * @param weights of these and of all columns together
     * @param noColumn whether no single column drifted
     */
    List<JointDrift> drifts(List<Double> adjusted, double weights, boolean noColumn) {
        List<JointDrift> drifts = new ArrayList<>();
        int next = 0;
        for (Member member : members) {
            drifts.add(
                    member.test().isPresent()
                            ? drift(member, member.test().get(), adjusted.get(next++), weights, noColumn)
                            : new JointDrift(
                                    member.name(),
                                    member.columns(),
                                    member.otherwise(),
                                    member.why(),
                                    Optional.empty(),
                                    List.of()));
        }
        return drifts;
    }

    private JointDrift drift(Member member, JointTest test, double adjusted, double weights, boolean noColumn) {
        CalibratedRule rule = counted.request().settings().rule();
        JointOutcome outcome = test.outcome(rule, rule.falseAlarms() * member.weight() / weights);
        SampledSides sides = sides();
        JointDrift.Figures figures =
                JointDrift.Figures.of(outcome, adjusted, sides.referenceRows(), sides.currentRows());
        DriftVerdict verdict = adjusted <= rule.falseAlarms()
                ? DriftVerdict.DRIFT
                : outcome.smallestShift() > rule.detect() ? DriftVerdict.CANNOT_TELL : DriftVerdict.NO_DRIFT;
        List<JointDrift.Carrier> carriers = verdict == DriftVerdict.DRIFT
                ? test.carriers(rule, context.seed()).stream()
                        .map(JointDrift.Carrier::of)
                        .toList()
                : List.of();
        return new JointDrift(
                member.name(),
                member.columns(),
                verdict,
                JointReasons.of(
                        verdict, figures, carriers, rule, noColumn && member.columns() > 1 && !carriers.isEmpty()),
                Optional.of(figures),
                carriers);
    }
}
