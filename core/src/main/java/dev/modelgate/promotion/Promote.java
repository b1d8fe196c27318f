package dev.modelgate.promotion;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Cell;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import dev.modelgate.run.RunContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proposes a model for an environment: a pull request in the GitOps repository with the version bump and the evidence
 * that it rests on, and nothing else. Running it again changes nothing.
 */
public final class Promote {
    private static final String GOAL = "promote";
    private static final int ATTEMPTS = 10;

    private final Forge forge;
    private final Pipeline pipeline;
    private final Identity identity;

    /** Promotes through a forge, under a name. */
    public Promote(Forge forge, Pipeline pipeline, Identity identity) {
        this.forge = forge;
        this.pipeline = pipeline;
        this.identity = identity;
    }

    /**
     * What to promote, and what allows it.
     *
     * @param candidate the model
     * @param artifactUri where a server finds it
     * @param environment name of the environment
     * @param policy digest of the environment's policy as it is now
     * @param decision evidence of kind {@code decision}
     * @param overtaken why the decision does not stand for what would be decided now; empty when it does
     * @param evidence all evidence that the decision cites
     * @param tables the decision for a reviewer, in Markdown
     */
    public record Request(
            ModelVersion candidate,
            String artifactUri,
            String environment,
            Digest policy,
            Evidence decision,
            Optional<String> overtaken,
            List<Evidence> evidence,
            String tables) {
        public Request {
            evidence = List.copyOf(evidence);
        }

        /** The decision and what it cites: what travels with the pull request. */
        List<Evidence> carried() {
            return Stream.concat(Stream.of(decision), evidence.stream().sorted((a, b) -> {
                        int byKind = a.kind().compareTo(b.kind());
                        return byKind != 0
                                ? byKind
                                : a.key().digest().compareTo(b.key().digest());
                    }))
                    .toList();
        }
    }

    /**
     * Opens or updates the pull request.
     *
     * @return PASSED when the pull request is there or nothing is left to change; DENIED, WAITING or UNKNOWN when no
     *     decision allows it
     * @throws ProblemException when the repository cannot be used, a person works on the branch, or others keep moving
     *     it
     */
    public Report run(Request request, RunContext context) {
        Environment environment = pipeline.environment(request.environment());
        DecisionCheck decision = new DecisionCheck(request);
        List<Finding> findings = decision.findings();
        if (!findings.isEmpty()) {
            return refusal(request, decision.conclusion(), findings);
        }
        TopicBranch branch =
                new TopicBranch(forge.repository(), request.candidate().name(), environment.name());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            GitopsRepository.Snapshot head = forge.repository().head();
            Proposal proposal = Proposal.on(head, environment, request);
            if (proposal.isThere()) {
                return there(request, proposal, branch, head);
            }
            Optional<Finding> moved = decision.champion(proposal.champion()).or(decision::overtaken);
            if (moved.isPresent()) {
                return refusal(request, Conclusion.DENIED, List.of(moved.get()));
            }
            context.progress(GOAL, "writing " + branch.name() + " on " + EnvironmentFile.brief(head.commit()));
            Optional<Boolean> written = branch.write(head, proposal, identity.now(context));
            // A commit that came to the base meanwhile may have brought another champion: look again.
            if (written.isEmpty() || !isStill(head)) {
                continue;
            }
            Optional<PullRequests.PullRequest> before = open(branch);
            try {
                return pullRequest(request, proposal, branch, before, written.get());
            } catch (ProblemException e) {
                // Somebody else may have opened, merged or closed it between the look and the attempt: look again.
                if (isStill(head) && number(before).equals(number(open(branch)))) {
                    throw e;
                }
            }
        }
        throw ProblemException.unknown(Problem.of(
                "Others moved " + pipeline.base() + " or " + branch.name() + " during each of " + ATTEMPTS
                        + " attempts",
                "Run {goal:promote} again when fewer write to the GitOps repository"));
    }

    private boolean isStill(GitopsRepository.Snapshot head) {
        return forge.repository().head().commit().equals(head.commit());
    }

    private static Optional<Integer> number(Optional<PullRequests.PullRequest> one) {
        return one.map(PullRequests.PullRequest::number);
    }

    private Report pullRequest(
            Request request,
            Proposal proposal,
            TopicBranch branch,
            Optional<PullRequests.PullRequest> before,
            boolean written) {
        Optional<PullRequests.PullRequest> refused =
                written || before.isPresent() ? Optional.empty() : closed(proposal, branch);
        if (refused.isPresent()) {
            return refusal(request, Conclusion.DENIED, List.of(closedByAPerson(refused.get(), branch)));
        }
        PullRequests.PullRequest after = before.isPresent()
                ? forge.pullRequests().update(before.get().number(), proposal.title(), proposal.body())
                : forge.pullRequests()
                        .open(new PullRequests.Draft(
                                branch.name(), proposal.title(), proposal.body(), proposal.labels()));
        boolean same = !written
                && before.filter(old ->
                                old.title().equals(after.title()) && old.body().equals(after.body()))
                        .isPresent();
        String did = same ? "already proposes this; nothing was written" : before.isEmpty() ? "opened" : "updated";
        String headline = "Pull request #" + after.number() + " " + did;
        return report(request, proposal, headline, List.of(after));
    }

    /** The model may have come in by another way than the topic's pull request, which then has nothing left to do. */
    private Report there(Request request, Proposal proposal, TopicBranch branch, GitopsRepository.Snapshot head) {
        String headline =
                request.environment() + " already runs " + proposal.champion().orElse(request.candidate());
        Optional<PullRequests.PullRequest> left = open(branch);
        if (left.isEmpty()) {
            return report(request, proposal, headline, List.of());
        }
        String number = "pull request #" + left.get().number();
        Optional<GitopsRepository.Snapshot> tip = branch.tip();
        if (!tip.map(commit -> branch.isOurs(commit, head)).orElse(true)) {
            String why = " stays open, because its branch has commits that Modelgate did not write";
            return report(
                    request,
                    proposal,
                    headline + "; " + number + why,
                    left.stream().toList());
        }
        if (!tip.map(proposal::isSameOn).orElse(true)) {
            return report(
                    request,
                    proposal,
                    headline + "; " + number + " proposes another model",
                    left.stream().toList());
        }
        return close(left.get(), headline + ", so nothing is left to change.", branch)
                ? report(
                        request,
                        proposal,
                        headline + "; closed " + number + ", which has nothing left to change",
                        List.of())
                : report(request, proposal, headline, List.of());
    }

    /** Whether this call closed it; false when somebody else ended it meanwhile. */
    private boolean close(PullRequests.PullRequest left, String comment, TopicBranch branch) {
        try {
            forge.pullRequests().close(left.number(), comment);
            return true;
        } catch (ProblemException e) {
            if (number(open(branch)).equals(Optional.of(left.number()))) {
                throw e;
            }
            return false;
        }
    }

    private Optional<PullRequests.PullRequest> open(TopicBranch branch) {
        return ofTopic(branch)
                .filter(one -> one.state() == PullRequests.State.OPEN)
                .findFirst();
    }

    /** The newest pull request of the topic, when a person closed it and it proposed the same. */
    private Optional<PullRequests.PullRequest> closed(Proposal proposal, TopicBranch branch) {
        return ofTopic(branch)
                .findFirst()
                .filter(one ->
                        one.state() == PullRequests.State.CLOSED && one.body().equals(proposal.body()));
    }

    private Stream<PullRequests.PullRequest> ofTopic(TopicBranch branch) {
        return forge.pullRequests().from(branch.name()).stream();
    }

    private static Finding closedByAPerson(PullRequests.PullRequest closed, TopicBranch branch) {
        return Finding.of(
                "review",
                "#" + closed.number(),
                "a person closed pull request #" + closed.number() + ", which proposed exactly this",
                "no refusal of the same change",
                "To propose it once more, delete the branch " + branch.name() + ", then run {goal:promote} again");
    }

    private static Report refusal(Request request, Conclusion conclusion, List<Finding> findings) {
        String headline = request.environment() + " stays as it is: " + request.candidate() + " may not be proposed";
        return new Report(
                GOAL, subject(request), conclusion, headline, List.of(), findings, List.of(), references(request));
    }

    private static Report report(
            Request request, Proposal proposal, String headline, List<PullRequests.PullRequest> pullRequests) {
        Report report = new Report(
                GOAL,
                subject(request),
                Conclusion.PASSED,
                headline,
                List.of(fields(proposal)),
                List.of(),
                List.of(),
                references(request));
        for (PullRequests.PullRequest one : pullRequests) {
            report = report.with(new Section.Diff("Diff", proposal.diff())).with(PullRequestTable.of(List.of(one)));
        }
        return report;
    }

    private static Section fields(Proposal proposal) {
        List<List<Cell>> rows = proposal.fields().stream()
                .map(change -> Stream.of(change.path().toString(), change.before(), change.after())
                        .map(Cell::of)
                        .toList())
                .toList();
        return new Section.Table("Version", List.of("key", "now", "promoted"), rows);
    }

    private static String subject(Request request) {
        return request.candidate() + " → " + request.environment();
    }

    private static List<EvidenceReference> references(Request request) {
        return request.carried().stream()
                .map(one ->
                        new EvidenceReference(one.kind(), one.contentDigest().toString()))
                .toList();
    }
}
