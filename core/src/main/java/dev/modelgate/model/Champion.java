package dev.modelgate.model;

/**
 * The model that runs now, with its files at hand.
 *
 * @param version which model it is
 * @param artifact its files, signature included
 */
public record Champion(ModelVersion version, ModelArtifact artifact) {
    public Champion {
        if (!version.digest().equals(artifact.file().digest())) {
            throw new IllegalArgumentException("the file is not that of " + version);
        }
        if (artifact.signature().isEmpty()) {
            throw new IllegalArgumentException("the champion " + version + " has no signature");
        }
    }
}
