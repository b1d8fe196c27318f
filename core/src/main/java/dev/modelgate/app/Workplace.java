package dev.modelgate.app;

import dev.modelgate.data.DataEngine;
import dev.modelgate.data.DataEngineProvider;
import dev.modelgate.data.DatasetFiles;
import dev.modelgate.data.Rows;
import dev.modelgate.drift.scored.ScoringPorts;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.evidence.SigningEvidenceStore;
import dev.modelgate.gate.RuleLanguage;
import dev.modelgate.model.ArtifactStore;
import dev.modelgate.model.Champions;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.model.ModelRuntimeProvider;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.project.StoreSettings;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsChampions;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.GitopsSettings;
import dev.modelgate.promotion.Pipeline;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import dev.modelgate.run.RunContext;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.DocumentReader;
import dev.modelgate.settings.Located;
import dev.modelgate.training.CommandRunner;
import dev.modelgate.training.Outputs;
import dev.modelgate.training.SourceRevision;
import dev.modelgate.training.SourceRevision.Revision;
import dev.modelgate.training.TrainingSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The composition root: what a goal works with, made when it is first asked for, so that a goal that needs no native
 * library loads none.
 */
final class Workplace implements AutoCloseable {
    private static final String PROJECT_FILE = "modelgate.yaml";
    private static final long SEED = 42;

    private final Surroundings surroundings;
    private final CommonOptions options;
    private final Adapters adapters;
    private final Consumer<Report> reports;
    private final Machine machine;
    private final SharedEngine engine;
    private Optional<Located<Project>> project = Optional.empty();
    private Optional<UserFiles.Scratch> scratch = Optional.empty();
    private Optional<EvidenceStore> evidence = Optional.empty();
    private Optional<Forge> forge = Optional.empty();
    private Optional<Pipeline> pipeline = Optional.empty();
    private Optional<Champions> champions = Optional.empty();

    Workplace(Surroundings surroundings, CommonOptions options, Consumer<Report> reports) {
        this.surroundings = surroundings;
        this.options = options;
        this.reports = reports;
        this.adapters = new Adapters(surroundings.adapters());
        this.machine = adapters.one(Machine.class, "this machine's files", "modelgate-adapter-local");
        this.engine = new SharedEngine(
                () -> adapters.one(DataEngineProvider.class, "CSV and Parquet files", "modelgate-adapter-duckdb"),
                options.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                () -> scratch().folder());
        this.project = readProject();
    }

    private Optional<Located<Project>> readProject() {
        String shown = options.project().map(Path::toString).orElse(PROJECT_FILE);
        Optional<byte[]> bytes = files().read(projectFile(), shown);
        if (bytes.isEmpty() && options.project().isPresent()) {
            throw ProblemException.invalid(
                    Problem.at(Place.of(shown), "There is no such project file", "Correct {option:project}"));
        }
        return bytes.map(content -> new DocumentReader<>(Project.KIND).read(content, shown));
    }

    private Path projectFile() {
        return surroundings.folder().resolve(options.project().orElse(Path.of(PROJECT_FILE)));
    }

    /** The folder that paths of the project file start from. */
    Path folder() {
        Path folder = project.isPresent() ? projectFile().resolveSibling("") : surroundings.folder();
        return folder.toAbsolutePath().normalize();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Optional<Project> project() {
        return project.map(Located::value);
    }

    Project requireProject() {
        return project()
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "There is no " + PROJECT_FILE + " in the current folder, and this goal needs one",
                        "Go to the project's folder, or name the file with {option:project}")));
    }

    /** Where a key of the project file stands. */
    Place placeOf(String key) {
        return project.map(located -> located.positions().of(key)).orElseGet(() -> Place.of(PROJECT_FILE));
    }

    /** Bytes of a file that the user named, relative to the project's folder. */
    byte[] bytes(String file) {
        if (file.isBlank()) {
            throw ProblemException.invalid(Problem.of("A file is named by an empty text", "Write its path"));
        }
        return files().read(folder().resolve(file), file)
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        Place.of(file), "there is no such file", "Correct the path; it starts from " + folder())));
    }

    /** A settings file that the user named. */
    <T> Document<T> document(DocumentKind<T> kind, String file) {
        byte[] bytes = bytes(file);
        Located<T> read = new DocumentReader<>(kind).read(bytes, file);
        return new Document<>(file, read.value(), read.positions(), Digest.of(bytes));
    }

    RunContext context() {
        return new RunContext(
                surroundings.clock(),
                surroundings.events(),
                surroundings.cancellation(),
                SEED,
                surroundings.toolVersion(),
                !options.noCache());
    }

    StepRunner steps() {
        return new StepRunner(evidence(), context(), reports);
    }

    EvidenceStore evidence() {
        if (evidence.isEmpty()) {
            files().makeIgnored(folder().resolve(".modelgate"));
            String where = stores().evidence();
            EvidenceStore store = machine.evidence(folder().resolve(where), where, StandardPredicates.ALL);
            evidence = Optional.of(project()
                    .flatMap(Project::signing)
                    .<EvidenceStore>map(
                            settings -> new SigningEvidenceStore(store, new Secrets(this).signing(settings)))
                    .orElse(store));
        }
        return evidence.get();
    }

    ArtifactStore artifacts() {
        return machine.artifacts(folder().resolve(stores().artifacts()), stores().uri());
    }

    private StoreSettings stores() {
        return project()
                .map(Project::stores)
                .orElseGet(() -> new StoreSettings(".modelgate/artifacts", ".modelgate/evidence", Optional.empty()));
    }

    DatasetFiles datasetFiles() {
        return machine.datasetFiles(folder(), engine::expect);
    }

    UserFiles files() {
        return machine.files();
    }

    CommandRunner commands() {
        return machine.commands(surroundings.environment());
    }

    Outputs outputs() {
        return machine.outputs();
    }

    /** What is checked out. Outputs of training, evidence and artefacts are no part of the source, wherever they are. */
    Optional<Revision> revision() {
        Set<String> written = new HashSet<>(Set.of(stores().evidence(), stores().artifacts()));
        project()
                .flatMap(Project::train)
                .map(TrainingSettings::outputs)
                .ifPresent(outputs -> written.addAll(List.of(outputs.model(), outputs.signature())));
        return adapters.one(SourceRevision.class, "version control", "modelgate-adapter-git")
                .of(folder(), written);
    }

    RuleLanguage rules() {
        return new RulesOnDemand(() -> adapters.one(RuleLanguage.class, "rules of policies", "modelgate-policies"));
    }

    DataEngine engine() {
        return engine.open();
    }

    Rows rows() {
        return engine.open();
    }

    ScoringPorts scoring() {
        return new ScoringPorts(this::runtime, this::rows, this::scratch);
    }

    synchronized UserFiles.Scratch scratch() {
        if (scratch.isEmpty()) {
            scratch = Optional.of(files().scratch());
        }
        return scratch.get();
    }

    ModelRuntime runtime() {
        return adapters.one(ModelRuntimeProvider.class, "ONNX models", "modelgate-adapter-onnx")
                .open(1);
    }

    GitopsSettings gitops() {
        return requireProject()
                .gitops()
                .orElseThrow(() -> ProblemException.invalid(Problem.at(
                        placeOf(""),
                        "The project names no GitOps repository",
                        "Add {key:gitops.repository} and {key:gitops.environments}")));
    }

    Forge forge() {
        if (forge.isEmpty()) {
            Forge.Remote remote = remote();
            Forge.Provider provider = adapters.find(Forge.Provider.class, candidate -> candidate.accepts(remote))
                    .orElseThrow(() -> ProblemException.invalid(Problem.at(
                            placeOf("gitops.repository"),
                            "No adapter reaches a GitOps repository at " + remote.location()
                                    + "; those at hand reach bare repositories on this machine, and GitHub",
                            "Name the path of a bare repository or an address on GitHub with {key:gitops.repository}; say"
                                    + " with {key:gitops.github} when the host is a GitHub Enterprise Server")));
            forge = Optional.of(provider.open(remote));
        }
        return forge.get();
    }

    private Forge.Remote remote() {
        return new Forge.Remote(
                gitops().repository(),
                gitops().branch(),
                folder(),
                gitops().github(),
                secret -> new Secrets(this).open(secret, "gitops.github"),
                surroundings.clock(),
                new PatientWaits(surroundings.cancellation()));
    }

    Pipeline pipeline() {
        if (pipeline.isEmpty()) {
            pipeline = Optional.of(Pipeline.of(gitops()));
        }
        return pipeline.get();
    }

    /** The champions by one look at the GitOps repository, so that all steps see the same. */
    Champions champions() {
        if (champions.isEmpty()) {
            GitopsRepository.Snapshot head = forge().repository().head();
            champions = Optional.of(
                    new GitopsChampions(head, pipeline(), requireProject().name()));
        }
        return champions.get();
    }

    /** Has the GitOps repository looked at anew, after something that may have taken hours. */
    void forgetChampions() {
        champions = Optional.empty();
    }

    /** A report as Markdown, for a pull request. */
    String markdown(Report report) {
        return adapters.find(ReportRenderer.class, renderer -> renderer.format().equals("markdown"))
                .orElseThrow(() -> Adapters.missing("reports as Markdown", "modelgate-reports"))
                .render(report, new CommandLineDialect());
    }

    @Override
    public void close() {
        engine.close();
        scratch.ifPresent(UserFiles.Scratch::close);
    }
}
