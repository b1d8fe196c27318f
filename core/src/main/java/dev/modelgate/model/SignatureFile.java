package dev.modelgate.model;

import dev.modelgate.evidence.Digest;

/**
 * A signature as it was read from a file.
 *
 * @param name how the user wrote the file
 * @param digest digest of its bytes
 * @param signature what it says
 */
public record SignatureFile(String name, Digest digest, ModelSignature signature) {
    /**
     * Reads a {@code ModelSignature} document.
     *
     * @param name how the user wrote the file, for messages
     * @param bytes the file's bytes
     * @throws dev.modelgate.problem.ProblemException INVALID with every problem at once
     */
    public static SignatureFile read(String name, byte[] bytes) {
        return new SignatureFile(name, Digest.of(bytes), SignatureReader.read(name, bytes));
    }
}
