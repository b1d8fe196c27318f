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
    public List<PullRequest> list() {
        return Stream.concat(
                        planned.values().stream(),
                        real.list().stream().filter(one -> !planned.containsKey(one.number())))
                .map(this::withHead)
                .sorted(Comparator.comparingInt(PullRequest::number).reversed())
                .toList();
    }

    @Override
    public PullRequest open(Draft draft) {
        int number = list().stream().mapToInt(PullRequest::number).max().orElse(0) + 1;
        String head = repository.branch(draft.branch()).orElseThrow().commit();
        PullRequest opened = new PullRequest(
                number,
                State.OPEN,
                draft.branch(),
                head,
                real.base(),
                draft.title(),
                draft.body(),
                draft.labels(),
                PlannedForge.LINK,
                Optional.empty());
        return record("open", opened);
    }

    @Override
    public PullRequest update(int number, String title, String body) {
        PullRequest old = open(number);
        if (old.title().equals(title) && old.body().equals(body)) {
            return old;
        }
        return record("update", copy(old, State.OPEN, title, body, Optional.empty()));
    }

    @Override
    public Optional<PullRequest> merge(int number, String head, GitopsRepository.Author actor) {
        PullRequest old = open(number);
        if (!old.head().equals(head)) {
            return Optional.empty();
        }
        Optional<String> commit = Optional.of(repository.merge(old.branch(), actor));
        return Optional.of(record("merge", copy(old, State.MERGED, old.title(), old.body(), commit)));
    }

    @Override
    public PullRequest close(int number, String comment) {
        PullRequest old = open(number);
        return record("close", copy(old, State.CLOSED, old.title(), old.body(), Optional.empty()));
    }

    @Override
    public String base() {
        return real.base();
    }

    private PullRequest open(int number) {
        return list().stream()
                .filter(one -> one.number() == number && one.state() == State.OPEN)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(Problem.of(
                        "Pull request #" + number + " is not open", "List them, and name one that is open")));
    }

    private PullRequest record(String kind, PullRequest one) {
        planned.put(one.number(), one);
        writes.add(new PlannedForge.Write(kind, "#" + one.number(), one.title()));
        return one;
    }

    private PullRequest withHead(PullRequest one) {
        if (one.state() != State.OPEN) {
            return one;
        }
        String head = repository
                .branch(one.branch())
                .map(GitopsRepository.Snapshot::commit)
                .orElse(one.head());
        return new PullRequest(
                one.number(),
                one.state(),
                one.branch(),
                head,
                one.base(),
                one.title(),
                one.body(),
                one.labels(),
                one.link(),
                one.mergeCommit());
    }

    private static PullRequest copy(PullRequest old, State state, String title, String body, Optional<String> commit) {
        return new PullRequest(
                old.number(),
                state,
                old.branch(),
                old.head(),
                old.base(),
                title,
                body,
                old.labels(),
                old.link(),
                commit);
    }
}
