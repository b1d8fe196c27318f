package dev.modelgate.status;

import dev.modelgate.evidence.EvidenceStore;
import dev.modelgate.gate.CandidateEvidence;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.promotion.Environment;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsChampions;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.Pipeline;
import dev.modelgate.promotion.PullRequests;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of each environment what runs there, since when, on what evidence, and whose move it is. */
public final class Status {
    private final Forge forge;
    private final Pipeline pipeline;
    private final EvidenceStore store;

    /** Looks at a forge's environments and at the evidence of this project. */
    public Status(Forge forge, Pipeline pipeline, EvidenceStore store) {
        this.forge = forge;
        this.pipeline = pipeline;
        this.store = store;
    }

    /**
     * Looks at all environments, or at one.
     *
     * @param model name of the model
     * @param candidate the model that is to climb, if there is one
     * @param headline what there is to say of the candidate
     * @param only the one environment to look at
     */
    public Report look(String model, Optional<ModelVersion> candidate, String headline, Optional<String> only) {
        List<Environment> environments = only.map(name -> List.of(pipeline.environment(name)))
                .orElseGet(() -> List.copyOf(pipeline.environments()));
        GitopsRepository.Snapshot head = forge.repository().head();
        GitopsChampions champions = new GitopsChampions(head, pipeline, model);
        List<PullRequests.PullRequest> open = forge.pullRequests().list().stream()
                .filter(request -> request.state() == PullRequests.State.OPEN)
                .toList();
        NextMove moves =
                new NextMove(candidate, candidate.map(one -> new CandidateEvidence(store, one)), champions, open);
        List<List<Cell>> runs = new ArrayList<>();
        List<List<Cell>> next = new ArrayList<>();
        for (Environment environment : environments) {
            Optional<ModelVersion> champion = champions.of(environment.name());
            runs.add(running(environment, champion, champions.since(environment.name()), head));
            next.add(moves.of(environment, model, champion));
        }
        return new Report(
                "status",
                model,
                Conclusion.PASSED,
                headline,
                List.of(
                        new Section.Table(
                                "Running", List.of("Environment", "Version", "Since", "By", "Evidence"), runs),
                        new Section.Table("Next", List.of("Environment", "State", "Whose move", "What to do"), next)),
                List.of(),
                List.of(),
                List.of());
    }

    /** Says which model is the candidate. */
    public static String candidate(ModelVersion model) {
        return "The candidate is " + model + " (" + model.digest().brief() + ")";
    }

    private static List<Cell> running(
            Environment environment,
            Optional<ModelVersion> champion,
            Optional<GitopsRepository.Commit> since,
            GitopsRepository.Snapshot head) {
        if (champion.isEmpty()) {
            return List.of(Cell.of(environment.name()), Cell.of("nothing yet"), Cell.of(""), Cell.of(""), Cell.of(""));
        }
        ModelVersion model = champion.get();
        String folder = "evidence/" + model.name() + "/" + model.version() + "/" + environment.name();
        int statements = head.list(folder).size();
        return List.of(
                Cell.of(environment.name()),
                Cell.of(model.version() + " (" + model.digest().brief() + ")"),
                Cell.of(since.map(commit -> commit.at().toString()).orElse("unknown")),
                Cell.of(since.map(GitopsRepository.Commit::author).orElse("unknown")),
                Cell.of(statements == 0 ? "none in the repository" : statements + " statements in " + folder));
    }
}
