package dev.modelgate.testkit;

import dev.modelgate.promotion.ChangeSet;
import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GitopsRepository;
import dev.modelgate.promotion.GitopsRepository.Author;
import dev.modelgate.promotion.GitopsRepository.Push;
import dev.modelgate.promotion.GitopsRepository.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the contract suites of a forge share. */
abstract class ForgeContract {
    /** Who writes in the suites. */
    static final Author AUTHOR = new Author("Ada", "ada@example.org", Instant.parse("2026-01-02T03:04:05Z"));

    /**
     * A new forge whose base {@code main} has one commit with {@code README.md} ("read me\n"),
     * {@code environments/dev.yaml} ("version: none\n") and {@code environments/staging.yaml} ("version: none\n").
     */
    protected abstract Forge forge() throws Exception;

    /** Another client of the forge that {@link #forge()} gave last, as another process would have it. */
    protected abstract Forge again() throws Exception;

    static ChangeSet files(String path, String content) {
        return files(Map.of(path, content));
    }

    static ChangeSet files(Map<String, String> contents) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        contents.forEach((path, content) -> files.put(path, content.getBytes(StandardCharsets.UTF_8)));
        return new ChangeSet(files);
    }

    static String text(Snapshot snapshot, String path) {
        return new String(snapshot.read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    static Optional<Snapshot> push(
            GitopsRepository repository, String branch, Optional<String> expected, String parent, ChangeSet changes) {
        return repository.push(new Push(branch, expected, parent, changes, "Change " + branch + "\n", AUTHOR));
    }

    /** Moves a branch to the tip of another one and one commit further, as plain Git does when it need not merge. */
    static Snapshot advanced(Forge forge, String branch, String over, ChangeSet changes) {
        Optional<String> expected = forge.repository().branch(branch).map(Snapshot::commit);
        String parent = forge.repository().branch(over).orElseThrow().commit();
        return push(forge.repository(), branch, expected, parent, changes).orElseThrow();
    }

    static Snapshot pushed(Forge forge, String branch, ChangeSet changes) {
        Optional<String> expected = forge.repository().branch(branch).map(Snapshot::commit);
        String parent = forge.repository().head().commit();
        return push(forge.repository(), branch, expected, parent, changes).orElseThrow();
    }
}
