package dev.modelgate.testkit.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.eclipse.jgit.revwalk.filter.RevFilter;
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
    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T unchecked(Work<T> work) {
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

    /**
     * An entry of a tree.
     *
     * @param path within the tree
     * @param mode as Git writes it: 100644, 100755, 120000, 040000, 160000
     * @param type blob, tree or commit
     * @param id of the object
     */
    record Entry(String path, String mode, String type, ObjectId id) {}

    /** A file of a new tree. */
    record Change(String path, String mode, ObjectId blob) {}

    /** Entries of a tree. */
    List<Entry> entries(ObjectId id, boolean recursive) {
        return unchecked(() -> {
            List<Entry> all = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(id);
                walk.setRecursive(false);
                while (walk.next()) {
                    FileMode mode = walk.getFileMode();
                    String octal = String.format(java.util.Locale.ROOT, "%06o", mode.getBits());
                    String type =
                            mode.equals(FileMode.TREE) ? "tree" : mode.equals(FileMode.GITLINK) ? "commit" : "blob";
                    all.add(new Entry(walk.getPathString(), octal, type, walk.getObjectId(0)));
                    if (recursive && walk.isSubtree()) {
                        walk.enterSubtree();
                    }
                }
            }
            return all;
        });
    }

    ObjectId blob(byte[] bytes) {
        return unchecked(() -> {
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, bytes);
                inserter.flush();
                return blob;
            }
        });
    }

    byte[] bytes(ObjectId blob) {
        return unchecked(() -> repository.open(blob).getBytes());
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

    /** A tree with files put in; what stands in their way is replaced, as GitHub does it. */
    ObjectId tree(Optional<ObjectId> base, List<Change> changes) {
        return unchecked(() -> {
            SortedMap<String, Kept> files = new TreeMap<>();
            if (base.isPresent()) {
                entries(base.get(), true).stream()
                        .filter(entry -> !entry.type().equals("tree"))
                        .forEach(entry -> files.put(
                                entry.path(),
                                new Kept(FileMode.fromBits(Integer.parseInt(entry.mode(), 8)), entry.id())));
            }
            for (Change change : changes) {
                files.keySet()
                        .removeIf(path -> path.startsWith(change.path() + "/")
                                || change.path().startsWith(path + "/"));
                files.put(
                        change.path(), new Kept(FileMode.fromBits(Integer.parseInt(change.mode(), 8)), change.blob()));
            }
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                DirCache index = DirCache.newInCore();
                DirCacheBuilder builder = index.builder();
                files.forEach((path, kept) -> builder.add(entry(path, kept.mode(), kept.id())));
                builder.finish();
                ObjectId tree = index.writeTree(inserter);
                inserter.flush();
                return tree;
            }
        });
    }

    /** Commits from one on, newest first; with a path, those that changed it. */
    List<RevCommit> log(ObjectId from, Optional<String> path) {
        return unchecked(() -> {
            List<RevCommit> all = new ArrayList<>();
            try (RevWalk walk = new RevWalk(repository)) {
                walk.markStart(walk.parseCommit(from));
                path.ifPresent(only -> walk.setTreeFilter(org.eclipse.jgit.treewalk.filter.AndTreeFilter.create(
                        org.eclipse.jgit.treewalk.filter.PathFilter.create(only),
                        org.eclipse.jgit.treewalk.filter.TreeFilter.ANY_DIFF)));
                walk.setRewriteParents(false);
                for (RevCommit commit : walk) {
                    walk.parseBody(commit);
                    all.add(commit);
                }
            }
            return all;
        });
    }

    private static DirCacheEntry entry(String path, FileMode mode, ObjectId id) {
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

    /** Whether a commit is among those that another one has. */
    boolean contains(ObjectId whole, ObjectId part) {
        return unchecked(() -> {
            try (RevWalk walk = new RevWalk(repository)) {
                return walk.isMergedInto(walk.parseCommit(part), walk.parseCommit(whole));
            }
        });
    }

    /** Where two lines parted. */
    Optional<ObjectId> parting(ObjectId one, ObjectId other) {
        return unchecked(() -> {
            try (RevWalk walk = new RevWalk(repository)) {
                walk.setRevFilter(RevFilter.MERGE_BASE);
                walk.markStart(walk.parseCommit(one));
                walk.markStart(walk.parseCommit(other));
                return Optional.ofNullable(walk.next());
            }
        });
    }

    /** Commits that one has and another one has not, oldest first. */
    List<RevCommit> since(ObjectId other, ObjectId one) {
        return unchecked(() -> {
            List<RevCommit> all = new ArrayList<>();
            try (RevWalk walk = new RevWalk(repository)) {
                walk.markStart(walk.parseCommit(one));
                walk.markUninteresting(walk.parseCommit(other));
                for (RevCommit commit : walk) {
                    walk.parseBody(commit);
                    all.add(0, commit);
                }
            }
            return all;
        });
    }

    boolean has(ObjectId id) {
        return unchecked(() -> repository.getObjectDatabase().has(id));
    }

    @Override
    public void close() {
        repository.close();
    }
}
