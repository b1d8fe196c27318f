package dev.modelgate.app;

import dev.modelgate.drift.scored.PredictionSettings;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.DatasetSettings;
import dev.modelgate.project.Project;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Option;
import dev.modelgate.training.TrainingResult;
import dev.modelgate.training.TrainingSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The goal {@code run}: the whole path as a graph of steps. */
final class RunGoal implements Goal<RunGoal.Options> {
    /**
     * Options of {@code run}.
     *
     * @param to environment that the model is to enter
     * @param modelVersion version that the model gets
     * @param dryRun whether to show what promoting would write
     * @param common options of every goal
     */
    record Options(
            @Option("Environment that the model is to enter.")
            String to,

            @Option("Version that the model gets; by default the day of the commit and the first digits of its digest.")
            Optional<String> modelVersion,

            @Option("Show what promoting would write, and write nothing to the GitOps repository.") @Default("false")
            boolean dryRun,

            CommonOptions common) {}

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String description() {
        return "Takes the whole path, from data to a pull request, and says why each step ran or did not.";
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
        Project project = workplace.requireProject();
        TrainingSettings training = project.train()
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        workplace.placeOf(""), "The project does not say how to train", "Add {key:train.command}")));
        // A GitOps repository or a policy that cannot be used is told before anything trains, not after.
        workplace.champions().of(options.to());
        GateGoal.requirePolicy(options.to(), workplace);
        StepGraph graph = new StepGraph(workplace.surroundings().events());
        Set<String> validated = validateData(project, training, workplace, graph);
        List<String> trainedOn = training.data().stream()
                .filter(validated::contains)
                .map(RunGoal::validation)
                .toList();
        graph.add("train", trainedOn, List.of(), () -> train(options, workplace));
        List<String> evaluatedOn = new ArrayList<>(List.of("train"));
        Optional.of(project.holdout())
                .filter(validated::contains)
                .map(RunGoal::validation)
                .ifPresent(evaluatedOn::add);
        promote(options, project, evaluatedOn, graph, workplace);
        return graph.run(project.name() + " → " + options.to());
    }

    private static StepRunner.Outcome train(Options options, Workplace workplace) {
        StepRunner.Outcome outcome = TrainGoal.step(options.modelVersion(), workplace);
        if (!outcome.reused()) {
            // Training may take hours, in which others promote.
            workplace.forgetChampions();
        }
        return outcome;
    }

    /** What follows is about the model that this run trained, whatever else was trained from the same commit. */
    private static void promote(
            Options options, Project project, List<String> evaluatedOn, StepGraph graph, Workplace workplace) {
        Supplier<ModelVersion> candidate =
                () -> graph.evidenceOf("train").resultAs(TrainingResult.class).model();
        String to = options.to();
        graph.add(
                "validate-model", evaluatedOn, List.of(), () -> ValidateModelGoal.step(candidate.get(), to, workplace));
        List<String> looksAt = new ArrayList<>(List.of("validate-model"));
        if (measuresDrift(project, workplace)) {
            boolean byCandidate = project.drift().predictions().of() == PredictionSettings.Whose.CANDIDATE;
            List<String> asked = byCandidate ? List.of("train") : List.of();
            for (String reference : DriftGoal.references(project)) {
                String step = looksAt.contains("drift") ? "drift from " + reference : "drift";
                graph.add(step, asked, List.of("train"), () -> {
                    ScoringChoice choice = new ScoringChoice(workplace, project.drift());
                    return DriftGoal.step(reference, project, choice.meant(candidate, Optional.of(to)), workplace);
                });
                looksAt.add(step);
            }
        }
        graph.add("gate", List.of("train"), looksAt, () -> GateGoal.step(candidate, to, workplace));
        graph.addReport(
                "promote", List.of("gate"), () -> PromoteGoal.promote(candidate, to, options.dryRun(), workplace));
    }

    private static Set<String> validateData(
            Project project, TrainingSettings training, Workplace workplace, StepGraph graph) {
        Set<String> names = new LinkedHashSet<>(training.data());
        if (project.data().containsKey(project.holdout())) {
            names.add(project.holdout());
        }
        names.removeIf(name -> ValidateDataGoal.declaredContract(name, project).isEmpty());
        DatasetChoice datasets = new DatasetChoice(workplace);
        names.forEach(name -> graph.add(
                validation(name), List.of(), List.of(), () -> ValidateDataGoal.step(datasets.named(name), workplace)));
        return names;
    }

    /** Drift is part of the path when there are data to look at: not every project has them from the first day. */
    private static boolean measuresDrift(Project project, Workplace workplace) {
        DatasetSettings current = project.data().get(project.drift().current());
        return current != null
                && (project.drift().profile().isPresent()
                        || project.data().containsKey(project.drift().reference()))
                && current.path().stream().anyMatch(pattern -> workplace.files().matches(workplace.folder(), pattern));
    }

    private static String validation(String dataset) {
        return "validate-data " + dataset;
    }
}
