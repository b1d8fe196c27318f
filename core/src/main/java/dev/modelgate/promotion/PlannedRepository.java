package dev.modelgate.promotion;

import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Branches as they would be, over a repository that is only read. */
final class PlannedRepository implements GitopsRepository {
    private final GitopsRepository real;
    private final List<PlannedForge.Write> writes;
    private final Map<String, Snapshot> branches = new HashMap<>();
    private Optional<Snapshot> base = Optional.empty();

    PlannedRepository(GitopsRepository real, List<PlannedForge.Write> writes) {
        this.real = real;
        this.writes = writes;
    }

    @Override
    public Snapshot head() {
        return base.orElseGet(real::head);
    }

    @Override
    public Optional<Snapshot> branch(String name) {
        return Optional.ofNullable(branches.get(name)).or(() -> real.branch(name));
    }

    @Override
    public Optional<Snapshot> push(Push push) {
        if (!branch(push.branch()).map(Snapshot::commit).equals(push.expected())) {
            return Optional.empty();
        }
        Snapshot parent = Stream.concat(Stream.of(head()), branches.values().stream())
                .filter(one -> one.commit().equals(push.parent()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a plan builds on a branch's newest commit"));
        Snapshot written = new Planned(parent, push.changes(), commit(push));
        branches.put(push.branch(), written);
        push.changes()
                .files()
                .keySet()
                .forEach(path -> writes.add(new PlannedForge.Write("commit", push.branch(), path)));
        return Optional.of(written);
    }

    /** Puts what a branch has changed on top of the base, and tells the commit that would do so. */
    String merge(String branch, GitopsRepository.Author actor) {
        Snapshot into = head();
        Snapshot tip = branch(branch).orElseThrow();
        ChangeSet changes = new ChangeSet(tip.changed(into.commit()).stream()
                .filter(path -> tip.read(path).isPresent())
                .collect(
                        TreeMap::new,
                        (files, path) -> files.put(path, tip.read(path).orElseThrow()),
                        TreeMap::putAll));
        Commit commit = commit(new Push(branch, Optional.empty(), into.commit(), changes, "Merge " + branch, actor));
        base = Optional.of(new Planned(into, changes, commit));
        return commit.id();
    }

    private static Commit commit(Push push) {
        String content = push.parent() + "\n" + push.changes().digest() + "\n" + push.message();
        String id = Digest.of(content.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40);
        return new Commit(id, push.author().name(), push.author().at(), push.message());
    }

    /** A commit that would be written. */
    private record Planned(Snapshot parent, ChangeSet changes, Commit self) implements Snapshot {
        @Override
        public String commit() {
            return self.id();
        }

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.ofNullable(changes.files().get(path))
                    .map(byte[]::clone)
                    .or(() -> parent.read(path));
        }

        @Override
        public List<String> list(String folder) {
            TreeSet<String> paths = new TreeSet<>(parent.list(folder));
            changes.files().keySet().stream()
                    .filter(path -> folder.isEmpty() || path.startsWith(folder + "/"))
                    .forEach(paths::add);
            return List.copyOf(paths);
        }

        @Override
        public List<Commit> history(String path, int limit) {
            boolean touched = list(path).stream().anyMatch(changes.files()::containsKey)
                    || changes.files().containsKey(path);
            return before(touched, snapshot -> snapshot.history(path, limit))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Commit> since(String commit) {
            return commit.equals(commit())
                    ? List.of()
                    : before(true, snapshot -> snapshot.since(commit)).toList();
        }

        @Override
        public List<String> changed(String commit) {
            TreeSet<String> paths = new TreeSet<>();
            if (!commit.equals(commit())) {
                paths.addAll(parent.changed(commit));
                paths.addAll(changes.files().keySet());
            }
            return new ArrayList<>(paths);
        }

        private Stream<Commit> before(boolean touched, Function<Snapshot, List<Commit>> earlier) {
            return Stream.concat(touched ? Stream.of(self) : Stream.empty(), earlier.apply(parent).stream());
        }
    }
}
