package dev.modelgate.app;

import dev.modelgate.data.ColumnContract;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataContract;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.model.Champion;
import dev.modelgate.model.DeclaredColumns;
import dev.modelgate.model.EvaluationSettings;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.ValidateModel;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.promotion.Environment;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The goal {@code validate-model}. */
final class ValidateModelGoal implements Goal<ValidateModelGoal.Options> {
    /**
     * Options of {@code validate-model}.
     *
     * @param model the ONNX file
     * @param candidate a model that was trained
     * @param signature its signature
     * @param data holdout
     * @param label how the truth is read
     * @param contract contract of the holdout
     * @param to environment whose champion it is compared with
     * @param common options of every goal
     */
    record Options(
            @Option("The ONNX file; by default the candidate is validated.")
            Optional<String> model,

            @Option(Candidates.OPTION) Optional<String> candidate,

            @Option("The model's signature file, when the model is named.")
            Optional<String> signature,

            @Option("Rows that the model was not trained on: a dataset of the project file, or paths and globs; by"
                    + " default the project's holdout.")
            List<String> data,

            @Option("How the truth is read: a column of 0 and 1 or of true and false, \"column >= number\", or"
                    + " \"column = text\"; by default what the project file says.")
            Optional<LabelRule> label,

            @Option("File with a contract of the data: the model has to fit it, and CSV files are read by its types; by"
                    + " default the one that the project file names.")
            Optional<String> contract,

            @Option(
                    "Environment whose champion the model is compared with; by default, for a model that was trained, the"
                            + " environment that comes first, when one does.")
            Optional<String> to,

            CommonOptions common) {}

    @Override
    public String name() {
        return "validate-model";
    }

    @Override
    public String description() {
        return "Loads a model, checks it against its signature and the data, and compares its quality with the champion's.";
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
        if (options.model().isPresent() && options.candidate().isPresent()) {
            throw ProblemException.invalid(Problem.of(
                    "Two models are named, a file and one that was trained",
                    "Leave out {option:model} or {option:candidate}"));
        }
        ModelArtifact model = options.model()
                .map(file -> new ModelFiles(workplace).named(file, options.signature()))
                .orElseGet(() -> new ModelFiles(workplace).stored(candidate(options, workplace)));
        List<String> data = options.data().isEmpty() ? List.of(holdout(workplace)) : options.data();
        Dataset holdout = new DatasetChoice(workplace).of(data);
        LabelRule label = label(options.label(), workplace);
        return step(model, holdout, label, options.contract(), environment(options, workplace), workplace)
                .report();
    }

    /** A named file is only looked at; the candidate is on its way into the first environment. */
    private static Optional<String> environment(Options options, Workplace workplace) {
        if (options.to().isPresent() || options.model().isPresent()) {
            return options.to();
        }
        return workplace
                .project()
                .flatMap(Project::gitops)
                .flatMap(gitops -> workplace.pipeline().first())
                .map(Environment::name);
    }

    static StepRunner.Outcome step(ModelVersion candidate, String environment, Workplace workplace) {
        Dataset holdout = new DatasetChoice(workplace).named(holdout(workplace));
        LabelRule label = label(Optional.empty(), workplace);
        ModelArtifact model = new ModelFiles(workplace).stored(candidate);
        return step(model, holdout, label, Optional.empty(), Optional.of(environment), workplace);
    }

    private static StepRunner.Outcome step(
            ModelArtifact model,
            Dataset holdout,
            LabelRule label,
            Optional<String> contract,
            Optional<String> environment,
            Workplace workplace) {
        DatasetChoice datasets = new DatasetChoice(workplace);
        Optional<Champion> champion = environment
                .flatMap(name -> workplace.champions().of(name))
                .map(version -> new Champion(version, new ModelFiles(workplace).stored(version)));
        ValidateModel.Request request = new ValidateModel.Request(
                model,
                datasets.typed(holdout, contract),
                label,
                workplace.project().map(Project::evaluate).orElseGet(EvaluationSettings::defaults),
                champion,
                datasets.contractOf(holdout, contract).map(file -> declared(file, workplace)));
        ValidateModel step =
                new ValidateModel(workplace::runtime, workplace::engine, workplace::rows, System::nanoTime);
        return workplace.steps().run("validate-model", "model", step, request);
    }

    private static String holdout(Workplace workplace) {
        return workplace
                .project()
                .map(Project::holdout)
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "It is not said which rows to evaluate the model on", "Name files with {option:data}")));
    }

    private static LabelRule label(Optional<LabelRule> given, Workplace workplace) {
        return given.or(() -> workplace.project().flatMap(Project::label))
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "It is not said which column holds the truth",
                        "Name it with {option:label}, or with {key:label} in the project file")));
    }

    private static ModelVersion candidate(Options options, Workplace workplace) {
        if (workplace.project().isEmpty() && options.candidate().isEmpty()) {
            throw ProblemException.invalid(
                    Problem.of("It is not said which model to validate", "Name the ONNX file with {option:model}"));
        }
        return new Candidates(workplace).require(options.candidate());
    }

    private static DeclaredColumns declared(String file, Workplace workplace) {
        Document<DataContract> contract = workplace.document(DataContract.KIND, file);
        Map<String, Optional<ColumnType>> types = new LinkedHashMap<>();
        for (ColumnContract column : contract.content().columns()) {
            types.put(column.name(), column.type());
        }
        return new DeclaredColumns(contract.digest(), types);
    }
}
