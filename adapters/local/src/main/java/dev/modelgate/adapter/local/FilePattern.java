package dev.modelgate.adapter.local;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A path or glob as a user writes it, with forward slashes.
 *
 * @param text {@code data/2013-01.parquet} or <code>data/**&#47;*.csv</code>
 */
record FilePattern(String text) {
    private static final int DEEPEST = 32;

    /** The matching regular files, sorted, named relative to the folder as the user would write them. */
    List<String> matches(Path folder) {
        try {
            return isGlob() ? expand(folder) : single(folder);
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw ProblemException.invalid(
                    Problem.of(text + " is not a path or glob: " + e.getMessage(), "Correct the path"));
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.of("Tried to look for " + text + ", but failed: " + e, "Make the folder readable"), e);
        }
    }

    private List<String> single(Path folder) {
        return Files.isRegularFile(folder.resolve(text)) ? List.of(text) : List.of();
    }

    private List<String> expand(Path folder) throws IOException {
        String fixed = fixedPart();
        Path start = folder.resolve(fixed);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + text.substring(fixed.length()));
        try (Stream<Path> all = Files.walk(start, DEEPEST)) {
            return all.filter(Files::isRegularFile)
                    .map(start::relativize)
                    .filter(matcher::matches)
                    .map(path -> fixed + path.toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private String fixedPart() {
        int firstWildcard = text.length();
        for (char wildcard : new char[] {'*', '?', '[', '{'}) {
            int at = text.indexOf(wildcard);
            firstWildcard = at >= 0 ? Math.min(firstWildcard, at) : firstWildcard;
        }
        return text.substring(0, text.lastIndexOf('/', firstWildcard) + 1);
    }

    private boolean isGlob() {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }
}
