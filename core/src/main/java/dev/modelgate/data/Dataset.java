package dev.modelgate.data;

import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that are read together as one table.
 *
 * @param name how the project or the user calls it, such as {@code train}
 * @param format format of every file
 * @param files the files, in the order in which their rows follow each other; at least one
 */
public record Dataset(String name, DataFormat format, List<DataFile> files) {
    public Dataset {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("dataset " + name + " has no files");
        }
        files = List.copyOf(files);
    }

    /** Digest of one file, or over the digests of all files in order. */
    public Digest digest() {
        if (files.size() == 1) {
            return files.get(0).digest();
        }
        String all = files.stream().map(file -> file.digest().hex()).collect(Collectors.joining("\n"));
        return Digest.of(all.getBytes(StandardCharsets.US_ASCII));
    }
}
