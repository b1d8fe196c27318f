package dev.modelgate.promotion;

import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * New content of files.
 *
 * @param files path to bytes; paths are relative, with slashes
 */
public record ChangeSet(SortedMap<String, byte[]> files) {
    public ChangeSet {
        SortedMap<String, byte[]> copy = new TreeMap<>();
        files.forEach((path, bytes) -> copy.put(path, bytes.clone()));
        copy.keySet().stream().filter(path -> !isSafe(path)).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException("the path does not stay inside the repository: " + path);
        });
        files = Collections.unmodifiableSortedMap(copy);
    }

    /** Whether a path is relative, has slashes only, and stays inside the repository and out of its own folder. */
    static boolean isSafe(String path) {
        return !path.contains("\\")
                && path.chars().noneMatch(Character::isISOControl)
                && Stream.of(path.split("/", -1))
                        .noneMatch(part -> part.isBlank()
                                || part.equals(".")
                                || part.equals("..")
                                || part.equalsIgnoreCase(".git"));
    }

    /** Whether nothing would be written. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** Only the files whose bytes differ from what a commit has. */
    public ChangeSet against(GitopsRepository.Snapshot snapshot) {
        SortedMap<String, byte[]> changed = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (snapshot.read(path).filter(old -> Arrays.equals(old, bytes)).isEmpty()) {
                changed.put(path, bytes);
            }
        });
        return new ChangeSet(changed);
    }

    /** Digest over paths and bytes. */
    public Digest digest() {
        String lines = files.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Digest.of(entry.getValue()).hex())
                .collect(Collectors.joining("\n"));
        return Digest.of(lines.getBytes(StandardCharsets.UTF_8));
    }
}
