package dev.modelgate.model;

import dev.modelgate.data.Column;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.Rows;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.RunContext;
import dev.modelgate.settings.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Validates a model: it loads, fits its signature and the data, scores the golden rows as it did when it was trained,
 * and does so well on a holdout, whole, slice by slice, and beside the champion on the same rows. It is denied for what
 * makes it unusable or misses a bound of the settings; whether it is good enough for an environment is for the
 * environment's policy to say.
 */
public final class ValidateModel implements Step<ValidateModel.Request> {
    /** What the data that it evaluates on are to it, in the parts of its key. */
    public static final String HOLDOUT = "holdout";

    static final String SETTINGS = "settings";
    static final String CONTRACT = "contract";
    static final String NONE = "none";

    private final Supplier<? extends ModelRuntime> runtime;
    private final Supplier<? extends DataEngine> engine;
    private final Supplier<? extends Rows> rows;
    private final LongSupplier nanoTime;

    /**
     * A step over ports that are opened when they are first needed.
     *
     * @param runtime runs models
     * @param engine tells the columns of the holdout
     * @param rows reads the holdout
     * @param nanoTime a clock that never goes back, in nanoseconds, for latencies
     */
    public ValidateModel(
            Supplier<? extends ModelRuntime> runtime,
            Supplier<? extends DataEngine> engine,
            Supplier<? extends Rows> rows,
            LongSupplier nanoTime) {
        this.runtime = runtime;
        this.engine = engine;
        this.rows = rows;
        this.nanoTime = nanoTime;
    }

    /**
     * What to validate.
     *
     * @param model the candidate
     * @param holdout rows that it was not trained on
     * @param label how the truth is read from them
     * @param settings how it is evaluated
     * @param champion the model that it wants to replace, if there is one
     * @param declared the columns of the data contract, if there is one
     */
    public record Request(
            ModelArtifact model,
            Dataset holdout,
            LabelRule label,
            EvaluationSettings settings,
            Optional<Champion> champion,
            Optional<DeclaredColumns> declared) {}

    @Override
    public StepKey key(Request request, RunContext context) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("model", request.model().file().digest().toString());
        parts.put("model.title", request.model().title());
        parts.put("signature", request.model().signatureDigest());
        parts.putAll(request.holdout().keyParts(HOLDOUT));
        parts.put("label", request.label().describe());
        parts.put(
                SETTINGS,
                Digest.of(CanonicalJson.bytes(Json.tree(request.settings()))).toString());
        parts.put(
                "champion",
                request.champion().map(champion -> describe(champion.version())).orElse(NONE));
        parts.put(
                CONTRACT,
                request.declared().map(columns -> columns.contract().toString()).orElse(NONE));
        parts.put("seed", Long.toString(context.seed()));
        parts.put(StepKey.TOOL, context.toolVersion());
        return StepKey.of(ModelValidationResult.KIND, parts);
    }

    private static String describe(ModelVersion version) {
        return version + " " + version.digest() + " " + version.signature();
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        List<Column> columns = engine.get().columns(request.holdout());
        requireColumns(request, columns);
        ModelRuntime opened = runtime.get();
        try (ModelRuntime.LoadedModel model = opened.load(request.model().file())) {
            FitChecks fit = new FitChecks(columns, request.label().column(), request.declared());
            Scorer candidate = new Scorer(model, signatureOf(request, model, columns));
            Judgement judgement =
                    new Judgement(request, key, candidate.signature().threshold());
            judgement.add(fit.of(candidate));
            if (!judgement.denied()) {
                score(request, judgement, candidate, opened, columns, context);
            }
            return judgement.evidence();
        }
    }

    @Override
    public Report report(Evidence evidence) {
        return ModelValidationReport.of(evidence);
    }

    private void score(
            Request request,
            Judgement judgement,
            Scorer candidate,
            ModelRuntime opened,
            List<Column> columns,
            RunContext context) {
        // The contract promises columns to the candidate; the champion only has to find its own in the holdout.
        FitChecks fit = new FitChecks(columns, request.label().column(), Optional.empty());
        Optional<ChampionScorer> champion = request.champion().map(other -> ChampionScorer.open(other, opened, fit));
        try {
            HoldoutScores scores = new HoldoutScoring(
                            candidate,
                            champion.flatMap(ChampionScorer::scorer),
                            request,
                            typeOf(request.label().column(), columns),
                            context)
                    .score(rows.get(), request.holdout());
            requireLabels(request, scores);
            judgement.judge(scores, champion);
        } finally {
            champion.ifPresent(ChampionScorer::close);
        }
        judgement.order(candidate);
        judgement.time(new SingleRowTimer(nanoTime), candidate);
    }

    private static ModelSignature signatureOf(Request request, ModelRuntime.LoadedModel model, List<Column> columns) {
        return request.model()
                .signature()
                .map(SignatureFile::signature)
                .orElseGet(() -> new DefaultSignature(request.model().file().name(), model)
                        .derive(columns, request.label().column()));
    }

    private static ColumnType typeOf(String name, List<Column> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow()
                .type();
    }

    private static void requireColumns(Request request, List<Column> columns) {
        Problems problems = new Problems();
        String known = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        Place place = Place.of(request.holdout().files().get(0).name());
        List<String> names = columns.stream().map(Column::name).toList();
        String label = request.label().column();
        if (!names.contains(label)) {
            problems.add(
                    place,
                    "There is no label column " + label + "; the columns are " + known,
                    meant(label, names) + "Name a column that exists with {option:label} or {key:label.column}");
        } else if (request.label().atLeast().isPresent()
                && !typeOf(label, columns).numeric()) {
            problems.add(
                    place,
                    "The label column " + label + " holds no numbers, but is compared with one",
                    "Say which text is positive with {key:label.positive}, or as column = text with {option:label}");
        }
        for (String slice : request.settings().slices()) {
            if (!names.contains(slice)) {
                problems.add(
                        place,
                        "There is no column " + slice + " to slice by; the columns are " + known,
                        meant(slice, names) + "Name columns that exist in {key:evaluate.slices}");
            }
        }
        problems.throwIfAny();
    }

    private static String meant(String name, List<String> known) {
        return Spelling.nearest(name, known)
                .map(near -> "Did you mean " + near + "? ")
                .orElse("");
    }

    private static void requireLabels(Request request, HoldoutScores scores) {
        if (scores.rows() == scores.unlabelled()) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(request.holdout().files().get(0).name()),
                    "None of the holdout's " + scores.rows() + " rows has a label in "
                            + request.label().column(),
                    "Use a holdout whose truth is known"));
        }
    }
}
