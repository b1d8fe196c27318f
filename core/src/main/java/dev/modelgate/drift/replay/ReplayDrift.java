package dev.modelgate.drift.replay;

import dev.modelgate.data.DataEngine;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.drift.DriftSettings;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Replays the calibrated rule over the past: every window of time against all others, with the same blocks of rows that
 * depend on each other. Denied when it alarmed more often than the budget allows.
 */
public final class ReplayDrift implements Step<ReplayDrift.Request> {
    /** Kind of the evidence. */
    public static final String KIND = "drift-replay";

    private final Supplier<? extends DataEngine> engine;

    /**
     * A step over an engine.
     *
     * @param engine opens the engine, or gives the open one; asked only when data has to be read
     */
    public ReplayDrift(Supplier<? extends DataEngine> engine) {
        this.engine = engine;
    }

    /**
     * What to replay.
     *
     * @param history the data of the past
     * @param settings the rule, and which columns it compares
     * @param label how the truth is read; its column is not compared
     * @param time the column that tells when
     * @param window how long a window is, whole seconds
     * @param budget alarms in a month that are let pass; by default as many as the rule promises
     */
    public record Request(
            Dataset history,
            DriftSettings settings,
            Optional<LabelRule> label,
            String time,
            Duration window,
            Optional<Double> budget) {
        /** @throws ProblemException when a window is no time, or the budget no number of alarms */
        public Request {
            if (window.toSeconds() < 1 || !window.equals(Duration.ofSeconds(window.toSeconds()))) {
                throw ProblemException.invalid(
                        Problem.of("A window of " + window + " is not whole seconds", "Correct {option:window}"));
            }
            if (budget.filter(alarms -> !(alarms >= 0 && Double.isFinite(alarms)))
                    .isPresent()) {
                throw ProblemException.invalid(Problem.of(
                        "The budget of alarms in a month is a number of at least 0, not " + budget.get(),
                        "Correct {option:false-alarms-per-month}"));
            }
        }
    }

    @Override
    public StepKey key(Request request, RunContext context) {
        DriftSettings settings = request.settings();
        Map<String, String> parts = new HashMap<>(request.history().keyParts("history"));
        parts.put("columns.include", String.join("\n", settings.columns().include()));
        parts.put("columns.exclude", String.join("\n", settings.columns().exclude()));
        parts.put("embeddings", new TreeMap<>(settings.embeddings()).toString());
        parts.put("label", request.label().map(LabelRule::column).orElse(""));
        parts.put("rule", settings.rule().toString());
        parts.put("importance", new TreeMap<>(settings.importance()).toString());
        parts.put("mostDrifted", Double.toString(settings.mostDrifted()));
        parts.put("rows", settings.groups().describe());
        parts.put("time", request.time());
        parts.put("window", request.window().toString());
        parts.put("budget", request.budget().map(String::valueOf).orElse("by the rule"));
        parts.put("seed", Long.toString(context.seed()));
        parts.put(StepKey.TOOL, context.toolVersion());
        return StepKey.of(KIND, parts);
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        Instant start = context.clock().instant();
        Dataset dataset = request.history();
        context.progress(KIND, "reading " + dataset.name());
        History history = new HistoryReader(engine.get(), dataset, request.settings(), () -> stopIfAsked(context))
                .read(
                        request.time(),
                        request.window().toSeconds(),
                        request.label().map(LabelRule::column));
        ReplayResult result = new ReplayedHistory(request, history, context).result();
        Duration took = Duration.between(start, context.clock().instant());
        List<Subject> subjects = new ArrayList<>(List.of(new Subject(dataset.name(), dataset.digest())));
        dataset.files().forEach(file -> subjects.add(new Subject(file.name(), file.digest())));
        return Evidence.of(
                key,
                subjects.stream().distinct().toList(),
                result.rate().perMonth() <= result.budget() ? Conclusion.PASSED : Conclusion.DENIED,
                result,
                Map.of("durationSeconds", took.toNanos() / 1e9));
    }

    static void stopIfAsked(RunContext context) {
        if (context.cancellation().requested()) {
            throw ProblemException.unknown(
                    Problem.of("The replay was stopped on request; nothing was kept", "Run {goal:calibrate} again"));
        }
    }

    @Override
    public Report report(Evidence evidence) {
        return ReplayReport.of(evidence);
    }
}
