package dev.modelgate.drift.scored;

import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelArtifact;
import dev.modelgate.model.SignatureFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The model by whose predictions drift is seen.
 *
 * @param artifact its files
 * @param relevance what has to become of a score, in its standard deviations, for a column to matter
 */
public record ScoringModel(ModelArtifact artifact, double relevance) {
    /** The part of a key that has the model's digest. */
    public static final String MODEL = "model";

    /** Parts of a step's key that say which model it is, and from where on columns matter to it. */
    public Map<String, String> keyParts() {
        Map<String, String> parts = new HashMap<>(identity());
        parts.put(MODEL + ".title", artifact.title());
        parts.put(MODEL + ".relevance", Double.toString(relevance));
        return parts;
    }

    /** Parts of a step's key that say which model it is. */
    Map<String, String> identity() {
        return Map.of(
                MODEL,
                digest().toString(),
                MODEL + ".signature",
                signature().map(Digest::toString).orElse("none"));
    }

    /** Digest of the model's file. */
    public Digest digest() {
        return artifact.file().digest();
    }

    /** Digest of its signature; empty when it has none. */
    public Optional<Digest> signature() {
        return artifact.signature().map(SignatureFile::digest);
    }
}
