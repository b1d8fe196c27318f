package dev.modelgate.drift;

import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.drift.joint.JointSettings;
import dev.modelgate.drift.report.DriftReport;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.scored.ScoringModel;
import dev.modelgate.drift.scored.ScoringPorts;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Compares data with a reference, column by column. A column drifted when it differs by more than a margin that does not
 * matter, and more than chance explains, rows that depend on each other and the number of columns allowed for; it did not
 * when what matters would have been found; else it cannot be told, which needs more data.
 *
 * <p>By the preset {@code evidently} the tests and thresholds of Evidently decide instead, and its rule for the dataset.
 *
 * <p>The whole is denied when more columns drifted than the settings allow, and unknown when that depends on columns of
 * which it cannot be told.
 */
public final class MeasureDrift implements Step<MeasureDrift.Request> {
    /** Kind of the evidence. */
    public static final String KIND = "drift";

    /** What the data that it looks at are to it, in the parts of its key. */
    public static final String CURRENT = "current";

    private final Supplier<? extends DataEngine> engine;
    private final Optional<ScoringPorts> scoring;

    /**
     * A step over an engine, which cannot ask models.
     *
     * @param engine opens the engine, or gives the open one; asked only when data has to be read
     */
    public MeasureDrift(Supplier<? extends DataEngine> engine) {
        this(engine, Optional.empty());
    }

    /**
     * A step over an engine.
     *
     * @param engine opens the engine, or gives the open one; asked only when data has to be read
     * @param scoring runs models
     */
    public MeasureDrift(Supplier<? extends DataEngine> engine, Optional<ScoringPorts> scoring) {
        this.engine = engine;
        this.scoring = scoring;
    }

    /** What current data are compared with. */
    public sealed interface Reference {
        /** What the user calls it. */
        String name();

        /** The files that it is read from, as the user wrote them. */
        List<String> files();
    }

    /**
     * The data themselves.
     *
     * @param dataset the data
     */
    public record OfDataset(Dataset dataset) implements Reference {
        @Override
        public String name() {
            return dataset.name();
        }

        @Override
        public List<String> files() {
            return dataset.fileNames();
        }
    }

    /**
     * A profile that stands in for the data; the verdicts are the same.
     *
     * @param profile the profile
     * @param digest digest of its file
     * @param name its file, as the user wrote it
     */
    public record OfProfile(DataProfile profile, Digest digest, String name) implements Reference {
        @Override
        public List<String> files() {
            return List.of(name);
        }
    }

    /**
     * What to compare.
     *
     * @param reference what to compare with
     * @param current the data to look at
     * @param settings how much matters
     * @param label how the truth is read; its column is told of apart from the others
     * @param counted whether evidence keeps what was counted, so that nights can be watched together
     * @param model the model by whose predictions drift is seen, with the preset calibrated
     */
    public record Request(
            Reference reference,
            Dataset current,
            DriftSettings settings,
            Optional<LabelRule> label,
            boolean counted,
            Optional<ScoringModel> model) {
        /** A comparison that is looked at alone, and without a model. */
        public Request(Reference reference, Dataset current, DriftSettings settings, Optional<LabelRule> label) {
            this(reference, current, settings, label, false, Optional.empty());
        }

        /** @throws ProblemException when a profile is to stand in for data that Evidently's tests need */
        public Request {
            if (settings.preset() == DriftPreset.EVIDENTLY && reference instanceof OfProfile) {
                throw ProblemException.invalid(Problem.of(
                        reference.name() + " is a profile; the tests of the preset evidently need the reference's data",
                        "Name data with {option:reference} or {key:drift.reference} and remove"
                                + " {key:drift.profile}, or choose another {option:preset}"));
            }
        }
    }

    @Override
    public StepKey key(Request request, RunContext context) {
        Map<String, String> parts = new HashMap<>();
        if (request.reference() instanceof OfProfile profile) {
            parts.put("profile", profile.digest().toString());
            parts.put("profile.name", profile.name());
        } else if (request.reference() instanceof OfDataset data) {
            parts.putAll(data.dataset().keyParts("reference"));
        }
        parts.putAll(request.current().keyParts(CURRENT));
        DriftSettings settings = request.settings();
        parts.put("columns.include", String.join("\n", settings.columns().include()));
        parts.put("columns.exclude", String.join("\n", settings.columns().exclude()));
        parts.put("preset", settings.preset().name().toLowerCase(Locale.ROOT));
        parts.putAll(
                switch (settings.preset()) {
                    case CALIBRATED -> calibratedParts(request, context);
                    case EVIDENTLY -> settings.evidently().keyParts();
                });
        parts.put(StepKey.TOOL, context.toolVersion());
        return StepKey.of(KIND, parts);
    }

    private static Map<String, String> calibratedParts(Request request, RunContext context) {
        DriftSettings settings = request.settings();
        Map<String, String> parts = new HashMap<>();
        parts.put("counted", Boolean.toString(request.counted()));
        parts.put("correction", settings.correction().name());
        parts.put("detect", Double.toString(settings.detect()));
        parts.put("falseAlarms", Double.toString(settings.falseAlarms()));
        parts.put("embeddings", new TreeMap<>(settings.embeddings()).toString());
        parts.put("importance", new TreeMap<>(settings.importance()).toString());
        parts.put("joint", settings.joint().map(JointSettings::toString).orElse("none"));
        parts.put("label", request.label().map(LabelRule::describe).orElse("none"));
        parts.put("margin", Double.toString(settings.margin()));
        parts.put("mostDrifted", Double.toString(settings.mostDrifted()));
        request.model().ifPresent(model -> parts.putAll(model.keyParts()));
        parts.put("power", Double.toString(settings.power()));
        parts.put("rows", settings.groups().describe());
        parts.put("seed", Long.toString(context.seed()));
        parts.put("slices", String.join("\n", settings.slices()));
        return parts;
    }

    /** Whether evidence of drift looked at these data, rather than comparing others with them. */
    public static boolean looksAt(Evidence drift, Digest data) {
        return data.toString().equals(drift.key().parts().get(CURRENT));
    }

    /** Digest of the data that evidence of drift looked at. */
    public static Digest dataOf(Evidence drift) {
        return drift.key().digestOf("current");
    }

    /** Digest of the data, or of the profile, that they were compared with. */
    public static Digest referenceOf(Evidence drift) {
        return drift.key().digestOf(drift.key().parts().containsKey("profile") ? "profile" : "reference");
    }

    /** Digest of the model by whose predictions evidence of drift was seen; empty when there was none. */
    public static Optional<Digest> modelOf(Evidence drift) {
        return Optional.ofNullable(drift.key().parts().get(ScoringModel.MODEL)).flatMap(Digest::parse);
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        Instant start = context.clock().instant();
        DataEngine reader = engine.get();
        DriftResult result = compare(request, reader, context);
        Duration took = Duration.between(start, context.clock().instant());
        return Evidence.of(
                key,
                subjects(request),
                conclusion(result.verdict()),
                result,
                Map.of("durationSeconds", took.toNanos() / 1e9));
    }

    private DriftResult compare(Request request, DataEngine engine, RunContext context) {
        return switch (request.settings().preset()) {
            case CALIBRATED -> new CalibratedComparison(request, engine, scoring, context).result();
            case EVIDENTLY -> new EvidentlyComparison(request, engine, context).result();
        };
    }

    static void stopIfAsked(RunContext context) {
        if (context.cancellation().requested()) {
            throw ProblemException.unknown(
                    Problem.of("The comparison was stopped on request; nothing was kept", "Run {goal:drift} again"));
        }
    }

    private static List<Subject> subjects(Request request) {
        List<Subject> subjects = new ArrayList<>();
        if (request.reference() instanceof OfProfile profile) {
            subjects.add(new Subject(profile.name(), profile.digest()));
            subjects.add(
                    new Subject(profile.profile().dataset(), profile.profile().digest()));
        } else if (request.reference() instanceof OfDataset data) {
            subjects.add(new Subject(data.name(), data.dataset().digest()));
        }
        subjects.add(new Subject(request.current().name(), request.current().digest()));
        request.model()
                .ifPresent(model -> subjects.add(new Subject(model.artifact().title(), model.digest())));
        return subjects.stream().distinct().toList();
    }

    private static Conclusion conclusion(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFT -> Conclusion.DENIED;
            case NO_DRIFT, IRRELEVANT_DRIFT -> Conclusion.PASSED;
            case CANNOT_TELL -> Conclusion.UNKNOWN;
        };
    }

    @Override
    public Report report(Evidence evidence) {
        return DriftReport.of(evidence);
    }
}
