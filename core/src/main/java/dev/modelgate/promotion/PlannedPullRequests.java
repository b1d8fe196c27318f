package dev.modelgate.promotion;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pull requests as they would be, over a forge that is only read. */
final class PlannedPullRequests implements PullRequests {
    private final PullRequests real;
    private final PlannedRepository repository;
    private final List<PlannedForge.Write> writes;
    private final Map<Integer, PullRequest> planned = new HashMap<>();

    PlannedPullRequests(PullRequests real, PlannedRepository repository, List<PlannedForge.Write> writes) {
        this.real = real;
        this.repository = repository;
        this.writes = writes;
    }

    @Override
    public synchronized List<PullRequest> list() {
        return Stream.concat(
                        planned.values().stream(),
                        real.list().stream().filter(one -> !planned.containsKey(one.number())))
                .map(this::seen)
                .sorted(Comparator.comparingInt(PullRequest::number).reversed())
                .toList();
    }

    @Override
    public synchronized PullRequest open(Draft draft) {
        List<PullRequest> all = list();
        all.stream()
                .filter(one -> one.state() == State.OPEN
                        && one.branch().equals(draft.branch())
                        && one.base().equals(base()))
                .findFirst()
                .ifPresent(one -> {
                    throw ProblemException.invalid(Problem.of(
                            "Pull request #" + one.number() + " from " + draft.branch() + " is open already",
                            "Merge or close it first"));
                });
        PlannedCommit head = repository
                .planned(draft.branch())
                .filter(tip -> !repository.head().contains(tip))
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "The branch " + draft.branch() + " is not there, or has nothing that " + base() + " has not",
                        "Push a change to it")));
        PullRequest opened = new PullRequest(
                all.stream().mapToInt(PullRequest::number).max().orElse(0) + 1,
                State.OPEN,
                draft.branch(),
                head.commit(),
                base(),
                draft.title(),
                draft.body(),
                draft.labels(),
                PlannedForge.LINK,
                Optional.empty());
        return record("open", opened);
    }

    @Override
    public synchronized PullRequest update(int number, String title, String body) {
        PullRequest old = open(number);
        if (old.title().equals(title) && old.body().equals(body)) {
            return old;
        }
        return record("update", copy(old, State.OPEN, old.head(), title, body, Optional.empty()));
    }

    @Override
    public synchronized Optional<PullRequest> merge(int number, String head, GitopsRepository.Author actor) {
        PullRequest old = open(number);
        if (!old.head().equals(head)) {
            return Optional.empty();
        }
        String message = "Merge pull request #" + number + " from " + old.branch() + "\n\n" + old.title() + "\n";
        return repository
                .merge(repository.planned(old.branch()).orElseThrow(), message, actor)
                .map(commit ->
                        record("merge", copy(old, State.MERGED, head, old.title(), old.body(), Optional.of(commit))));
    }

    @Override
    public synchronized PullRequest close(int number, String comment) {
        PullRequest old = open(number);
        String body = comment.isEmpty() ? old.body() : old.body() + "\n" + comment + "\n";
        return record("close", copy(old, State.CLOSED, old.head(), old.title(), body, Optional.empty()));
    }

    @Override
    public String base() {
        return real.base();
    }

    private PullRequest open(int number) {
        PullRequest found = list().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        Problem.of("There is no pull request #" + number, "List them, and name one that is open")));
        if (found.state() != State.OPEN) {
            throw ProblemException.invalid(Problem.of(
                    "Pull request #" + number + " is not open any more: it was "
                            + (found.state() == State.MERGED ? "merged" : "closed"),
                    "List them, and name one that is open"));
        }
        return found;
    }

    private PullRequest record(String kind, PullRequest one) {
        planned.put(one.number(), one);
        writes.add(new PlannedForge.Write(kind, "#" + one.number(), one.title()));
        return one;
    }

    /** An open one at the tip of its branch, or merged when the base has its head by whatever way. */
    private PullRequest seen(PullRequest one) {
        if (one.state() != State.OPEN || !one.base().equals(base())) {
            return one;
        }
        PlannedCommit into = repository.head();
        Optional<PlannedCommit> tip = repository.planned(one.branch());
        return Stream.concat(tip.stream(), repository.commit(one.head()).stream())
                .filter(into::contains)
                .findFirst()
                .map(head -> copy(
                        one,
                        State.MERGED,
                        head.commit(),
                        one.title(),
                        one.body(),
                        Optional.of(into.firstWith(head).commit())))
                .orElseGet(() -> copy(
                        one,
                        State.OPEN,
                        tip.map(PlannedCommit::commit).orElse(one.head()),
                        one.title(),
                        one.body(),
                        Optional.empty()));
    }

    private static PullRequest copy(
            PullRequest old, State state, String head, String title, String body, Optional<String> commit) {
        return new PullRequest(
                old.number(), state, old.branch(), head, old.base(), title, body, old.labels(), old.link(), commit);
    }
}
