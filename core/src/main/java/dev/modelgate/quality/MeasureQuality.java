package dev.modelgate.quality;

import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.Rows;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.model.RowScorer;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Measures how well a model does on data as they come, against how well it does on a reference whose labels are known:
 * over time where labels are known, and from the scores alone where they are not. It is denied when the model does worse by
 * more than a margin, and unknown when that cannot be told and the settings ask for proof.
 */
public final class MeasureQuality implements Step<MeasureQuality.Request> {
    /** Kind of the evidence. */
    public static final String KIND = "quality";

    /** Threshold of a model that came without a signature. */
    private static final double THRESHOLD = 0.5;

    private final Supplier<? extends ModelRuntime> runtime;
    private final Supplier<? extends DataEngine> engine;
    private final Supplier<? extends Rows> rows;

    /**
     * A step over ports that are opened when they are first needed.
     *
     * @param runtime runs models
     * @param engine tells the columns of data
     * @param rows reads data
     */
    public MeasureQuality(
            Supplier<? extends ModelRuntime> runtime,
            Supplier<? extends DataEngine> engine,
            Supplier<? extends Rows> rows) {
        this.runtime = runtime;
        this.engine = engine;
        this.rows = rows;
    }

    /**
     * What to measure.
     *
     * @param model the model
     * @param data rows that it scores now, of which some, all or none have a label
     * @param reference rows with labels that it was not trained on
     * @param label how the truth is read
     * @param slices columns whose every value is looked at by itself
     * @param leastSliceRows rows with a label that a slice needs on either side
     * @param settings what is judged, and how sure it has to be
     */
    public record Request(
            ModelArtifact model,
            Dataset data,
            Dataset reference,
            LabelRule label,
            List<String> slices,
            int leastSliceRows,
            QualitySettings settings) {
        public Request {
            slices = List.copyOf(slices);
        }

        double threshold() {
            return model.signature().map(file -> file.signature().threshold()).orElse(THRESHOLD);
        }
    }

    /**
     * Both sides, scored.
     *
     * @param timed whether rows of the data fall into windows
     * @param referenceTimed whether those of the reference do
     */
    record Sides(ScoredData data, ScoredData reference, boolean timed, boolean referenceTimed) {}

    @Override
    public StepKey key(Request request, RunContext context) {
        QualitySettings settings = request.settings();
        Map<String, String> parts = new TreeMap<>();
        parts.put("model", request.model().file().digest().toString());
        parts.put("model.title", request.model().title());
        parts.put(
                "signature",
                request.model()
                        .signature()
                        .map(file -> file.digest().toString())
                        .orElse("none"));
        parts.putAll(request.data().keyParts("data"));
        parts.putAll(request.reference().keyParts("reference"));
        parts.put("label", request.label().describe());
        parts.put("slices", String.join("\n", request.slices()));
        parts.put("leastSliceRows", Integer.toString(request.leastSliceRows()));
        parts.put("time", settings.time().orElse(""));
        parts.put("window", settings.window().toString());
        parts.put("loss", settings.loss().name());
        parts.put("margin", Double.toString(settings.margin()));
        parts.put("falseAlarms", Double.toString(settings.falseAlarms()));
        parts.put("conceptMargin", Double.toString(settings.conceptMargin()));
        parts.put("onConceptDrift", settings.onConceptDrift().name());
        parts.put("proof", Boolean.toString(settings.proof()));
        parts.put("seed", Long.toString(context.seed()));
        parts.put(StepKey.TOOL, context.toolVersion());
        return StepKey.of(KIND, parts);
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        Instant start = context.clock().instant();
        LookedAt reference = LookedAt.of(request.reference(), request, engine.get());
        LookedAt data = LookedAt.of(request.data(), request, engine.get());
        reference.requireLabel(request.label());
        reference.requireSlices(request.slices());
        data.requireSlices(request.slices());
        request.settings().time().ifPresent(data::requireTime);
        QualityResult result = measure(request, data, reference, context);
        Duration took = Duration.between(start, context.clock().instant());
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject("model", request.model().file().digest()));
        request.model().signature().ifPresent(file -> subjects.add(new Subject("signature", file.digest())));
        subjects.add(new Subject(request.data().name(), request.data().digest()));
        subjects.add(new Subject(request.reference().name(), request.reference().digest()));
        return Evidence.of(
                key,
                subjects.stream().distinct().toList(),
                conclusion(result.verdict(), request.settings()),
                result,
                Map.of("durationSeconds", took.toNanos() / 1e9));
    }

    private QualityResult measure(Request request, LookedAt data, LookedAt reference, RunContext context) {
        try (RowScorer scorer = RowScorer.open(
                request.model(),
                runtime.get(),
                reference.columns(),
                Optional.of(request.label().column()))) {
            Optional<String> obstacle = scorer.obstacle(data.columns());
            if (obstacle.isPresent()) {
                throw ProblemException.invalid(Problem.at(
                        Place.of(request.data().files().get(0).name()),
                        "The model cannot score these data: " + obstacle.get(),
                        "Deliver the column as it was, or name other data with {option:data}"));
            }
            DataScoring ofReference = new DataScoring(scorer, reference, context);
            DataScoring ofData = new DataScoring(scorer, data, context);
            Sides sides = new Sides(
                    ofData.score(rows.get()),
                    ofReference.score(rows.get()),
                    data.time().isPresent(),
                    reference.time().isPresent());
            requireRows(request.data(), ofData.counts().scored(), 1, "a row that can be scored");
            requireRows(request.reference(), ofReference.counts().labelled(), 2, "two rows with a label at least");
            return new QualityJudgement(request, sides, context).judge(ofData.counts(), ofReference.counts());
        }
    }

    private static void requireRows(Dataset dataset, long there, int needed, String expected) {
        if (there < needed) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(dataset.files().get(0).name()),
                    dataset.name() + " has " + there + " such rows; expected " + expected,
                    "Name data with more rows, whose features the model can take"));
        }
    }

    private static Conclusion conclusion(QualityVerdict verdict, QualitySettings settings) {
        return switch (verdict) {
            case DEGRADED -> Conclusion.DENIED;
            case HOLDS -> Conclusion.PASSED;
            case CANNOT_TELL -> settings.proof() ? Conclusion.UNKNOWN : Conclusion.PASSED;
        };
    }

    @Override
    public Report report(Evidence evidence) {
        return QualityReport.of(evidence);
    }
}
