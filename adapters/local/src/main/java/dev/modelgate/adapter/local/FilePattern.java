package dev.modelgate.adapter.local;

import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
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
        if (text.isBlank()) {
            throw unreadable("it is empty");
        }
        try {
            return isGlob() ? expand(folder) : single(folder);
        } catch (InvalidPathException e) {
            throw unreadable(e.getReason());
        } catch (PatternSyntaxException e) {
            throw unreadable(e.getDescription());
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What is said when nothing matches. */
    Problem nothing(Path folder) {
        return isGlob()
                ? Problem.at(
                        Place.of(text),
                        "no file matches",
                        "Correct the pattern; it starts from " + folder.toAbsolutePath())
                : new NamedFile(folder.resolve(text), text)
                        .problem()
                        .orElseThrow(() -> new IllegalStateException(text + " matches a file"));
    }

    private ProblemException unreadable(String reason) {
        return ProblemException.invalid(Problem.of("'" + text + "' is no path or glob: " + reason, "Correct the path"));
    }

    private ProblemException failed(IOException cause) {
        return ProblemException.unknown(
                Problem.of(
                        "Tried to look for " + text + ", but failed: " + FileFailure.reason(cause),
                        "Make the folder readable"),
                cause);
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
