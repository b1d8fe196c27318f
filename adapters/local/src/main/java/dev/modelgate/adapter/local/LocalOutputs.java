package dev.modelgate.adapter.local;

import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.training.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that a training command writes on this machine. */
public final class LocalOutputs implements Outputs {
    @Override
    public Optional<Written> look(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Written(FolderArtifactStore.digestOf(file), Files.size(file)));
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    @Override
    public Optional<String> insteadOfAFile(Path file, Path project) {
        if (Files.isDirectory(file)) {
            return Optional.of("a folder");
        }
        try {
            boolean leads = Files.isSymbolicLink(file)
                    && Files.exists(file)
                    && !file.toRealPath().startsWith(project.toRealPath());
            return leads ? Optional.of("a link that leads out of the project's folder") : Optional.empty();
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    @Override
    public byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    @Override
    public Attempt begin(List<Path> files, Path aside) {
        try {
            return LocalAttempt.begin(files, aside);
        } catch (IOException e) {
            throw failed("lock", aside, e);
        }
    }

    static ProblemException failed(String verb, Path file, IOException cause) {
        return ProblemException.unknown(
                Problem.of(
                        "Tried to " + verb + " " + file + ", but failed: " + FileFailure.reason(cause),
                        "Make its folder writable"),
                cause);
    }
}
