package dev.modelgate.testkit.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The Git side of a repository: a bare repository on disk, which plain Git may serve at the same time. */
final class GitStore implements AutoCloseable {
    private final Repository repository;

    private GitStore(Repository repository) {
        this.repository = repository;
    }

    static GitStore create(Path folder, String head) {
        try {
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(folder.toFile())
                    .setBare()
                    .build();
            repository.create(true);
            repository.updateRef(Constants.HEAD, true).link(Constants.R_HEADS + head);
            repository.getConfig().setBoolean("http", null, "receivepack", true);
            repository.getConfig().setBoolean("uploadpack", null, "allowFilter", true);
            repository.getConfig().setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
            repository.getConfig().save();
            return new GitStore(repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work with the repository that may fail on the disk. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T unchecked(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commit that a branch points at. */
    Optional<ObjectId> branch(String name) {
        return unchecked(() -> {
            Ref ref = repository.exactRef(Constants.R_HEADS + name);
            return ref == null ? Optional.empty() : Optional.of(ref.getObjectId());
        });
    }

    /** Moves a branch from where it has to be; empty means that there is none. */
    boolean move(String name, Optional<ObjectId> from, ObjectId to) {
        return unchecked(() -> {
            RefUpdate update = repository.updateRef(Constants.R_HEADS + name);
            update.setExpectedOldObjectId(from.orElse(ObjectId.zeroId()));
            update.setNewObjectId(to);
            update.setForceUpdate(true);
            RefUpdate.Result result = update.update();
            return List.of(
                            RefUpdate.Result.NEW,
                            RefUpdate.Result.FAST_FORWARD,
                            RefUpdate.Result.FORCED,
                            RefUpdate.Result.NO_CHANGE)
                    .contains(result);
        });
    }

    boolean delete(String name) {
        return unchecked(() -> {
            RefUpdate update = repository.updateRef(Constants.R_HEADS + name);
            update.setForceUpdate(true);
            return update.delete() != RefUpdate.Result.REJECTED;
        });
    }

    List<String> branches() {
        return unchecked(() -> repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                .map(ref -> Repository.shortenRefName(ref.getName()))
                .sorted(Comparator.naturalOrder())
                .toList());
    }

    /** Commits files on top of a commit: bytes to write, or nothing to remove. */
    ObjectId commit(
            Optional<ObjectId> parent, Map<String, Optional<byte[]>> files, String message, PersonIdent person) {
        return unchecked(() -> {
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                DirCache index = DirCache.newInCore();
                DirCacheBuilder builder = index.builder();
                for (Map.Entry<String, Kept> kept : tree(parent).entrySet()) {
                    if (!files.containsKey(kept.getKey())) {
                        builder.add(entry(
                                kept.getKey(),
                                kept.getValue().mode(),
                                kept.getValue().id()));
                    }
                }
                for (Map.Entry<String, Optional<byte[]>> file : files.entrySet()) {
                    if (file.getValue().isPresent()) {
                        ObjectId blob = inserter.insert(
                                Constants.OBJ_BLOB, file.getValue().get());
                        builder.add(entry(file.getKey(), FileMode.REGULAR_FILE, blob));
                    }
                }
                builder.finish();
                return insert(
                        inserter, index.writeTree(inserter), parent.stream().toList(), message, person);
            }
        });
    }

    RevCommit commit(ObjectId id) {
        return unchecked(() -> {
            try (RevWalk walk = new RevWalk(repository)) {
                RevCommit commit = walk.parseCommit(id);
                walk.parseBody(commit);
                return commit;
            }
        });
    }

    ObjectId commit(ObjectId tree, List<ObjectId> parents, String message, PersonIdent person) {
        return unchecked(() -> {
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                return insert(inserter, tree, parents, message, person);
            }
        });
    }

    static DirCacheEntry entry(String path, FileMode mode, ObjectId id) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(id);
        return entry;
    }

    private static ObjectId insert(
            ObjectInserter inserter, ObjectId tree, List<ObjectId> parents, String message, PersonIdent person)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(person);
        commit.setCommitter(person);
        commit.setEncoding(StandardCharsets.UTF_8);
        commit.setMessage(message);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    /** A file of a tree. */
    private record Kept(FileMode mode, ObjectId id) {}

    private SortedMap<String, Kept> tree(Optional<ObjectId> commit) throws IOException {
        SortedMap<String, Kept> all = new TreeMap<>();
        if (commit.isPresent()) {
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk tree = new TreeWalk(repository)) {
                tree.addTree(walk.parseCommit(commit.get()).getTree());
                tree.setRecursive(true);
                while (tree.next()) {
                    all.put(tree.getPathString(), new Kept(tree.getFileMode(), tree.getObjectId(0)));
                }
            }
        }
        return all;
    }

    /** Paths whose content differs between two commits. */
    List<String> changed(ObjectId before, ObjectId after) {
        return unchecked(() -> {
            SortedMap<String, Kept> old = tree(Optional.of(before));
            SortedMap<String, Kept> now = tree(Optional.of(after));
            SortedMap<String, Kept> all = new TreeMap<>(old);
            all.putAll(now);
            return all.keySet().stream()
                    .filter(path -> !Optional.ofNullable(old.get(path)).equals(Optional.ofNullable(now.get(path))))
                    .toList();
        });
    }

    /** The merge of a head into a base, written but on no branch; empty when they conflict. */
    Optional<ObjectId> merge(ObjectId base, ObjectId head, String message, PersonIdent person) {
        return unchecked(() -> {
            ThreeWayMerger merger = MergeStrategy.RECURSIVE.newMerger(repository, true);
            if (!merger.merge(base, head)) {
                return Optional.empty();
            }
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                return Optional.of(insert(inserter, merger.getResultTreeId(), List.of(base, head), message, person));
            }
        });
    }

    boolean has(ObjectId id) {
        return unchecked(() -> repository.getObjectDatabase().has(id));
    }

    /** Its trees and files. */
    GitTrees trees() {
        return new GitTrees(repository);
    }

    /** What leads from commit to commit. */
    GitHistory history() {
        return new GitHistory(repository);
    }

    @Override
    public void close() {
        repository.close();
    }
}
