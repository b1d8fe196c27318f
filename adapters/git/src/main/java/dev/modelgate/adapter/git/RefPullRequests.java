package dev.modelgate.adapter.git;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.PullRequests;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Pull requests of a bare repository, kept in {@link PullRequestBook#REF}. */
final class RefPullRequests implements PullRequests {
    private static final int ATTEMPTS = 100;

    private final BareRepository bare;

    RefPullRequests(BareRepository bare) {
        this.bare = bare;
    }

    @Override
    public String base() {
        return bare.base();
    }

    @Override
    public List<PullRequest> list() {
        return bare.in(repository -> {
            List<PullRequest> all = new ArrayList<>();
            for (PullRequestBook.Entry entry : PullRequestBook.read(repository).entries()) {
                all.add(shown(entry, head(repository, entry)));
            }
            Collections.reverse(all);
            return all;
        });
    }

    @Override
    public PullRequest open(Draft draft) {
        return write((repository, book) -> {
            book.entries().stream()
                    .filter(one -> one.isOpen()
                            && one.branch().equals(draft.branch())
                            && one.base().equals(base()))
                    .findFirst()
                    .ifPresent(one -> {
                        throw ProblemException.invalid(Problem.of(
                                "Pull request #" + one.number() + " from " + draft.branch() + " to " + base()
                                        + " is open already",
                                "Merge or close it first"));
                    });
            String head = BareRepository.resolve(repository, Constants.R_HEADS + draft.branch())
                    .orElseThrow(() -> ProblemException.invalid(Problem.of(
                            "There is no branch " + draft.branch() + " to open a pull request from", "Push it first")))
                    .name();
            if (new PlainMerge(repository).contains(bare.head(), ObjectId.fromString(head))) {
                throw ProblemException.invalid(Problem.of(
                        "The branch " + draft.branch() + " has nothing that " + base() + " has not",
                        "Push a change to it"));
            }
            PullRequestBook.Entry entry = new PullRequestBook.Entry(
                    book.nextNumber(),
                    State.OPEN,
                    draft.branch(),
                    head,
                    base(),
                    draft.title(),
                    draft.body(),
                    draft.labels(),
                    Optional.empty());
            return new Change(entry, "Open", clerk(repository, head));
        });
    }

    @Override
    public PullRequest update(int number, String title, String body) {
        return write((repository, book) -> {
            PullRequestBook.Entry old = open(book, number);
            if (old.title().equals(title) && old.body().equals(body)) {
                return new Change(old, "", Optional.empty());
            }
            String head = head(repository, old);
            return new Change(old.reworded(title, body, head), "Update", clerk(repository, head));
        });
    }

    @Override
    public PullRequest close(int number, String comment) {
        return write((repository, book) -> {
            PullRequestBook.Entry old = open(book, number);
            String head = head(repository, old);
            PullRequestBook.Entry closed = old.ended(State.CLOSED, head, Optional.empty());
            return new Change(closed.commented(comment), "Close", clerk(repository, head));
        });
    }

    @Override
    public Optional<PullRequest> merge(int number, String head, GitopsRepository.Author actor) {
        PersonIdent person = LocalRepository.person(actor);
        return bare.in(repository -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                PullRequestBook book = PullRequestBook.read(repository);
                PullRequestBook.Entry entry = open(book, number);
                if (!head(repository, entry).equals(head)) {
                    return Optional.empty();
                }
                ObjectId base = bare.head();
                Optional<ObjectId> commit = new Merge(repository, entry, person).into(base, ObjectId.fromString(head));
                if (commit.isEmpty()) {
                    return Optional.empty();
                }
                PullRequestBook.Entry merged = entry.ended(State.MERGED, head, commit.map(ObjectId::name));
                ObjectId next = book.with(repository, merged, "Merge", person);
                // One transaction: nobody sees the base moved and the pull request open, or the other way round.
                Map<String, References.Move> moves = Map.of(
                        Constants.R_HEADS + base(),
                        new References.Move(Optional.of(base), commit.get()),
                        PullRequestBook.REF,
                        new References.Move(book.tip(), next));
                if (new References(repository).swap(moves)) {
                    return Optional.of(shown(merged, head));
                }
            }
            throw busy();
        });
    }

    private PullRequest write(Edit edit) {
        return bare.in(repository -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                PullRequestBook book = PullRequestBook.read(repository);
                Change change = edit.on(repository, book);
                if (change.isNothing() || swapped(repository, book, change)) {
                    return shown(change.entry(), head(repository, change.entry()));
                }
            }
            throw busy();
        });
    }

    private static boolean swapped(Repository repository, PullRequestBook book, Change change) throws IOException {
        ObjectId next = book.with(
                repository, change.entry(), change.what(), change.actor().orElseThrow());
        return new References(repository).swap(PullRequestBook.REF, book.tip(), next);
    }

    private static PullRequestBook.Entry open(PullRequestBook book, int number) {
        PullRequestBook.Entry entry = book.find(number)
                .orElseThrow(() -> ProblemException.invalid(
                        Problem.of("There is no pull request #" + number, "List them, and name one that is open")));
        if (!entry.isOpen()) {
            throw ProblemException.invalid(Problem.of(
                    "Pull request #" + number + " is not open any more: it was "
                            + (entry.state() == State.MERGED ? "merged" : "closed"),
                    "List them, and name one that is open"));
        }
        return entry;
    }

    /** Books of no person's act are signed by Modelgate at the time of the head, so that equal acts are equal. */
    private static Optional<PersonIdent> clerk(Repository repository, String head) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return Optional.of(new PersonIdent(
                    "Modelgate",
                    "noreply@modelgate.dev",
                    walk.parseCommit(ObjectId.fromString(head))
                            .getCommitterIdent()
                            .getWhenAsInstant(),
                    ZoneOffset.UTC));
        }
    }

    private static String head(Repository repository, PullRequestBook.Entry entry) throws IOException {
        return entry.isOpen()
                ? BareRepository.resolve(repository, Constants.R_HEADS + entry.branch())
                        .map(ObjectId::name)
                        .orElse(entry.head())
                : entry.head();
    }

    private PullRequest shown(PullRequestBook.Entry entry, String head) {
        return new PullRequest(
                entry.number(),
                entry.state(),
                entry.branch(),
                head,
                entry.base(),
                entry.title(),
                entry.body(),
                entry.labels(),
                bare.folder().toUri() + "#pull-request-" + entry.number(),
                entry.mergeCommit());
    }

    private static ProblemException busy() {
        return ProblemException.unknown(Problem.of(
                "Others changed pull requests of the repository during each of " + ATTEMPTS + " attempts",
                "Try again when fewer write to it"));
    }

    /** Works out a change from the newest state. */
    @FunctionalInterface
    private interface Edit {
        Change on(Repository repository, PullRequestBook book) throws IOException;
    }

    /** What an entry becomes, and by whom; by nobody when it stays. */
    private record Change(PullRequestBook.Entry entry, String what, Optional<PersonIdent> actor) {
        private boolean isNothing() {
            return actor.isEmpty();
        }
    }
}
