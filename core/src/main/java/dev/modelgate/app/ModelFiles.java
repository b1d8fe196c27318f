package dev.modelgate.app;

import dev.modelgate.data.DataFile;
import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.SignatureFile;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of models, which a user names or the artefact store has. */
final class ModelFiles {
    private final Workplace workplace;

    ModelFiles(Workplace workplace) {
        this.workplace = workplace;
    }

    /** A model that the user names. */
    ModelArtifact named(String file, Optional<String> signature) {
        DataFile model = workplace.files().resolve(workplace.folder(), file).get(0);
        return new ModelArtifact(
                model.name(), model, signature.map(name -> SignatureFile.read(name, workplace.bytes(name))));
    }

    /** A model that was trained. */
    ModelArtifact stored(ModelVersion version) {
        Path model = fetch(version, version.digest());
        Path signature = fetch(version, version.signature());
        byte[] bytes = workplace.files().read(signature, version + " signature").orElseThrow();
        DataFile file = new DataFile(
                model, version.toString(), version.digest(), model.toFile().length());
        return new ModelArtifact(
                version.toString(), file, Optional.of(SignatureFile.read(version + " signature", bytes)));
    }

    private Path fetch(ModelVersion version, Digest digest) {
        return workplace
                .artifacts()
                .fetch(digest)
                .orElseThrow(() -> ProblemException.unknown(Problem.of(
                        "The artefact store has no " + digest + ", which belongs to " + version,
                        "Restore it, or name the store that has it with {key:stores.artifacts}")));
    }
}
