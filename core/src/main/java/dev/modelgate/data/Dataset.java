package dev.modelgate.data;

import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files that are read together as one table.
 *
 * @param name how the project or the user calls it, such as {@code train}
 * @param format format of every file
 * @param files the files, in the order in which their rows follow each other; at least one
 * @param types what columns hold, for formats that hold nothing but text; for columns that are not named here, what
 *     their first rows read as. A value that does not read as its column's type counts as present, but no measure
 *     looks at it except {@link Condition.ReadsAs}. Other formats have types of their own.
 */
public record Dataset(String name, DataFormat format, List<DataFile> files, Map<String, ColumnType> types) {
    public Dataset {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("dataset " + name + " has no files");
        }
        files = List.copyOf(files);
        types = Map.copyOf(types);
    }

    /** A dataset whose columns hold what they read as. */
    public Dataset(String name, DataFormat format, List<DataFile> files) {
        this(name, format, files, Map.of());
    }

    /** The same files with the types that columns are to be read as. */
    public Dataset readAs(Map<String, ColumnType> columnTypes) {
        return new Dataset(name, format, files, columnTypes);
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
