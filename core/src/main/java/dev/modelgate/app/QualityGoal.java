package dev.modelgate.app;

import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.model.EvaluationSettings;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.quality.MeasureQuality;
import dev.modelgate.quality.QualitySettings;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The goal {@code quality}. */
final class QualityGoal implements Goal<QualityGoal.Options> {
    /**
     * Options of {@code quality}.
     *
     * @param model the ONNX file
     * @param signature its signature
     * @param candidate a model that was trained
     * @param environment environment whose model is meant
     * @param data what to look at
     * @param reference rows whose labels are known
     * @param label how the truth is read
     * @param contract tells the types of CSV columns
     * @param time column of the time at which rows come about
     * @param window how long rows are taken together
     * @param common options of every goal
     */
    record Options(
            @Option("The ONNX file; by default the candidate is looked at.")
            Optional<String> model,

            @Option("The model's signature file, when the model is named.")
            Optional<String> signature,

            @Option(Candidates.OPTION) Optional<String> candidate,

            @Option("Environment whose model is looked at, in the place of the candidate.")
            Optional<String> environment,

            @Option(
                    "What to look at: a dataset of the project file, or paths and globs; by default what the project file"
                            + " says. Rows may have labels or not.")
            List<String> data,

            @Option(
                    "Rows with labels that the model was not trained on, to compare with: a dataset of the project file, or"
                            + " paths and globs; by default the project's holdout.")
            List<String> reference,

            @Option("How the truth is read: a column of 0 and 1 or of true and false, \"column >= number\", or"
                    + " \"column = text\"; by default what the project file says.")
            Optional<LabelRule> label,

            @Option("File with a contract, by whose types CSV files are read; by default the one that the project file"
                    + " names.")
            Optional<String> contract,

            @Option("Column of the time at which rows come about; by default what the project file says.")
            Optional<String> time,

            @Option("How long rows are taken together, such as 1d or 7d; by default what the project file says.")
            Optional<Duration> window,

            CommonOptions common) {}

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public String description() {
        return "Scores data as they come and says whether the model does worse than it did, with labels or without.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public CommonOptions common(Options options) {
        return options.common();
    }

    @Override
    public Report run(Options options, Workplace workplace) {
        Optional<Project> project = workplace.project();
        EvaluationSettings evaluate = project.map(Project::evaluate).orElseGet(EvaluationSettings::defaults);
        QualitySettings written = project.map(Project::quality).orElseGet(QualitySettings::defaults);
        Optional<String> time = options.time()
                .or(written::time)
                .or(() -> project.flatMap(one -> one.drift().time()));
        MeasureQuality.Request request = new MeasureQuality.Request(
                model(options, workplace),
                dataset(options.data(), project.map(one -> written.data()), "data", options, workplace),
                dataset(options.reference(), project.map(Project::holdout), "reference", options, workplace),
                label(options, workplace),
                evaluate.slices(),
                evaluate.leastSliceRows(),
                written.over(time, options.window()));
        MeasureQuality step = new MeasureQuality(workplace::runtime, workplace::engine, workplace::rows);
        return workplace
                .steps()
                .run("quality " + request.data().name(), "model", step, request)
                .report();
    }

    private static Dataset dataset(
            List<String> named, Optional<String> written, String option, Options options, Workplace workplace) {
        DatasetChoice datasets = new DatasetChoice(workplace);
        if (!named.isEmpty()) {
            return datasets.typed(datasets.of(named), options.contract());
        }
        String name = written.orElseThrow(() -> ProblemException.invalid(Problem.of(
                "It is not said what the " + (option.equals("data") ? "data to look at" : "reference to compare with")
                        + " are",
                "Name files with {option:" + option + "}")));
        return datasets.typed(datasets.named(name), options.contract());
    }

    private static LabelRule label(Options options, Workplace workplace) {
        return options.label()
                .or(() -> workplace.project().flatMap(Project::label))
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "It is not said which column holds the truth",
                        "Name it with {option:label}, or with {key:label} in the project file")));
    }

    private static ModelArtifact model(Options options, Workplace workplace) {
        long named = Stream.of(options.model(), options.candidate(), options.environment())
                .filter(Optional::isPresent)
                .count();
        if (named > 1) {
            throw ProblemException.invalid(Problem.of(
                    "Several models are named: a file, one that was trained, or one that an environment runs",
                    "Leave out all but one of {option:model}, {option:candidate} and {option:environment}"));
        }
        ModelFiles files = new ModelFiles(workplace);
        if (options.model().isPresent()) {
            return files.named(options.model().get(), options.signature());
        }
        return files.stored(options.environment()
                .map(environment -> champion(environment, workplace))
                .orElseGet(() -> candidate(options, workplace)));
    }

    private static ModelVersion champion(String environment, Workplace workplace) {
        return workplace
                .champions()
                .of(environment)
                .orElseThrow(() -> ProblemException.unknown(Problem.of(
                        "Environment " + environment + " runs no model yet",
                        "Promote one with {goal:promote}, or name another with {option:candidate}")));
    }

    private static ModelVersion candidate(Options options, Workplace workplace) {
        if (workplace.project().isEmpty() && options.candidate().isEmpty()) {
            throw ProblemException.invalid(
                    Problem.of("It is not said which model to look at", "Name the ONNX file with {option:model}"));
        }
        return new Candidates(workplace).require(options.candidate());
    }
}
