package dev.modelgate.gate;

import dev.modelgate.data.ColumnType;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.drift.result.Chart;
import dev.modelgate.drift.result.ColumnBasis;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.DriftBasis;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.drift.result.Side;
import dev.modelgate.drift.result.SlicedDrift;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import dev.modelgate.settings.Passage;
import dev.modelgate.statistics.FalseDiscovery;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A candidate, a champion, and what is known of them. */
final class World {
    static final ModelVersion CANDIDATE = model("2");
    static final ModelVersion CHAMPION = model("1");
    static final String ENVIRONMENT = "prod";

    static final RunContext CONTEXT = new RunContext(
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC),
            EventSink.none(),
            new Cancellation(),
            42,
            "test",
            true);

    /** A language with one word: the rule holds when a field of the candidate's validation is there. */
    static final RuleLanguage RULES = new RuleLanguage() {
        @Override
        public String name() {
            return "presence";
        }

        @Override
        public Rule compile(Passage rule, RuleNames names) {
            String expression = rule.text();
            return facts -> facts.at(expression).isMissingNode()
                    ? new RuleResult(RuleResult.Verdict.UNKNOWN, expression + " is not there")
                    : new RuleResult(
                            facts.at(expression).asText().equals("no")
                                    ? RuleResult.Verdict.FAILS
                                    : RuleResult.Verdict.HOLDS,
                            facts.at(expression).asText());
        }
    };

    final MemoryStore store = new MemoryStore();
    private Optional<ModelVersion> champion = Optional.of(CHAMPION);
    private final SortedMap<String, ModelVersion> upstream = new TreeMap<>();
    private final SortedMap<String, Digest> contracts = new TreeMap<>();

    private final SortedMap<String, String> looksAt = new TreeMap<>();

    static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static ModelVersion model(String version) {
        return new ModelVersion("flight-delay", version, digest("model " + version), digest("signature " + version));
    }

    World known(Evidence... evidence) {
        Arrays.stream(evidence).forEach(store::put);
        return this;
    }

    World champion(Optional<ModelVersion> model) {
        champion = model;
        return this;
    }

    World contract(String dataset, String contract) {
        contracts.put(dataset, digest(contract));
        return this;
    }

    World looksAt(String kind, String dataset) {
        looksAt.put(kind, dataset);
        return this;
    }

    World runs(String environment, ModelVersion model) {
        upstream.put(environment, model);
        return this;
    }

    Facts facts() {
        return new Facts(champion, upstream, contracts, looksAt);
    }

    GateInput input() {
        return new GateInput(CANDIDATE, ENVIRONMENT, facts(), new CandidateEvidence(store, CANDIDATE).forGates());
    }

    GateOutcome evaluate(Gate gate) {
        return gate.evaluate(input(), RULES);
    }

    GateOutcome.Verdict verdict(Gate gate) {
        return evaluate(gate).verdict();
    }

    /** The same evidence, measured at another time. */
    static Evidence at(String time, Evidence evidence) {
        return evidence.withMeasured(evidence.measured().put("at", time));
    }

    static Evidence training(ModelVersion model, String... datasets) {
        SortedMap<String, Digest> digests =
                new TreeMap<>(Arrays.stream(datasets).collect(Collectors.toMap(name -> name, World::digest)));
        TrainingResult result = new TrainingResult(
                model,
                100,
                List.of("train"),
                42,
                Optional.empty(),
                Optional.empty(),
                digests,
                new TreeMap<>(),
                new TreeMap<>(),
                1);
        return Evidence.of(
                StepKey.of(Train.KIND, Map.of("model", model.version())),
                List.of(new Subject("model", model.digest())),
                Conclusion.PASSED,
                result,
                Map.of());
    }

    static Evidence dataValidation(String dataset, Conclusion conclusion) {
        return Evidence.of(
                StepKey.of("data-validation", Map.of("dataset", dataset)),
                List.of(new Subject(dataset, digest(dataset)), new Subject("contract", digest("contract"))),
                conclusion,
                Map.of("dataset", dataset),
                Map.of());
    }

    private static final DriftBasis CALIBRATED = new DriftBasis.OfCalibrated(
            "detected", 0.05, 0.02, 0.5, 0.9, FalseDiscovery.BENJAMINI_HOCHBERG, new TreeMap<>(), 0, 1, List.of());

    /** Drift of 500 live rows against a reference. */
    static Evidence drift(String reference, Map<String, DriftVerdict> verdicts) {
        return drift(reference, "live", verdicts);
    }

    static Evidence drift(String reference, String current, Map<String, DriftVerdict> verdicts) {
        return drift(CALIBRATED, reference, current, verdicts);
    }

    static Evidence drift(DriftBasis basis, String reference, String current, Map<String, DriftVerdict> verdicts) {
        return drift(basis, reference, current, verdicts, List.of(), List.of());
    }

    /** Drift of columns none of which drifted by itself, and of all of them together. */
    static Evidence driftTogether(String reference, DriftVerdict verdict) {
        JointDrift joint = new JointDrift("all columns", 1, verdict, "as measured", Optional.empty(), List.of());
        return drift(
                CALIBRATED, reference, "live", Map.of("distance", DriftVerdict.NO_DRIFT), List.of(joint), List.of());
    }

    /** Drift of columns none of which drifted as a whole, and of slices of them. */
    static Evidence driftWithinSlices(String reference, SlicedDrift slices) {
        Map<String, DriftVerdict> whole =
                Map.of("distance", DriftVerdict.NO_DRIFT, "temperature", DriftVerdict.NO_DRIFT);
        return drift(CALIBRATED, reference, "live", whole, List.of(), List.of(slices));
    }

    private static Evidence drift(
            DriftBasis basis,
            String reference,
            String current,
            Map<String, DriftVerdict> verdicts,
            List<JointDrift> joint,
            List<SlicedDrift> slices) {
        OptionalDouble no = OptionalDouble.empty();
        Side side = new Side(500, 0, 0, no);
        List<ColumnDrift> columns = new TreeMap<>(verdicts)
                .entrySet().stream()
                        .map(column -> new ColumnDrift(
                                column.getKey(),
                                ColumnType.NUMBER,
                                column.getValue(),
                                "as measured",
                                new ColumnBasis.Structure(),
                                side,
                                side,
                                new Chart(List.of(), List.of(), List.of())))
                        .toList();
        int drifted = Collections.frequency(verdicts.values(), DriftVerdict.DRIFT)
                + (int) slices.stream()
                        .flatMap(one -> one.within(DriftVerdict.DRIFT))
                        .map(one -> one.column().name())
                        .distinct()
                        .count();
        int unsure = Collections.frequency(verdicts.values(), DriftVerdict.CANNOT_TELL);
        DriftResult result = new DriftResult(
                reference,
                current,
                List.of(),
                List.of(),
                false,
                500,
                500,
                columns,
                joint,
                slices,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                basis,
                drifted,
                unsure,
                (double) drifted / Math.max(1, columns.size()),
                drifted > 0 ? DriftVerdict.DRIFT : DriftVerdict.NO_DRIFT);
        return Evidence.of(
                StepKey.of(
                        MeasureDrift.KIND,
                        Map.of(
                                "reference",
                                digest(reference).toString(),
                                "current",
                                digest(current).toString(),
                                "current.name",
                                current)),
                List.of(new Subject(reference, digest(reference)), new Subject(current, digest(current))),
                Conclusion.PASSED,
                result,
                Map.of());
    }

    /** The same drift as a model sees it. */
    static Evidence seenBy(ModelVersion model, Evidence drift) {
        Map<String, String> parts = new TreeMap<>(drift.key().parts());
        parts.put("model", model.digest().toString());
        return Evidence.of(
                StepKey.of(MeasureDrift.KIND, parts),
                drift.subjects(),
                drift.conclusion(),
                drift.resultAs(DriftResult.class),
                Map.of());
    }
}
