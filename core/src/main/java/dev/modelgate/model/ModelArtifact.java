package dev.modelgate.model;

import dev.modelgate.data.DataFile;
import dev.modelgate.evidence.Digest;
import java.util.Optional;

/**
 * A model's files.
 *
 * @param title what to call it: name and version, or the file's name
 * @param file the ONNX file
 * @param signature its signature, if there is one
 */
public record ModelArtifact(String title, DataFile file, Optional<SignatureFile> signature) {
    /** Digest of the signature, or the word none. */
    String signatureDigest() {
        return signature.map(SignatureFile::digest).map(Digest::toString).orElse("none");
    }
}
