package dev.modelgate.model;

import dev.modelgate.evidence.Digest;
import java.util.regex.Pattern;

/**
 * A model as it travels: a candidate before it is promoted, a champion where it runs.
 *
 * @param name name of the model, lower-case letters, digits and hyphens
 * @param version version for people, usable in a path and as a YAML scalar
 * @param digest digest of the ONNX file
 * @param signature digest of the signature file
 */
public record ModelVersion(String name, String version, Digest digest, Digest signature) {
    /** What a model's name, and an environment's, matches: it is part of paths, branches and addresses. */
    public static final String NAME_PATTERN = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    public ModelVersion {
        requireName(name);
        requireVersion(version);
    }

    /**
     * Refuses what cannot be the name of a model.
     *
     * @throws IllegalArgumentException with what a name has
     */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a model's name has lower-case letters, digits and hyphens, 63 at most: " + name);
        }
    }

    /**
     * Refuses what cannot be a version.
     *
     * @throws IllegalArgumentException with what a version has
     */
    public static void requireVersion(String version) {
        if (!VERSION.matcher(version).matches() || version.contains("..")) {
            throw new IllegalArgumentException(
                    "a version has letters, digits and . _ + -, 128 at most, and begins with a letter or digit: "
                            + version);
        }
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
