package dev.modelgate.data;

import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.StepKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files that are read together as one table.
 *
 * @param name how the project or the user calls it, such as {@code train}
 * @param format format of every file
 * @param files the files, in the order in which their rows follow each other; at least one
 * @param types what columns hold, for formats that hold nothing but text. A value that does not read as its column's
 *     type counts as present, but no measure looks at it except {@link Condition.ReadsAs}. Other formats have types of
 *     their own.
 * @param otherwise what columns hold that are not named there; by default the narrowest type that all their values read
 *     as, which costs a scan
 */
public record Dataset(
        String name,
        DataFormat format,
        List<DataFile> files,
        Map<String, ColumnType> types,
        Optional<ColumnType> otherwise) {
    private static final String NAME = ".name";

    public Dataset {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("dataset " + name + " has no files");
        }
        files = List.copyOf(files);
        types = Map.copyOf(types);
    }

    /** A dataset whose columns hold what they read as. */
    public Dataset(String name, DataFormat format, List<DataFile> files) {
        this(name, format, files, Map.of(), Optional.empty());
    }

    /** The same data under another name. */
    public Dataset named(String other) {
        return new Dataset(other, format, files, types, otherwise);
    }

    /** The same files with the types that columns are to be read as. */
    public Dataset readAs(Map<String, ColumnType> columnTypes) {
        return new Dataset(name, format, files, columnTypes, otherwise);
    }

    /** The same files with the type that columns are to be read as for which none is said. */
    public Dataset readOthersAs(ColumnType type) {
        return new Dataset(name, format, files, types, Optional.of(type));
    }

    /** What a column is to be read as, where it is said. */
    public Optional<ColumnType> typeOf(String column) {
        return Optional.ofNullable(types.get(column)).or(() -> otherwise);
    }

    /** Names of the files, as the user wrote them. */
    public List<String> fileNames() {
        return files.stream().map(DataFile::name).toList();
    }

    /**
     * Parts of a step's key that say which data it looks at, and how.
     *
     * @param role what the data are to the step, such as {@code current}
     */
    public Map<String, String> keyParts(String role) {
        String told = new TreeMap<>(types)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        return Map.of(
                role,
                digest().toString(),
                role + ".files",
                digestOf(String.join("\n", fileNames())),
                role + ".format",
                format.name(),
                role + NAME,
                name,
                role + ".types",
                digestOf(told + otherwise.map(ColumnType::name).orElse("")));
    }

    /** Name of the dataset that was this to a step. */
    public static Optional<String> nameIn(StepKey key, String role) {
        return Optional.ofNullable(key.parts().get(role + NAME));
    }

    private static String digestOf(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString();
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
