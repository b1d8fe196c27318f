package dev.modelgate.promotion;

import dev.modelgate.promotion.GitopsRepository.Commit;
import dev.modelgate.promotion.GitopsRepository.Held;
import dev.modelgate.promotion.GitopsRepository.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A commit that would be written, or one that is there and may be built on. What it says of other commits holds for both:
 * the graph of planned commits is walked here, and what lies below it is asked of the commits that are there.
 */
final class PlannedCommit implements Snapshot {
    private final Map<String, PlannedCommit> known;
    private final Optional<Snapshot> real;
    private final List<PlannedCommit> parents;
    private final SortedMap<String, byte[]> files;
    private final Commit self;

    private PlannedCommit(
            Map<String, PlannedCommit> known,
            Optional<Snapshot> real,
            List<PlannedCommit> parents,
            ChangeSet changes,
            Commit self) {
        this.known = known;
        this.real = real;
        this.parents = parents;
        this.files = changes.files();
        this.self = self;
    }

    /** A commit that is there. */
    static PlannedCommit of(Snapshot real, Map<String, PlannedCommit> known, Commit self) {
        ChangeSet none = new ChangeSet(new TreeMap<>());
        return new PlannedCommit(known, Optional.of(real), List.of(), none, self);
    }

    /** A commit on top of others, with what it changes in the first of them. */
    static PlannedCommit on(
            List<PlannedCommit> parents, ChangeSet changes, Map<String, PlannedCommit> known, Commit self) {
        return new PlannedCommit(known, Optional.empty(), List.copyOf(parents), changes, self);
    }

    @Override
    public String commit() {
        return self.id();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone).or(() -> below(under -> under.read(path)));
    }

    @Override
    public List<String> list(String folder) {
        List<String> under = below(commit -> commit.list(folder));
        TreeSet<String> paths = new TreeSet<>(under);
        files.keySet().stream().filter(path -> isIn(path, folder)).forEach(paths::add);
        return List.copyOf(paths);
    }

    private <T> T below(Function<Snapshot, T> question) {
        return question.apply(real.orElseGet(() -> parents.get(0)));
    }

    @Override
    public List<Commit> history(int limit) {
        Set<Commit> commits = new LinkedHashSet<>();
        planned().values().forEach(one -> commits.add(one.self));
        roots().forEach(root -> commits.addAll(root.history(limit)));
        return commits.stream().limit(limit).toList();
    }

    @Override
    public List<Held> held(String path, int limit) {
        List<Held> held = new ArrayList<>();
        PlannedCommit at = this;
        while (at.real.isEmpty()) {
            if (at.files.containsKey(path)) {
                held.add(new Held(at.self, at.read(path)));
            }
            at = at.parents.get(0);
        }
        held.addAll(at.real.get().held(path, limit));
        return held.stream().limit(limit).toList();
    }

    @Override
    public List<Commit> since(String commit) {
        Set<Commit> commits = new LinkedHashSet<>();
        own(commit).forEach(one -> commits.add(one.self));
        commits.addAll(ofRoots(commit, Snapshot::since));
        return List.copyOf(commits);
    }

    @Override
    public List<String> changed(String commit) {
        TreeSet<String> paths = new TreeSet<>(ofRoots(commit, Snapshot::changed));
        own(commit).forEach(one -> paths.addAll(one.files.keySet()));
        return List.copyOf(paths);
    }

    /** Whether another commit is this one or comes before it. */
    boolean contains(PlannedCommit other) {
        return other.since(commit()).isEmpty();
    }

    /** The first commit on the line of first parents that has another commit, which this one has. */
    PlannedCommit firstWith(PlannedCommit other) {
        PlannedCommit at = this;
        while (!at.parents.isEmpty() && at.parents.get(0).contains(other)) {
            at = at.parents.get(0);
        }
        return at;
    }

    /** Planned commits that this one has and another one has not, newest first. */
    private Collection<PlannedCommit> own(String other) {
        Map<String, PlannedCommit> own = planned();
        Optional.ofNullable(known.get(other))
                .ifPresent(one -> own.keySet().removeAll(one.planned().keySet()));
        return own.values();
    }

    /** What each commit that is there says of all those that the other one rests on. */
    private <T> List<T> ofRoots(String other, Question<T> question) {
        List<String> others = Optional.ofNullable(known.get(other))
                .map(one -> one.roots().stream().map(Snapshot::commit).toList())
                .orElse(List.of(other));
        Set<T> answers = new LinkedHashSet<>();
        for (Snapshot root : roots()) {
            List<T> kept = new ArrayList<>(question.ask(root, others.get(0)));
            others.forEach(one -> kept.retainAll(question.ask(root, one)));
            answers.addAll(kept);
        }
        return List.copyOf(answers);
    }

    private Map<String, PlannedCommit> planned() {
        Map<String, PlannedCommit> commits = new LinkedHashMap<>();
        all().stream().filter(one -> one.real.isEmpty()).forEach(one -> commits.put(one.commit(), one));
        return commits;
    }

    private List<Snapshot> roots() {
        return all().stream().flatMap(one -> one.real.stream()).toList();
    }

    private Set<PlannedCommit> all() {
        Set<PlannedCommit> all = new LinkedHashSet<>();
        List<PlannedCommit> next = List.of(this);
        while (!next.isEmpty()) {
            all.addAll(next);
            next = next.stream().flatMap(one -> one.parents.stream()).toList();
        }
        return all;
    }

    private static boolean isIn(String path, String folder) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    /**
     * A question to a commit about another one.
     *
     * @param <T> one of the answers
     */
    @FunctionalInterface
    private interface Question<T> {
        List<T> ask(Snapshot one, String other);
    }
}
