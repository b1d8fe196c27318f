package dev.modelgate.app;

import dev.modelgate.data.DataProfile;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.PredictionProfiler;
import dev.modelgate.data.ProfileData;
import dev.modelgate.data.RowGroups;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.scored.ModelProfiler;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.settings.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The goal {@code profile}. */
final class ProfileGoal implements Goal<ProfileGoal.Options> {
    /**
     * Options of {@code profile}.
     *
     * @param data what to profile
     * @param out file to write
     * @param time column of the time at which rows come about
     * @param cluster column that says which rows belong together
     * @param contract tells the types of CSV columns
     * @param model ONNX file of a model whose predictions are profiled
     * @param signature its signature
     * @param candidate a model that was trained, whose predictions are profiled
     * @param common options of every goal
     */
    record Options(
            @Option("What to profile: a dataset of the project file, or paths and globs; by default the reference of"
                    + " the project's drift settings.")
            List<String> data,

            @Option("File to write the profile to, to be committed and named as the reference of drift; by default"
                    + " none is written.")
            Optional<String> out,

            @Option(
                    "Column of the time at which rows come about, as of the goal drift; by default what the project file"
                            + " says, else every column of dates or times.")
            Optional<String> time,

            @Option(
                    "Column that says which rows belong together, as of the goal drift; by default what the project file"
                            + " says.")
            Optional<String> cluster,

            @Option("File with a contract, by whose types CSV files are read; by default the one that the project file"
                    + " names.")
            Optional<String> contract,

            @Option(
                    "The ONNX file of a model whose predictions are kept, too, to be compared by the goal drift; by default"
                            + " none are.")
            Optional<String> model,

            @Option("The model's signature file, when the model is named.")
            Optional<String> signature,

            @Option("The same of a model that was trained, by its version or by the first digits of its digest.")
            Optional<String> candidate,

            CommonOptions common) {}

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public String description() {
        return "Summarises a dataset, column by column, as a small file that can stand in for it as a reference.";
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
        List<String> data = options.data().isEmpty() ? List.of(reference(workplace)) : options.data();
        DatasetChoice datasets = new DatasetChoice(workplace);
        Dataset dataset = datasets.typed(datasets.of(data), options.contract());
        StepRunner.Outcome outcome = workplace
                .steps()
                .run(
                        "profile " + dataset.name(),
                        dataset.name(),
                        new ProfileData(workplace::engine),
                        new ProfileData.Request(
                                dataset,
                                groups(options, workplace),
                                workplace.project().flatMap(Project::label),
                                predictions(options, workplace)));
        if (options.out().isEmpty()) {
            return outcome.report();
        }
        DataProfile profile = outcome.evidence().resultAs(DataProfile.class);
        Path file = workplace.folder().resolve(options.out().get());
        workplace.files().write(file, profile.bytes());
        return outcome.report()
                .with(new Section.Text(
                        "Written",
                        List.of(options.out().get() + ": commit it, and name it as the" + " reference of drift")));
    }

    private static Optional<PredictionProfiler> predictions(Options options, Workplace workplace) {
        ScoringChoice.Named named = new ScoringChoice.Named(options.model(), options.signature(), options.candidate());
        return new ScoringChoice(workplace, DriftSettings.defaults())
                .named(named)
                .map(model -> new ModelProfiler(
                        model, workplace.scoring(), workplace.project().flatMap(Project::label), workplace.context()));
    }

    private static RowGroups groups(Options options, Workplace workplace) {
        return workplace
                .project()
                .map(Project::drift)
                .orElseGet(DriftSettings::defaults)
                .grouped(options.time(), options.cluster())
                .groups();
    }

    private static String reference(Workplace workplace) {
        return workplace
                .project()
                .map(Project::drift)
                .map(DriftSettings::reference)
                .orElseThrow(() -> ProblemException.invalid(
                        Problem.of("It is not said what to profile", "Name files with {option:data}")));
    }
}
