package dev.modelgate.adapter.git;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** A bare repository on this machine. It is opened anew for every piece of work, so no file stays open. */
final class BareRepository {
    private static final String KEY = "{key:gitops.repository}";

    private final Path folder;
    private final String base;

    private BareRepository(Path folder, String base) {
        this.folder = folder;
        this.base = base;
    }

    /**
     * Finds the repository and looks whether it can be used.
     *
     * @throws ProblemException when it is missing, has a work tree, no commit, or not the branch
     */
    static BareRepository open(Path folder, String base) {
        LenientSystemReader.use();
        Place place = Place.of(folder.toString());
        if (Files.isRegularFile(folder)) {
            throw ProblemException.invalid(Problem.at(
                    place,
                    "It is a file, where the folder of a bare Git repository was expected",
                    "Name the folder in " + KEY));
        }
        if (!Files.isDirectory(folder)) {
            throw ProblemException.invalid(Problem.at(
                    place,
                    "There is no such folder, where a bare Git repository was expected",
                    "Create it with git init --bare, push the manifests into it, or correct " + KEY));
        }
        if (Files.exists(folder.resolve(Constants.DOT_GIT)) || folder.endsWith(Constants.DOT_GIT)) {
            throw workTree(folder, place);
        }
        if (!RepositoryCache.FileKey.isGitRepository(folder.toFile(), FS.DETECTED)) {
            throw ProblemException.invalid(
                    Problem.at(place, "It is not a Git repository", "Name a bare Git repository in " + KEY));
        }
        BareRepository repository = new BareRepository(folder, base);
        repository.head();
        return repository;
    }

    private static ProblemException workTree(Path folder, Place place) {
        Path tree = folder.endsWith(Constants.DOT_GIT) ? folder.resolveSibling("") : folder;
        boolean dirty = new JgitSourceRevision()
                .of(tree, Set.of())
                .filter(revision -> revision.dirty().isPresent())
                .isPresent();
        return ProblemException.invalid(Problem.at(
                place,
                "It has a work tree" + (dirty ? " with uncommitted changes" : "")
                        + ", whose files would no longer match the branch after a write",
                "Make a bare copy of what is committed with git clone --bare, and name the copy in " + KEY));
    }

    Path folder() {
        return folder;
    }

    String base() {
        return base;
    }

    /** Where a branch points at. */
    Optional<ObjectId> branch(String name) {
        return in(repository -> resolve(repository, Constants.R_HEADS + name));
    }

    /**
     * Where the base points at.
     *
     * @throws ProblemException when there is no commit or no such branch
     */
    ObjectId head() {
        return in(repository -> {
            Optional<ObjectId> head = resolve(repository, Constants.R_HEADS + base);
            if (head.isEmpty()) {
                throw noBase(repository);
            }
            return head.get();
        });
    }

    private ProblemException noBase(Repository repository) throws IOException {
        Place place = Place.of(folder.toString());
        List<String> branches = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                .map(Ref::getName)
                .map(Repository::shortenRefName)
                .sorted()
                .toList();
        if (branches.isEmpty()) {
            return ProblemException.invalid(Problem.at(
                    place,
                    "The repository is empty: it has no commit yet",
                    "Push a first commit with the manifests of every environment to " + base));
        }
        return ProblemException.invalid(Problem.at(
                place,
                "The repository has no branch " + base + "; it has " + String.join(", ", branches),
                "Push the branch, or name another one in {key:gitops.branch}"));
    }

    static Optional<ObjectId> resolve(Repository repository, String ref) throws IOException {
        return Optional.ofNullable(repository.exactRef(ref)).map(Ref::getObjectId);
    }

    /** Does a piece of work with the repository open. */
    <T> T in(Work<T> work) {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        builder.setGitDir(folder.toFile()).setBare().setMustExist(true);
        try (Repository repository = builder.build()) {
            return work.on(repository);
        } catch (IOException | RevisionSyntaxException e) {
            throw ProblemException.unknown(
                    Problem.at(
                            Place.of(folder.toString()),
                            "The Git repository cannot be read or written: " + e.getMessage(),
                            "Check it with git fsck, and that this user may write to it"),
                    e);
        }
    }

    /**
     * Work with an open repository.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    interface Work<T> {
        T on(Repository repository) throws IOException;
    }
}
