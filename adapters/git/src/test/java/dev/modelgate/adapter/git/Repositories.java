package dev.modelgate.adapter.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Repositories to test with. */
final class Repositories {
    static final PersonIdent GRACE =
            new PersonIdent("Grace", "grace@example.org", Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private Repositories() {}

    /** A bare repository that has no commit. */
    static Path empty(Path folder) throws IOException {
        LenientSystemReader.use();
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
            repository.create(true);
        }
        return folder;
    }

    /** A bare repository with one commit on {@code main}. */
    static Path bare(Path folder, Map<String, String> files) throws IOException {
        empty(folder);
        commit(folder, "refs/heads/main", Optional.empty(), files, "Begin\n");
        return folder;
    }

    /** Every ref and where it points at. */
    static List<String> refs(Path folder) throws IOException {
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).build()) {
            return repository.getRefDatabase().getRefs().stream()
                    .map(ref -> ref.getName() + " " + ref.getObjectId().name())
                    .toList();
        }
    }

    /** Moves a ref to a commit that is there, wherever it was. */
    static void move(Path folder, String ref, String commit) throws IOException {
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).build()) {
            Optional<ObjectId> old = BareRepository.resolve(repository, ref);
            if (!new References(repository).swap(ref, old, ObjectId.fromString(commit))) {
                throw new IOException(ref + " moved");
            }
        }
    }

    /** Puts a person's commit on a ref. */
    static String commit(Path folder, String ref, Optional<String> parent, Map<String, String> files, String message)
            throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        files.forEach((path, content) -> contents.put(path, content.getBytes(StandardCharsets.UTF_8)));
        try (Repository repository =
                        new FileRepositoryBuilder().setGitDir(folder.toFile()).build();
                ObjectReader reader = repository.newObjectReader();
                ObjectInserter inserter = repository.newObjectInserter()) {
            Optional<ObjectId> from = parent.map(ObjectId::fromString);
            Optional<ObjectId> base = Optional.empty();
            if (from.isPresent()) {
                base = Optional.of(repository.parseCommit(from.get()).getTree().getId());
            }
            ObjectId tree = new TreeEdit(reader, inserter).write(base, contents);
            ObjectId commit = inserter.insert(
                    LocalRepository.commit(tree, message, GRACE, from.stream().toArray(ObjectId[]::new)));
            inserter.flush();
            Optional<ObjectId> old = BareRepository.resolve(repository, ref);
            if (!new References(repository).swap(ref, old, commit)) {
                throw new IOException(ref + " moved");
            }
            return commit.name();
        }
    }
}
