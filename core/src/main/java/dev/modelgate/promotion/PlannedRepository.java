package dev.modelgate.promotion;

import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Branches as they would be, over a repository that is only read. */
final class PlannedRepository implements GitopsRepository {
    /** What {@code git check-ref-format} refuses, and what a command would take for an option. */
    private static final Pattern NO_BRANCH = Pattern.compile(
            "|@|-.*|/.*|.*[/.]|.*(\\.\\.|//|@\\{|/\\.|\\.lock/|[\\x00-\\x20\\x7f~^:?*\\[\\\\]).*|\\..*|.*\\.lock",
            Pattern.DOTALL);

    private final GitopsRepository real;
    private final String base;
    private final List<PlannedForge.Write> writes;
    private final Map<String, PlannedCommit> branches = new HashMap<>();
    private final Map<String, PlannedCommit> known = new ConcurrentHashMap<>();

    PlannedRepository(GitopsRepository real, String base, List<PlannedForge.Write> writes) {
        this.real = real;
        this.base = base;
        this.writes = writes;
    }

    @Override
    public synchronized PlannedCommit head() {
        return branches.containsKey(base) ? branches.get(base) : seen(real.head());
    }

    @Override
    public synchronized Optional<Snapshot> branch(String name) {
        return planned(name).map(one -> one);
    }

    /** The same as {@link #branch}, as a commit that can be built on. */
    synchronized Optional<PlannedCommit> planned(String name) {
        return Optional.ofNullable(branches.get(name))
                .or(() -> real.branch(name).map(this::seen));
    }

    /** A commit that was handed out. */
    Optional<PlannedCommit> commit(String id) {
        return Optional.ofNullable(known.get(id));
    }

    private PlannedCommit seen(Snapshot snapshot) {
        return known.computeIfAbsent(
                snapshot.commit(),
                id -> PlannedCommit.of(snapshot, known, snapshot.history(1).get(0)));
    }

    @Override
    public synchronized Optional<Snapshot> push(Push push) {
        if (NO_BRANCH.matcher(push.branch()).matches()) {
            throw ProblemException.invalid(
                    Problem.of("Git has no branch by the name " + push.branch(), "Choose another name"));
        }
        if (!branch(push.branch()).map(Snapshot::commit).equals(push.expected())) {
            return Optional.empty();
        }
        PlannedCommit parent = commit(push.parent())
                .orElseThrow(() -> new IllegalArgumentException("a plan builds on a branch's newest commit"));
        push.changes().files().keySet().forEach(path -> requirePlace(parent, path));
        PlannedCommit written = PlannedCommit.on(List.of(parent), push.changes(), known, described(push));
        put(push.branch(), written);
        push.changes()
                .files()
                .keySet()
                .forEach(path -> writes.add(new PlannedForge.Write("commit", push.branch(), path)));
        return Optional.of(written);
    }

    /**
     * Merges a commit into the base. A file that both sides changed is a conflict, even where Git could put its lines
     * together: a plan promises no less than what is sure.
     *
     * @return the commit that would do so, or empty on a conflict
     */
    synchronized Optional<String> merge(PlannedCommit tip, String message, Author actor) {
        PlannedCommit into = head();
        TreeMap<String, byte[]> files = new TreeMap<>();
        List<String> others = into.changed(tip.commit());
        for (String path : tip.changed(into.commit())) {
            Optional<byte[]> theirs = tip.read(path);
            boolean same = Arrays.equals(theirs.orElse(null), into.read(path).orElse(null));
            if (!same && (others.contains(path) || theirs.isEmpty())) {
                return Optional.empty();
            }
            theirs.ifPresent(bytes -> files.put(path, bytes));
        }
        ChangeSet changes = new ChangeSet(files);
        Commit commit = described(new Push(base, Optional.empty(), into.commit(), changes, message, actor));
        put(base, PlannedCommit.on(List.of(into, tip), changes, known, commit));
        return Optional.of(commit.id());
    }

    private void put(String branch, PlannedCommit commit) {
        known.put(commit.commit(), commit);
        branches.put(branch, commit);
    }

    /** A file can stand neither where a folder is nor below another file. */
    private static void requirePlace(PlannedCommit parent, String path) {
        boolean taken = !parent.list(path).isEmpty();
        for (int slash = path.indexOf('/'); slash >= 0 && !taken; slash = path.indexOf('/', slash + 1)) {
            taken = parent.read(path.substring(0, slash)).isPresent();
        }
        if (taken) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(path),
                    "A file cannot be written there, because the repository has something else in its way",
                    "Remove it from the repository, or choose another path"));
        }
    }

    private static Commit described(Push push) {
        String content = push.parent() + "\n" + push.changes().digest() + "\n" + push.message();
        String id = Digest.of(content.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40);
        return new Commit(id, push.author().name(), push.author().at(), push.message());
    }
}
