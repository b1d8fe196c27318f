package dev.modelgate.app;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataProfileReader;
import dev.modelgate.data.Dataset;
import dev.modelgate.drift.DriftPreset;
import dev.modelgate.drift.DriftSettings;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.drift.scored.PredictionSettings;
import dev.modelgate.drift.scored.ScoringModel;
import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The goal {@code drift}. */
final class DriftGoal implements Goal<DriftGoal.Options> {
    private static final String PROFILE_ENDING = ".json";

    /**
     * Options of {@code drift}.
     *
     * @param reference what to compare with
     * @param current what to look at
     * @param time column of the time at which rows come about
     * @param cluster column that says which rows belong together
     * @param contract tells the types of CSV columns
     * @param preset by which rules it is decided
     * @param model ONNX file of the model by whose predictions drift is seen
     * @param signature its signature
     * @param candidate a model that was trained, by whose predictions drift is seen
     * @param state file that remembers the nights before
     * @param environment environment whose model is watched
     * @param common options of every goal
     */
    record Options(
            @Option("What to compare with: a dataset of the project file, paths and globs, or a profile that the goal"
                    + " profile wrote (its name ends in .json); by default what the project file says.")
            List<String> reference,

            @Option("What to look at: a dataset of the project file, or paths and globs; by default what the project"
                    + " file says.")
            List<String> current,

            @Option("Column of the time at which rows come about; rows of one hour or day share what happened in it. By"
                    + " default what the project file says, else every column of dates or times.")
            Optional<String> time,

            @Option(
                    "Column that says which rows belong together, such as the customer; by default what the project file"
                            + " says.")
            Optional<String> cluster,

            @Option("File with a contract, by whose types CSV files are read; by default the one that the project file"
                    + " names.")
            Optional<String> contract,

            @Option("By which rules it is decided what drifted: calibrated, or evidently for the tests of Evidently"
                    + " 0.7; by default what the project file says.")
            Optional<DriftPreset> preset,

            @Option(
                    "The ONNX file of a model: its predictions are compared, too, and a column that does not matter to it"
                            + " may drift; by default what the project file says.")
            Optional<String> model,

            @Option("The model's signature file, when the model is named.")
            Optional<String> signature,

            @Option("The same of a model that was trained, by its version or by the first digits of its digest.")
            Optional<String> candidate,

            @Option(
                    "File that remembers the nights before this one, made when there is none: then all nights are judged"
                            + " together, and looking every night does not add false alarms.")
            Optional<Path> state,

            @Option(
                    "Environment whose model is watched, with the option state: when another model runs there, the count"
                            + " of nights begins anew. Its champion is the one by whose predictions drift is seen, when the"
                            + " project file says so.")
            Optional<String> environment,

            CommonOptions common) {}

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String description() {
        return "Compares current data with a reference and says, column by column, what moved by more than matters.";
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
        DriftSettings written = workplace.project().map(Project::drift).orElseGet(DriftSettings::defaults);
        DriftSettings settings =
                options.preset().map(written::by).orElse(written).grouped(options.time(), options.cluster());
        List<String> current =
                options.current().isEmpty() ? fromProject(settings.current(), "current", workplace) : options.current();
        List<String> reference = options.reference().isEmpty()
                ? fromProject(settings.profile().orElse(settings.reference()), "reference", workplace)
                : options.reference();
        ScoringChoice.Named named = new ScoringChoice.Named(options.model(), options.signature(), options.candidate());
        if (options.state().isEmpty()) {
            refuseEnvironmentAlone(options, settings);
        } else {
            requireCalibrated(settings);
        }
        Compared compared = new Compared(
                reference,
                current,
                settings,
                options.contract(),
                options.state().isPresent(),
                new ScoringChoice(workplace, settings).of(named, options.environment()));
        if (options.state().isEmpty()) {
            return step(compared, workplace).report();
        }
        Dataset looked = current(compared, workplace);
        NightsFile nights = new NightsFile(options.state().get(), options.environment(), workplace);
        Dataset night = nights.uncounted(looked);
        List<Digest> files = night.files().stream().map(DataFile::digest).toList();
        StepRunner.Outcome outcome = step(compared, referenceOf(compared, workplace), night, workplace);
        return nights.count(outcome, files, settings.nightRule());
    }

    private static void refuseEnvironmentAlone(Options options, DriftSettings settings) {
        if (options.environment().isPresent() && settings.predictions().of() != PredictionSettings.Whose.CHAMPION) {
            throw ProblemException.invalid(Problem.of(
                    "An environment is named, but no file that remembers nights",
                    "Name one with {option:state}, or remove {option:environment}"));
        }
    }

    private static void requireCalibrated(DriftSettings settings) {
        if (settings.preset() != DriftPreset.CALIBRATED) {
            throw ProblemException.invalid(Problem.of(
                    "Nights are watched by the calibrated rule; the tests of Evidently alarm more often the more nights"
                            + " they look at",
                    "Choose {option:preset=calibrated}, or remove {option:state}"));
        }
    }

    /** What the project file compares with, and all other datasets that the model is trained on. */
    static Set<String> references(Project project) {
        DriftSettings settings = project.drift();
        Set<String> references = new LinkedHashSet<>();
        references.add(settings.profile().orElse(settings.reference()));
        project.train().stream()
                .flatMap(training -> training.data().stream())
                .filter(name -> !name.equals(settings.reference()))
                .forEach(references::add);
        return references;
    }

    /**
     * The drift of the project's current data from a reference.
     *
     * @param model by whose predictions it is seen
     */
    static StepRunner.Outcome step(
            String reference, Project project, Optional<ScoringModel> model, Workplace workplace) {
        DriftSettings settings = project.drift();
        Compared compared =
                new Compared(List.of(reference), List.of(settings.current()), settings, Optional.empty(), false, model);
        return step(compared, workplace);
    }

    /**
     * What is compared, as the user wrote it.
     *
     * @param references a dataset, paths, or a profile
     * @param current a dataset or paths
     * @param settings how much matters
     * @param contract file with a contract, when one is named
     * @param counted whether nights are watched together
     * @param model by whose predictions it is seen
     */
    private record Compared(
            List<String> references,
            List<String> current,
            DriftSettings settings,
            Optional<String> contract,
            boolean counted,
            Optional<ScoringModel> model) {}

    private static Dataset current(Compared compared, Workplace workplace) {
        DatasetChoice datasets = new DatasetChoice(workplace);
        return datasets.typed(datasets.of(compared.current()), compared.contract());
    }

    /** Digests of large files take their time, so both sides are read at once; the current side's problems come first. */
    private static StepRunner.Outcome step(Compared compared, Workplace workplace) {
        Ahead<MeasureDrift.Reference> reference = Ahead.begin(() -> referenceOf(compared, workplace));
        try {
            Dataset current = current(compared, workplace);
            return step(compared, reference.get(), current, workplace);
        } finally {
            reference.succeeded();
        }
    }

    private static StepRunner.Outcome step(
            Compared compared, MeasureDrift.Reference chosen, Dataset current, Workplace workplace) {
        MeasureDrift.Reference reference = chosen;
        Dataset looked = current;
        if (reference instanceof MeasureDrift.OfDataset data && data.name().equals(looked.name())) {
            reference = new MeasureDrift.OfDataset(data.dataset().named(data.name() + " (reference)"));
            looked = looked.named(looked.name() + " (current)");
        }
        MeasureDrift.Request request = new MeasureDrift.Request(
                reference,
                looked,
                compared.settings(),
                workplace.project().flatMap(Project::label),
                compared.counted(),
                compared.model());
        MeasureDrift step = new MeasureDrift(workplace::engine, Optional.of(workplace.scoring()));
        return workplace
                .steps()
                .run("drift " + looked.name(), request.reference().name(), step, request);
    }

    private static MeasureDrift.Reference referenceOf(Compared compared, Workplace workplace) {
        List<String> reference = compared.references();
        DatasetChoice datasets = new DatasetChoice(workplace);
        String first = reference.get(0);
        if (reference.size() == 1
                && first.endsWith(PROFILE_ENDING)
                && datasets.settingsOf(first).isEmpty()) {
            byte[] bytes = workplace.bytes(first);
            return new MeasureDrift.OfProfile(DataProfileReader.read(bytes, first), Digest.of(bytes), first);
        }
        return new MeasureDrift.OfDataset(datasets.typed(datasets.of(reference), compared.contract()));
    }

    private static List<String> fromProject(String name, String option, Workplace workplace) {
        if (workplace.project().isEmpty()) {
            throw ProblemException.invalid(Problem.of(
                    "It is not said what the " + option + " data are", "Name files with {option:" + option + "}"));
        }
        Optional<String> profile =
                workplace.project().flatMap(project -> project.drift().profile());
        if (!profile.equals(Optional.of(name))) {
            new DatasetChoice(workplace).require(name);
        }
        return List.of(name);
    }
}
