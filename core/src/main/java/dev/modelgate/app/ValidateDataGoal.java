package dev.modelgate.app;

import dev.modelgate.data.DataContract;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.ValidateData;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.DatasetSettings;
import dev.modelgate.project.Project;
import dev.modelgate.report.Report;
import dev.modelgate.settings.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The goal {@code validate-data}. */
final class ValidateDataGoal implements Goal<ValidateDataGoal.Options> {
    /**
     * Options of {@code validate-data}.
     *
     * @param data what to check
     * @param contract what to check it against
     * @param label how the truth is read
     * @param common options of every goal
     */
    record Options(
            @Option("What to check: a dataset of the project file, or paths and globs; by default every dataset of the"
                    + " project file that has a contract.")
            List<String> data,

            @Option("File with the contract; by default the one that the project file names.")
            Optional<String> contract,

            @Option("How the truth is read: a column of 0 and 1 or of true and false, \"column >= number\", or"
                    + " \"column = text\"; by default what the project file says.")
            Optional<LabelRule> label,

            CommonOptions common) {}

    @Override
    public String name() {
        return "validate-data";
    }

    @Override
    public String description() {
        return "Checks data against its contract: schema, types, nulls, uniqueness, ranges, sets, patterns, freshness.";
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
        DatasetChoice datasets = new DatasetChoice(workplace);
        List<Report> reports = new ArrayList<>();
        if (!options.data().isEmpty()) {
            Dataset dataset = datasets.of(options.data());
            reports.add(step(
                            dataset,
                            contractOf(dataset.name(), options.contract(), workplace),
                            label(options, workplace),
                            workplace)
                    .report());
        } else {
            for (String name : withContract(options, workplace)) {
                String contract = contractOf(name, options.contract(), workplace);
                reports.add(step(datasets.named(name), contract, label(options, workplace), workplace)
                        .report());
            }
        }
        return reports.size() == 1 ? reports.get(0) : Combined.of(name(), reports);
    }

    static StepRunner.Outcome step(Dataset dataset, Workplace workplace) {
        return step(
                dataset,
                contractOf(dataset.name(), Optional.empty(), workplace),
                workplace.project().flatMap(Project::label),
                workplace);
    }

    private static StepRunner.Outcome step(
            Dataset dataset, String contractFile, Optional<LabelRule> label, Workplace workplace) {
        Document<DataContract> contract = workplace.document(DataContract.KIND, contractFile);
        ValidateData.Request request = new ValidateData.Request(
                dataset,
                contract.content(),
                contract.digest(),
                contractFile,
                label,
                workplace.project().map(Project::features).orElse(List.of()));
        return workplace
                .steps()
                .run("validate-data " + dataset.name(), dataset.name(), new ValidateData(workplace::engine), request);
    }

    private static List<String> withContract(Options options, Workplace workplace) {
        Project project = workplace
                .project()
                .orElseThrow(
                        () -> ProblemException.invalid(
                                Problem.of(
                                        "It is not said which data to check",
                                        "Name files with {option:data} and a contract with {option:contract}, or write a modelgate.yaml")));
        List<String> names = project.data().keySet().stream()
                .filter(name -> options.contract().isPresent()
                        || declaredContract(name, project).isPresent())
                .toList();
        if (names.isEmpty()) {
            throw ProblemException.invalid(Problem.at(
                    workplace.placeOf("data"),
                    "No dataset of the project has a contract",
                    "Name a file with {key:contract}, or give {option:contract}"));
        }
        return names;
    }

    static Optional<String> declaredContract(String dataset, Project project) {
        return Optional.ofNullable(project.data().get(dataset))
                .flatMap(DatasetSettings::contract)
                .or(project::contract);
    }

    private static String contractOf(String dataset, Optional<String> given, Workplace workplace) {
        return given.or(() -> workplace.project().flatMap(project -> declaredContract(dataset, project)))
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "There is no contract for " + dataset,
                        "Name a file of kind DataContract with {option:contract}, or with {key:contract} in the project"
                                + " file")));
    }

    private static Optional<LabelRule> label(Options options, Workplace workplace) {
        return options.label().or(() -> workplace.project().flatMap(Project::label));
    }
}
