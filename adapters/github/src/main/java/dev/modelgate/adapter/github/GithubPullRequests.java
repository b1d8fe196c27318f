package dev.modelgate.adapter.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.PullRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/** Pull requests of a repository on GitHub. */
final class GithubPullRequests implements PullRequests {
    private static final int PAGE = 100;
    private static final int NOT_FOUND = 404;
    private static final int NOT_MERGEABLE = 405;
    private static final int MOVED = 409;
    private static final int UNPROCESSABLE = 422;

    private final GithubApi api;
    private final String base;

    GithubPullRequests(GithubApi api, String base) {
        this.api = api;
        this.base = base;
    }

    @Override
    public String base() {
        return base;
    }

    @Override
    public List<PullRequest> list() {
        return api.ask("listing pull requests", repository -> {
            List<PullRequest> all = new ArrayList<>();
            for (GHPullRequest one : repository
                    .queryPullRequests()
                    .state(GHIssueState.ALL)
                    .base(base)
                    .list()
                    .withPageSize(PAGE)) {
                all.add(shown(one));
            }
            return all;
        });
    }

    @Override
    public List<PullRequest> from(String branch) {
        return api.ask(
                "listing pull requests from " + branch, repository -> from(repository, branch, GHIssueState.ALL));
    }

    private List<PullRequest> from(GHRepository repository, String branch, GHIssueState state) throws IOException {
        return repository
                .queryPullRequests()
                .state(state)
                .head(api.owner() + ":" + branch)
                .base(base)
                .list()
                .toList()
                .stream()
                .map(GithubPullRequests::shown)
                .toList();
    }

    private Optional<PullRequest> openFrom(GHRepository repository, String branch) throws IOException {
        return from(repository, branch, GHIssueState.OPEN).stream().findFirst();
    }

    @Override
    public PullRequest open(Draft draft) {
        return api.ask("opening a pull request from " + draft.branch(), repository -> {
            Optional<PullRequest> before = openFrom(repository, draft.branch());
            if (before.isPresent()) {
                throw isOpen(before.get());
            }
            PullRequest opened = created(repository, draft);
            return labelled(repository, opened, draft.labels());
        });
    }

    /** A lost answer does not tell whether the pull request is there now, so GitHub is asked. */
    private PullRequest created(GHRepository repository, Draft draft) throws IOException {
        try {
            return shown(repository.createPullRequest(draft.title(), draft.branch(), base, draft.body()));
        } catch (IOException e) {
            Optional<PullRequest> there = openFrom(repository, draft.branch());
            boolean refused = GithubProblem.status(e).isPresent();
            if (there.isPresent() && refused) {
                throw isOpen(there.get());
            }
            if (there.filter(one -> one.body().equals(draft.body())).isPresent()) {
                return there.get();
            }
            if (GithubProblem.status(e).equals(Optional.of(UNPROCESSABLE))) {
                throw nothingToOpen(draft, e);
            }
            throw e;
        }
    }

    private static ProblemException isOpen(PullRequest one) {
        return ProblemException.invalid(Problem.of(
                "Pull request #" + one.number() + " from " + one.branch() + " to " + one.base() + " is open already",
                "Merge or close it first"));
    }

    private ProblemException nothingToOpen(Draft draft, IOException e) {
        ProblemException said = api.failure("opening a pull request from " + draft.branch(), e);
        String first = said.getMessage() == null ? "" : said.getMessage();
        return ProblemException.invalid(
                Problem.of(
                        first + ". The branch is missing, or has nothing that " + base + " has not",
                        "Push a change to it"),
                e);
    }

    private static PullRequest labelled(GHRepository repository, PullRequest opened, List<String> labels)
            throws IOException {
        if (labels.isEmpty() || opened.labels().containsAll(labels)) {
            return opened;
        }
        repository.getPullRequest(opened.number()).addLabels(labels.toArray(String[]::new));
        return shown(repository.getPullRequest(opened.number()));
    }

    @Override
    public PullRequest update(int number, String title, String body) {
        return api.ask("changing pull request #" + number, repository -> {
            PullRequest old = open(repository, number);
            if (old.title().equals(title) && old.body().equals(body)) {
                return old;
            }
            patch(number, Json.object().put("title", title).put("body", body));
            return shown(repository.getPullRequest(number));
        });
    }

    private void patch(int number, ObjectNode change) {
        api.send("changing pull request #" + number, "PATCH", "/pulls/" + number, change);
    }

    @Override
    public PullRequest close(int number, String comment) {
        return api.ask("closing pull request #" + number, repository -> {
            PullRequest old = open(repository, number);
            ObjectNode change = Json.object().put("state", "closed");
            if (!comment.isEmpty()) {
                change.put("body", old.body() + "\n\n---\n\nClosed: " + comment + "\n");
            }
            patch(number, change);
            return shown(repository.getPullRequest(number));
        });
    }

    @Override
    public Optional<PullRequest> merge(int number, String head, GitopsRepository.Author actor) {
        return api.ask("merging pull request #" + number, repository -> {
            PullRequest old = open(repository, number);
            if (!old.head().equals(head)) {
                return Optional.empty();
            }
            GHPullRequest one = repository.getPullRequest(number);
            try {
                one.merge(null, head, GHPullRequest.MergeMethod.MERGE);
            } catch (IOException e) {
                Optional<Integer> status = GithubProblem.status(e);
                PullRequest now = shown(repository.getPullRequest(number));
                if (now.state() == State.MERGED && now.head().equals(head)) {
                    return Optional.of(now);
                }
                if (status.equals(Optional.of(NOT_MERGEABLE)) || status.equals(Optional.of(MOVED))) {
                    return Optional.empty();
                }
                throw e;
            }
            return Optional.of(shown(repository.getPullRequest(number)));
        });
    }

    private PullRequest open(GHRepository repository, int number) throws IOException {
        PullRequest one;
        try {
            one = shown(repository.getPullRequest(number));
        } catch (IOException e) {
            if (GithubProblem.status(e).equals(Optional.of(NOT_FOUND))) {
                throw ProblemException.invalid(
                        Problem.of("There is no pull request #" + number, "Correct its number"), e);
            }
            throw e;
        }
        if (one.state() != State.OPEN) {
            String ended = one.state() == State.MERGED ? "merged" : "closed";
            throw ProblemException.invalid(
                    Problem.of("Pull request #" + number + " is " + ended + " already", "Open another one"));
        }
        return one;
    }

    private static PullRequest shown(GHPullRequest one) {
        boolean merged = one.getMergedAt() != null;
        State state = merged ? State.MERGED : one.getState() == GHIssueState.OPEN ? State.OPEN : State.CLOSED;
        try {
            return new PullRequest(
                    one.getNumber(),
                    state,
                    one.getHead().getRef(),
                    one.getHead().getSha(),
                    one.getBase().getRef(),
                    one.getTitle(),
                    one.getBody() == null ? "" : one.getBody(),
                    one.getLabels().stream().map(GHLabel::getName).sorted().toList(),
                    one.getHtmlUrl().toString(),
                    merged ? Optional.ofNullable(one.getMergeCommitSha()) : Optional.empty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
