package dev.modelgate.adapter.local;

import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ArtifactStore;
import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Artefacts in a plain folder: {@code sha256/<first two digits>/<the other digits>}. */
public final class FolderArtifactStore implements ArtifactStore {
    private final Path folder;
    private final String uriPrefix;

    /**
     * A store in a folder, which is made with the first artefact.
     *
     * @param folder where the artefacts are
     * @param uriPrefix what a server puts before {@code sha256/…}; empty for the folder itself as a file URI
     */
    public FolderArtifactStore(Path folder, Optional<String> uriPrefix) {
        this.folder = folder.toAbsolutePath().normalize();
        this.uriPrefix = uriPrefix
                .map(prefix -> prefix.endsWith("/") ? prefix : prefix + "/")
                .orElseGet(() -> fileUri(this.folder));
    }

    @Override
    public Digest put(Path file) {
        try {
            Digest digest = digestOf(file);
            Path target = pathOf(digest);
            if (!Files.exists(target)) {
                AtomicFile.copy(file, target);
            }
            return digest;
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "Tried to keep " + file + " in the artefact folder " + folder + ", but failed: "
                                    + FileFailure.reason(e),
                            "Make the folder writable, or name another with {key:stores.artifacts}"),
                    e);
        }
    }

    @Override
    public Optional<Path> fetch(Digest digest) {
        Path path = pathOf(digest);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            Digest found = digestOf(path);
            if (!found.equals(digest)) {
                throw ProblemException.unknown(Problem.of(
                        path + " should have the digest " + digest + ", but its bytes have " + found,
                        "Delete the file and put the artefact again"));
            }
            return Optional.of(path);
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "Tried to read " + path + ", but failed: " + FileFailure.reason(e),
                            "Make the file readable"),
                    e);
        }
    }

    @Override
    public String uri(Digest digest) {
        return uriPrefix + relative(digest);
    }

    private Path pathOf(Digest digest) {
        return folder.resolve(relative(digest));
    }

    private static String relative(Digest digest) {
        return "sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex().substring(2);
    }

    private static String fileUri(Path folder) {
        String uri = folder.toUri().toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }

    static Digest digestOf(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Digest.of(stream);
        }
    }
}
