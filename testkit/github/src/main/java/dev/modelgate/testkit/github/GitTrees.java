package dev.modelgate.testkit.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Trees and files of a repository. */
final class GitTrees {
    private final Repository repository;

    GitTrees(Repository repository) {
        this.repository = repository;
    }

    private record Kept(FileMode mode, ObjectId id) {}

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
        return GitStore.unchecked(() -> {
            List<Entry> all = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(id);
                walk.setRecursive(false);
                while (walk.next()) {
                    FileMode mode = walk.getFileMode();
                    String octal = String.format(Locale.ROOT, "%06o", mode.getBits());
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
        return GitStore.unchecked(() -> {
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, bytes);
                inserter.flush();
                return blob;
            }
        });
    }

    byte[] bytes(ObjectId blob) {
        return GitStore.unchecked(() -> repository.open(blob).getBytes());
    }

    /** A tree with files put in; what stands in their way is replaced, as GitHub does it. */
    ObjectId tree(Optional<ObjectId> base, List<Change> changes) {
        return GitStore.unchecked(() -> {
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
                files.forEach((path, kept) -> builder.add(GitStore.entry(path, kept.mode(), kept.id())));
                builder.finish();
                ObjectId tree = index.writeTree(inserter);
                inserter.flush();
                return tree;
            }
        });
    }
}
