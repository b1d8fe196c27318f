package dev.modelgate.data;

import dev.modelgate.evidence.Digest;
import java.nio.file.Path;

/**
 * A file as it was when it was hashed.
 *
 * @param path where it is
 * @param name how the user wrote it, for messages and evidence; never an absolute path of this machine
 * @param digest digest of its bytes
 * @param bytes size
 */
public record DataFile(Path path, String name, Digest digest, long bytes) {}
