package dev.modelgate.promotion;

import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The branch on which one model is proposed for one environment, whatever its version. */
final class TopicBranch {
    /** Trailer with the digest of everything that the commit changes. */
    static final String CHANGE = "Modelgate-Change";

    private final GitopsRepository repository;
    private final String name;

    TopicBranch(GitopsRepository repository, String model, String environment) {
        this.repository = repository;
        this.name = "promote/" + model + "/" + environment;
    }

    String name() {
        return name;
    }

    Optional<GitopsRepository.Snapshot> tip() {
        return repository.branch(name);
    }

    /**
     * Makes the branch hold one commit with the proposal on top of a commit of the base. Writes nothing when it does.
     *
     * @return whether a commit was written, or empty when somebody else moved the branch meanwhile
     * @throws ProblemException when a person's commit is on the branch
     */
    Optional<Boolean> write(GitopsRepository.Snapshot head, Proposal proposal, GitopsRepository.Author author) {
        Optional<GitopsRepository.Snapshot> tip = tip();
        if (tip.isPresent()) {
            obstacle(tip.get(), head).ifPresent(problem -> {
                throw ProblemException.invalid(problem);
            });
            if (holds(tip.get(), head, proposal.changes())) {
                return Optional.of(false);
            }
        }
        GitopsRepository.Push push = new GitopsRepository.Push(
                name,
                tip.map(GitopsRepository.Snapshot::commit),
                head.commit(),
                proposal.changes(),
                proposal.message(),
                author);
        return repository.push(push).map(written -> true);
    }

    private static boolean holds(GitopsRepository.Snapshot tip, GitopsRepository.Snapshot head, ChangeSet changes) {
        return tip.changed(head.commit()).equals(List.copyOf(changes.files().keySet()))
                && changes.files().entrySet().stream()
                        .allMatch(entry -> tip.read(entry.getKey())
                                .filter(bytes -> Arrays.equals(bytes, entry.getValue()))
                                .isPresent());
    }

    /** Whether all that the branch has of its own is what we wrote, on top of what a commit of the base has. */
    boolean isOurs(GitopsRepository.Snapshot tip, GitopsRepository.Snapshot head) {
        return obstacle(tip, head).isEmpty();
    }

    /** Only what we wrote, byte for byte, may be replaced: an amended commit is a person's commit too. */
    private Optional<Problem> obstacle(GitopsRepository.Snapshot tip, GitopsRepository.Snapshot head) {
        List<GitopsRepository.Commit> own = tip.since(head.commit());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        GitopsRepository.Commit newest = own.get(0);
        Optional<String> change = trailer(newest.message());
        if (own.size() > 1
                && change.isPresent()
                && change.equals(content(tip, own.get(1).id()))) {
            return Optional.of(rewound(own.subList(1, own.size()), head));
        }
        for (GitopsRepository.Commit commit : own) {
            if (trailer(commit.message()).isEmpty()) {
                return Optional.of(held(commit, "has no trailer " + CHANGE));
            }
        }
        if (own.size() > 1) {
            return Optional.of(held(newest, "is one of " + own.size() + " where one was left"));
        }
        return change.equals(content(tip, head.commit()))
                ? Optional.empty()
                : Optional.of(held(newest, "was amended since it was written"));
    }

    private static Optional<String> trailer(String message) {
        String start = CHANGE + ": ";
        return message.lines()
                .filter(line -> line.startsWith(start))
                .reduce((first, second) -> second)
                .map(line -> line.substring(start.length()).strip());
    }

    private static Optional<String> content(GitopsRepository.Snapshot tip, String below) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String path : tip.changed(below)) {
            Optional<byte[]> bytes = tip.read(path);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            files.put(path, bytes.get());
        }
        Digest digest = new ChangeSet(files).digest();
        return Optional.of(digest.toString());
    }

    private Problem held(GitopsRepository.Commit commit, String how) {
        return Problem.of(
                "The branch " + name + " has a commit that Modelgate did not write: "
                        + EnvironmentFile.brief(commit.id()) + " by " + commit.author() + " " + how,
                "Merge or close its pull request, or move the commit to another branch and delete this one; then run"
                        + " {goal:promote} again");
    }

    /** We build on the newest commit of the base alone: when the base has it no more, the base was moved back. */
    private Problem rewound(List<GitopsRepository.Commit> lost, GitopsRepository.Snapshot head) {
        GitopsRepository.Commit newest = lost.get(0);
        String others = lost.size() == 1 ? "" : " and " + (lost.size() - 1) + " before it";
        return Problem.of(
                "The base was moved back to " + EnvironmentFile.brief(head.commit()) + ": it no longer has "
                        + EnvironmentFile.brief(newest.id()) + " by " + newest.author() + others + ", on which " + name
                        + " was built and which only that branch may still hold",
                "If that was a mistake, push " + newest.id() + " to the base again. If it was meant, delete the branch "
                        + name + ", because merging it would bring the commits back; then run {goal:validate-model},"
                        + " {goal:gate} and {goal:promote} again");
    }
}
