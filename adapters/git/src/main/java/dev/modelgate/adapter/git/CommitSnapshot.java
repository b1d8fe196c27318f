package dev.modelgate.adapter.git;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.promotion.GitopsRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** One commit of a bare repository. */
final class CommitSnapshot implements GitopsRepository.Snapshot {
    private static final int MOST_COMMITS = 1000;
    private static final long LARGEST_FILE = 16L << 20;

    private final BareRepository bare;
    private final ObjectId id;

    CommitSnapshot(BareRepository bare, ObjectId id) {
        this.bare = bare;
        this.id = id.copy();
    }

    @Override
    public String commit() {
        return id.name();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return bare.in(repository -> {
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk tree = TreeWalk.forPath(
                            repository, path, walk.parseCommit(id).getTree())) {
                if (tree == null || tree.getFileMode(0).equals(FileMode.TREE)) {
                    return Optional.empty();
                }
                ObjectLoader blob = file(repository, tree, path);
                return Optional.of(blob.getBytes());
            }
        });
    }

    private static ObjectLoader file(Repository repository, TreeWalk tree, String path) throws IOException {
        if ((tree.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(path), "It is a link or a submodule, where a file was expected", "Name the file itself"));
        }
        ObjectLoader blob = repository.open(tree.getObjectId(0));
        if (blob.getSize() > LARGEST_FILE) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(path),
                    "It has " + blob.getSize() + " bytes, a file that is read here has at most " + LARGEST_FILE,
                    "Keep large files out of the GitOps repository"));
        }
        return blob;
    }

    @Override
    public List<String> list(String folder) {
        return bare.in(repository -> {
            TreeSet<String> paths = new TreeSet<>();
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk tree = new TreeWalk(repository)) {
                tree.addTree(walk.parseCommit(id).getTree());
                tree.setRecursive(true);
                if (!folder.isEmpty()) {
                    tree.setFilter(PathFilter.create(folder));
                }
                while (tree.next()) {
                    paths.add(tree.getPathString());
                }
            }
            paths.remove(folder);
            return List.copyOf(paths);
        });
    }

    @Override
    public List<GitopsRepository.Commit> history(int limit) {
        return bare.in(repository -> {
            try (RevWalk walk = new RevWalk(repository)) {
                walk.markStart(walk.parseCommit(id));
                walk.sort(RevSort.TOPO);
                return commits(walk, limit);
            }
        });
    }

    @Override
    public List<GitopsRepository.Held> held(String path, int limit) {
        List<GitopsRepository.Commit> changes = bare.in(repository -> {
            List<GitopsRepository.Commit> found = new ArrayList<>();
            try (RevWalk walk = new RevWalk(repository)) {
                RevCommit at = walk.parseCommit(id);
                while (found.size() < limit) {
                    boolean first = at.getParentCount() == 0;
                    ObjectId before =
                            first ? ObjectId.zeroId() : blob(repository, walk.parseCommit(at.getParent(0)), path);
                    if (!blob(repository, at, path).equals(before)) {
                        found.add(commit(at));
                    }
                    if (first) {
                        break;
                    }
                    at = walk.parseCommit(at.getParent(0));
                }
            }
            return found;
        });
        return changes.stream()
                .map(change -> new GitopsRepository.Held(
                        change, new CommitSnapshot(bare, ObjectId.fromString(change.id())).read(path)))
                .toList();
    }

    private static ObjectId blob(Repository repository, RevCommit commit, String path) throws IOException {
        try (TreeWalk tree = TreeWalk.forPath(repository, path, commit.getTree())) {
            return tree == null ? ObjectId.zeroId() : tree.getObjectId(0);
        }
    }

    @Override
    public List<GitopsRepository.Commit> since(String commit) {
        return bare.in(repository -> {
            try (RevWalk walk = new RevWalk(repository)) {
                walk.markStart(walk.parseCommit(id));
                walk.markUninteresting(walk.parseCommit(ObjectId.fromString(commit)));
                walk.sort(RevSort.TOPO);
                return commits(walk, MOST_COMMITS);
            }
        });
    }

    @Override
    public List<String> changed(String commit) {
        return bare.in(repository -> {
            TreeSet<String> paths = new TreeSet<>();
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk tree = new TreeWalk(repository)) {
                Optional<RevCommit> base = mergeBase(repository, ObjectId.fromString(commit));
                if (base.isPresent()) {
                    tree.addTree(walk.parseCommit(base.get()).getTree());
                } else {
                    tree.addTree(new EmptyTreeIterator());
                }
                tree.addTree(walk.parseCommit(id).getTree());
                tree.setFilter(TreeFilter.ANY_DIFF);
                tree.setRecursive(true);
                while (tree.next()) {
                    paths.add(tree.getPathString());
                }
            }
            return List.copyOf(paths);
        });
    }

    private Optional<RevCommit> mergeBase(Repository repository, ObjectId other) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(id));
            walk.markStart(walk.parseCommit(other));
            return Optional.ofNullable(walk.next());
        }
    }

    private static List<GitopsRepository.Commit> commits(RevWalk walk, int limit) throws IOException {
        List<GitopsRepository.Commit> commits = new ArrayList<>();
        for (RevCommit next = walk.next(); next != null && commits.size() < limit; next = walk.next()) {
            commits.add(commit(next));
        }
        return commits;
    }

    private static GitopsRepository.Commit commit(RevCommit commit) {
        return new GitopsRepository.Commit(
                commit.name(),
                commit.getAuthorIdent().getName(),
                commit.getAuthorIdent().getWhenAsInstant(),
                commit.getFullMessage());
    }
}
