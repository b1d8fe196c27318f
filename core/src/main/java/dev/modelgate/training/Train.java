package dev.modelgate.training;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.PredicateType;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.model.ArtifactStore;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.SignatureFile;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.Event;
import dev.modelgate.run.RunContext;
import dev.modelgate.settings.Durations;
import dev.modelgate.training.Outputs.Written;
import dev.modelgate.training.SourceRevision.Revision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the project's own training command, and keeps the model only when everything it had to write is there. */
public final class Train implements Step<Train.Request> {
    /** Kind of the evidence. */
    public static final String KIND = "training";

    /** What its statement looks like: SLSA provenance of the model and its signature. */
    public static final PredicateType PREDICATE = PredicateType.standard(KIND, Provenance.URI, Provenance::of);

    static final String ENVIRONMENT = "environment ";
    static final String NOT_SET = "not set";
    static final String VERSION = "version";
    static final String DERIVED = "derived";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final CommandRunner commands;
    private final Outputs outputs;
    private final ArtifactStore artifacts;

    /** A step that runs commands and keeps what was made. */
    public Train(CommandRunner commands, Outputs outputs, ArtifactStore artifacts) {
        this.commands = commands;
        this.outputs = outputs;
        this.artifacts = artifacts;
    }

    /**
     * What to train.
     *
     * @param folder the project file's folder
     * @param name name of the model
     * @param version version of the model; empty to derive it from the commit's day and the model's digest
     * @param settings the section {@code train}
     * @param source what is there to train from
     * @param passed values of the variables named in {@code passEnvironment} that are set
     */
    public record Request(
            Path folder,
            String name,
            Optional<String> version,
            TrainingSettings settings,
            Source source,
            Map<String, String> passed) {
        public Request {
            passed = Map.copyOf(passed);
        }

        private Path model() {
            return folder.resolve(settings.outputs().model());
        }

        /** Modelgate's own folder: a command that clears the folder of its outputs leaves it alone. */
        private Path aside() {
            return folder.resolve(".modelgate/before-training").resolve(name);
        }

        private Path mark() {
            return aside().resolve("command");
        }

        private Path signature() {
            return folder.resolve(settings.outputs().signature());
        }
    }

    @Override
    public StepKey key(Request request, RunContext context) {
        Map<String, String> parts = new HashMap<>();
        TrainingSettings settings = request.settings();
        parts.put("model", request.name());
        parts.put(VERSION, request.version().orElse(DERIVED));
        parts.put("command", String.join(" ", settings.command()));
        parts.put(
                "outputs", settings.outputs().model() + " " + settings.outputs().signature());
        parts.put("timeout", settings.timeout().toString());
        parts.put("seed", Long.toString(settings.seed()));
        parts.put(StepKey.TOOL, context.toolVersion());
        settings.environment().forEach((name, value) -> parts.put(ENVIRONMENT + name, digestOf(value)));
        settings.passEnvironment()
                .forEach(name -> parts.put(
                        ENVIRONMENT + name,
                        Optional.ofNullable(request.passed().get(name))
                                .map(Train::digestOf)
                                .orElse(NOT_SET)));
        request.source().inputDigests().forEach((name, digest) -> parts.put("input " + name, digest.toString()));
        Optional<Revision> revision = request.source().revision();
        parts.put("commit", revision.map(Revision::commit).orElse("none"));
        parts.put(
                "dirty", revision.flatMap(Revision::dirty).map(Digest::toString).orElse("no"));
        return StepKey.of(KIND, parts);
    }

    @Override
    public boolean isEarlierRun(Request request, Evidence latest) {
        return latest.resultAs(TrainingResult.class).model().name().equals(request.name());
    }

    @Override
    public Optional<String> outdated(Request request, Evidence evidence) {
        TrainingResult result = evidence.resultAs(TrainingResult.class);
        for (Map.Entry<String, Digest> output : result.outputs().entrySet()) {
            Optional<Written> now = outputs.look(request.folder().resolve(output.getKey()));
            if (now.isEmpty()) {
                return Optional.of(output.getKey() + " is gone");
            }
            if (!now.get().digest().equals(output.getValue())) {
                return Optional.of(output.getKey() + " was changed since it was trained");
            }
        }
        return Optional.empty();
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        Instant start = context.clock().instant();
        LineTail tail = new LineTail(line -> context.events().on(new Event.Output(line)));
        try (Outputs.Attempt attempt = outputs.begin(List.of(request.model(), request.signature()), request.aside())) {
            commands.endLeft(request.mark());
            attempt.clear();
            CommandRunner.Exit exit = commands.run(command(request), tail, context.cancellation());
            requireSuccess(request, exit, tail);
            TrainingSettings.Outputs names = request.settings().outputs();
            Written model = outputs.require(request.model(), request.folder(), names.model(), "train.outputs.model");
            Written signature = outputs.require(
                    request.signature(), request.folder(), names.signature(), "train.outputs.signature");
            SignatureFile.read(names.signature(), outputs.read(request.signature()));
            Evidence evidence = evidence(request, key, model, signature, tail, start, exit);
            store(request.model(), names.model(), model);
            store(request.signature(), names.signature(), signature);
            attempt.keep();
            return evidence;
        }
    }

    /** Keeps a file, which must still be what was looked at. */
    private void store(Path file, String shownAs, Written seen) {
        if (!artifacts.put(file).equals(seen.digest())) {
            throw ProblemException.unknown(
                    Problem.of(
                            shownAs + " changed while it was kept, after the training command had ended",
                            "End what else writes it, such as the command of a run that was killed; then run {goal:train} again"));
        }
    }

    private static CommandRunner.Command command(Request request) {
        Map<String, String> environment = new HashMap<>(request.passed());
        environment.putAll(request.settings().environment());
        environment.put("MODELGATE_SEED", Long.toString(request.settings().seed()));
        return new CommandRunner.Command(
                request.settings().command(),
                request.folder(),
                environment,
                request.settings().timeout(),
                request.mark());
    }

    private static void requireSuccess(Request request, CommandRunner.Exit exit, LineTail tail) {
        String said = tail.last().isEmpty()
                ? "It printed nothing"
                : "Its last lines were: " + String.join(" | ", tail.last());
        switch (exit.how()) {
            case CANCELLED ->
                throw ProblemException.unknown(
                        Problem.of("The training was stopped on request; nothing was kept", "Run {goal:train} again"));
            case TIMED_OUT ->
                throw ProblemException.invalid(Problem.of(
                        "The training command did not end within "
                                + Durations.written(request.settings().timeout()) + " and was stopped. " + said,
                        "Make the command faster, or raise {key:train.timeout}"));
            case ENDED -> {
                if (exit.code() != 0) {
                    throw ProblemException.invalid(Problem.of(
                            "The training command ended with exit code " + exit.code() + ", expected 0. " + said,
                            "Mend what the command complains of, then run {goal:train} again"));
                }
            }
        }
    }

    private Evidence evidence(
            Request request,
            StepKey key,
            Written model,
            Written signature,
            LineTail tail,
            Instant start,
            CommandRunner.Exit exit) {
        Optional<Revision> revision = request.source().revision();
        ModelVersion made = new ModelVersion(
                request.name(), version(request, revision, model.digest()), model.digest(), signature.digest());
        SortedMap<String, Digest> written = new TreeMap<>(Map.of(
                request.settings().outputs().model(), model.digest(),
                request.settings().outputs().signature(), signature.digest()));
        TrainingResult result = new TrainingResult(
                made,
                model.bytes(),
                request.settings().command(),
                request.settings().seed(),
                revision.map(Revision::commit),
                revision.flatMap(Revision::dirty),
                request.source().datasetDigests(),
                request.source().inputDigests(),
                written,
                tail.count());
        Map<String, Object> measured = new TreeMap<>(Hardware.describe());
        measured.put("startedAt", start.toString());
        measured.put("seconds", exit.duration().toMillis() / 1000.0);
        List<Subject> subjects =
                List.of(new Subject("model", model.digest()), new Subject("signature", signature.digest()));
        return Evidence.of(PREDICATE, key, subjects, Conclusion.PASSED, result, measured);
    }

    private static String version(Request request, Optional<Revision> revision, Digest model) {
        return request.version()
                .orElseGet(() -> revision.map(known -> DAY.format(known.committedAt()) + "-"
                                + model.hex().substring(0, 8))
                        .orElseGet(model::brief));
    }

    @Override
    public Report report(Evidence evidence) {
        return TrainingReport.of(evidence);
    }

    private static String digestOf(String value) {
        return Digest.of(value.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
