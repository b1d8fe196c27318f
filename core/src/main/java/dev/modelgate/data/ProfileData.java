package dev.modelgate.data;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.problem.Conclusion;
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
import java.util.function.Supplier;

/** Makes the profile of a dataset; the evidence's result is the {@link DataProfile} itself. */
public final class ProfileData implements Step<ProfileData.Request> {
    /** Kind of the evidence. */
    public static final String KIND = "profile";

    private final Supplier<? extends DataEngine> engine;

    /**
     * A step over an engine.
     *
     * @param engine opens the engine, or gives the open one; asked only when data has to be read
     */
    public ProfileData(Supplier<? extends DataEngine> engine) {
        this.engine = engine;
    }

    /**
     * What to profile.
     *
     * @param dataset the data
     * @param groups how its rows depend on each other
     * @param label how the truth is read
     * @param predictions asks a model what it predicts of the rows
     */
    public record Request(
            Dataset dataset, RowGroups groups, Optional<LabelRule> label, Optional<PredictionProfiler> predictions) {
        /** A profile without predictions. */
        public Request(Dataset dataset, RowGroups groups, Optional<LabelRule> label) {
            this(dataset, groups, label, Optional.empty());
        }
    }

    @Override
    public StepKey key(Request request, RunContext context) {
        Map<String, String> parts = new HashMap<>();
        parts.putAll(request.dataset().keyParts("dataset"));
        parts.put("label", request.label().map(LabelRule::describe).orElse("none"));
        request.predictions().ifPresent(model -> parts.putAll(model.keyParts()));
        parts.put("rows", request.groups().describe());
        parts.put(StepKey.TOOL, context.toolVersion());
        return StepKey.of(KIND, parts);
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        Instant start = context.clock().instant();
        Dataset dataset = request.dataset();
        context.progress(KIND, "reading " + dataset.name());
        DataEngine reader = engine.get();
        DataProfile columns = new Profiler(reader, request.label()).profile(dataset, request.groups(), column -> true);
        DataProfile profile = request.predictions()
                .map(model -> columns.with(model.of(reader, dataset, columns, request.groups())))
                .orElse(columns);
        Duration took = Duration.between(start, context.clock().instant());
        List<Subject> subjects = new ArrayList<>(List.of(new Subject(dataset.name(), dataset.digest())));
        dataset.files().forEach(file -> subjects.add(new Subject(file.name(), file.digest())));
        return Evidence.of(
                key,
                subjects.stream().distinct().toList(),
                Conclusion.PASSED,
                profile,
                Map.of("durationSeconds", took.toNanos() / 1e9));
    }

    @Override
    public Report report(Evidence evidence) {
        return ProfileReport.of(evidence);
    }
}
