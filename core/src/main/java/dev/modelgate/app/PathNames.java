package dev.modelgate.app;

import dev.modelgate.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What data are called that the project file has no name for: as their files are, so that reports about different files
 * stand beside each other, and the same in every folder of every machine.
 */
final class PathNames {
    private static final Pattern ENDING =
            Pattern.compile("\\.(csv|tsv|parquet|pq|json|jsonl|ndjson)(\\.gz)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z]:)?/.*");
    private static final int LONGEST = 80;
    private static final int DIGITS = 8;

    private PathNames() {}

    /**
     * The paths without their endings, such as {@code march/x} for {@code march/x.csv}, joined by {@code +}. Of an
     * absolute path the file's name and its folder's are taken.
     *
     * @param paths paths and globs, as the user wrote them
     * @param taken names that mean something else; a path that would have one keeps its ending
     */
    static String of(List<String> paths, Set<String> taken) {
        List<String> plain = paths.stream().map(PathNames::plain).toList();
        String name = plain.stream()
                .map(path -> ENDING.matcher(path).replaceFirst(""))
                .collect(Collectors.joining("+"));
        return bounded(taken.contains(name) || name.isBlank() ? String.join("+", plain) : name);
    }

    private static String plain(String path) {
        String slashed = path.replace('\\', '/');
        List<String> segments = new ArrayList<>(List.of(slashed.split("/+")));
        segments.removeIf(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        int from = ABSOLUTE.matcher(slashed).matches() ? Math.max(0, segments.size() - 2) : 0;
        return String.join("/", segments.subList(from, segments.size()));
    }

    private static String bounded(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        String digest = Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
        return name.substring(0, LONGEST - DIGITS - 1) + "-" + digest;
    }
}
