package dev.modelgate.adapter.git;

import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.training.SourceRevision;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;

/** Reads the revision of a folder from the Git repository that it is in. */
public final class JgitSourceRevision implements SourceRevision {
    /** Modelgate's own folder changes with every step, and says nothing about the source. */
    private static final String OWN = ".modelgate";

    /** Reads any folder of this machine. */
    public JgitSourceRevision() {}

    @Override
    public Optional<Revision> of(Path folder, Set<String> written) {
        LenientSystemReader.use();
        try {
            Path real = folder.toRealPath();
            FileRepositoryBuilder builder = new FileRepositoryBuilder();
            builder.findGitDir(real.toFile());
            if (builder.getGitDir() == null) {
                return Optional.empty();
            }
            try (Repository repository = builder.build()) {
                return revision(repository, real, written);
            }
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.at(
                            Place.of(folder.toString()),
                            "The Git repository that it is in cannot be read: " + e.getMessage(),
                            "Check it with git status"),
                    e);
        }
    }

    private Optional<Revision> revision(Repository repository, Path folder, Set<String> written) throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        if (head == null || repository.isBare()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return Optional.of(new Revision(
                    head.name(),
                    walk.parseCommit(head).getCommitterIdent().getWhenAsInstant(),
                    dirty(repository, head, folder, written)));
        }
    }

    private Optional<Digest> dirty(Repository repository, ObjectId head, Path folder, Set<String> written)
            throws IOException {
        Path root = repository.getWorkTree().toPath().toRealPath();
        String below = root.relativize(folder).toString().replace(File.separatorChar, '/');
        IndexDiff diff = new IndexDiff(repository, head, new FileTreeIterator(repository));
        diff.setIgnoreSubmoduleMode(SubmoduleWalk.IgnoreSubmoduleMode.NONE);
        diff.diff();
        SortedSet<String> paths = new TreeSet<>(diff.getAdded());
        paths.addAll(diff.getChanged());
        paths.addAll(diff.getModified());
        paths.addAll(diff.getMissing());
        paths.addAll(diff.getRemoved());
        paths.addAll(diff.getConflicting());
        String prefix = below.isEmpty() ? "" : below + "/";
        // What version control does not know counts where the model lives; elsewhere it is no source of this model.
        diff.getUntracked().stream().filter(path -> path.startsWith(prefix)).forEach(paths::add);
        SortedMap<String, String> contents = new TreeMap<>();
        Set<Path> ours = Stream.concat(Stream.of(OWN), written.stream())
                .map(name -> folder.resolve(name).normalize())
                .collect(Collectors.toSet());
        for (String path : paths) {
            Path file = root.resolve(path);
            if (ours.stream().noneMatch(file::startsWith)) {
                contents.put(path.startsWith(prefix) ? path.substring(prefix.length()) : "/" + path, content(file));
            }
        }
        return contents.isEmpty() ? Optional.empty() : Optional.of(digest(contents));
    }

    private static Digest digest(SortedMap<String, String> contents) {
        String lines = contents.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().length() + " " + entry.getKey())
                .collect(Collectors.joining("\n"));
        return Digest.of(lines.getBytes(StandardCharsets.UTF_8));
    }

    private String content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "link:" + Digest.of(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            // Without its own .git, the search would end at the repository that is being read.
            Optional<Revision> nested =
                    Files.exists(file.resolve(Constants.DOT_GIT)) ? of(file, Set.of()) : Optional.empty();
            return nested.map(inner -> "repository:" + inner.commit() + ":"
                            + inner.dirty().map(Digest::toString).orElse("clean"))
                    .orElse("folder");
        }
        if (!Files.exists(file)) {
            return "absent";
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return Digest.of(stream).toString();
        }
    }
}
