package dev.modelgate.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Folders that builds run in. */
final class Folders {
    private static final PersonIdent GRACE =
            new PersonIdent("Grace", "grace@example.org", Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private Folders() {}

    /** A copy of a project of {@code src/it/projects}. */
    static Path project(String name, Path target) throws IOException {
        copy(Path.of("src/it/projects", name), target, file -> true);
        return target;
    }

    /** Copies the files of a folder that are wanted. */
    static void copy(Path source, Path target, Predicate<Path> wanted) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(source)) {
            files = found.filter(Files::isRegularFile).filter(wanted).toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(file, copy);
        }
    }

    /** A bare repository with one commit on {@code main}. */
    static void bareRepository(Path folder, Map<String, String> files) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(folder.toFile())
                        .setBare()
                        .build();
                ObjectInserter inserter = repository.newObjectInserter()) {
            repository.create(true);
            DirCache index = DirCache.newInCore();
            DirCacheBuilder entries = index.builder();
            for (Map.Entry<String, String> file : files.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
                entries.add(entry);
            }
            entries.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setAuthor(GRACE);
            commit.setCommitter(GRACE);
            commit.setMessage("Begin\n");
            RefUpdate update = repository.updateRef("refs/heads/main");
            update.setNewObjectId(inserter.insert(commit));
            inserter.flush();
            update.update();
        }
    }
}
