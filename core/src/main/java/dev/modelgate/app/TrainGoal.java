package dev.modelgate.app;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import dev.modelgate.training.Source;
import dev.modelgate.training.Train;
import dev.modelgate.training.TrainingSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The goal {@code train}. */
final class TrainGoal implements Goal<TrainGoal.Options> {
    /**
     * Options of {@code train}.
     *
     * @param modelVersion version that the model gets
     * @param common options of every goal
     */
    record Options(
            @Option("Version that the model gets; by default the day of the commit and the first digits of its digest.")
            Optional<String> modelVersion,

            CommonOptions common) {}

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String description() {
        return "Runs the project's training command and keeps the model, its signature and what went into them.";
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
        return step(options.modelVersion(), workplace).report();
    }

    static StepRunner.Outcome step(Optional<String> version, Workplace workplace) {
        Train train = new Train(workplace.commands(), workplace.outputs(), workplace.artifacts());
        return workplace.steps().run("train", "model", train, request(version, workplace));
    }

    private static void requireVersion(String version) {
        try {
            ModelVersion.requireVersion(version);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    Problem.of(String.valueOf(e.getMessage()), "Correct {option:model-version}"));
        }
    }

    private static Train.Request request(Optional<String> version, Workplace workplace) {
        version.ifPresent(TrainGoal::requireVersion);
        Project project = workplace.requireProject();
        TrainingSettings settings = project.train()
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        workplace.placeOf(""), "The project does not say how to train", "Add {key:train.command}")));
        DatasetChoice datasets = new DatasetChoice(workplace);
        List<Dataset> data = settings.data().stream().map(datasets::named).toList();
        List<DataFile> inputs = settings.inputs().stream()
                .flatMap(pattern -> workplace.files().resolve(workplace.folder(), pattern).stream())
                .toList();
        Map<String, String> passed = new HashMap<>(workplace.surroundings().environment());
        passed.keySet().retainAll(settings.passEnvironment());
        Source source = new Source(workplace.revision(), data, inputs);
        return new Train.Request(workplace.folder(), project.name(), version, settings, source, passed);
    }
}
