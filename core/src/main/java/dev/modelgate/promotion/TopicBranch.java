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

    /**
     * Makes the branch hold one commit with the proposal on top of a commit of the base. Writes nothing when it does.
     *
     * @return whether a commit was written, or empty when somebody else moved the branch meanwhile
     * @throws ProblemException when a person's commit is on the branch
     */
    Optional<Boolean> write(GitopsRepository.Snapshot head, Proposal proposal, GitopsRepository.Author author) {
        Optional<GitopsRepository.Snapshot> tip = repository.branch(name);
        if (tip.isPresent()) {
            requireOurs(tip.get(), head);
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

    /** Only what we wrote, byte for byte, may be replaced: an amended commit is a person's commit too. */
    private void requireOurs(GitopsRepository.Snapshot tip, GitopsRepository.Snapshot head) {
        List<GitopsRepository.Commit> own = tip.since(head.commit());
        if (own.isEmpty()) {
            return;
        }
        for (GitopsRepository.Commit commit : own) {
            if (trailer(commit.message()).isEmpty()) {
                throw held(commit, "has no trailer " + CHANGE);
            }
        }
        if (own.size() > 1) {
            throw held(own.get(0), "is one of " + own.size() + " where one was left");
        }
        if (!trailer(own.get(0).message()).equals(content(tip, head))) {
            throw held(own.get(0), "was amended since it was written");
        }
    }

    private static Optional<String> trailer(String message) {
        String start = CHANGE + ": ";
        return message.lines()
                .filter(line -> line.startsWith(start))
                .reduce((first, second) -> second)
                .map(line -> line.substring(start.length()).strip());
    }

    private static Optional<String> content(GitopsRepository.Snapshot tip, GitopsRepository.Snapshot head) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String path : tip.changed(head.commit())) {
            Optional<byte[]> bytes = tip.read(path);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            files.put(path, bytes.get());
        }
        Digest digest = new ChangeSet(files).digest();
        return Optional.of(digest.toString());
    }

    private ProblemException held(GitopsRepository.Commit commit, String how) {
        return ProblemException.invalid(Problem.of(
                "The branch " + name + " has a commit that Modelgate did not write: "
                        + EnvironmentFile.brief(commit.id()) + " by " + commit.author() + " " + how,
                "Merge or close its pull request, or move the commit to another branch and delete this one; then run"
                        + " {goal:promote} again"));
    }
}
