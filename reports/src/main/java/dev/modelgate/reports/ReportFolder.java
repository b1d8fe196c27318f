package dev.modelgate.reports;

import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;

/**
 * A folder with the newest report of each goal, in the formats that machines and browsers read. A report that cannot be
 * written is a problem of its own: it never changes what a goal concludes.
 */
public final class ReportFolder {
    private static final List<String> WRITTEN = List.of("json", "markdown", "html", "junit");
    private static final String PAGE = "html";
    private static final int LONGEST_NAME = 100;

    private final Path folder;
    private final Dialect dialect;
    private final Map<String, ReportRenderer> renderers = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Reports in a folder, which is made with the first one.
     *
     * @param loader class loader that renderings are found with
     */
    public ReportFolder(Path folder, Dialect dialect, ClassLoader loader) {
        this.folder = folder;
        this.dialect = dialect;
        ServiceLoader.load(ReportRenderer.class, loader)
                .forEach(renderer -> renderers.put(renderer.format(), renderer));
    }

    /** Writes a report in every format; a later one of the same goal and subject replaces it. */
    public void write(Report report) {
        try {
            Files.createDirectories(folder);
            for (String format : WRITTEN) {
                write(fileOf(report, format), render(report, format));
            }
        } catch (IOException e) {
            problems.add(Problem.of(
                    "Tried to write the report to " + folder + ", but failed: " + e,
                    "Make the folder writable, or name another with {option:reports}"));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(".report-" + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The report in one format. */
    public String render(Report report, String format) {
        return renderer(format).render(report, dialect);
    }

    private ReportRenderer renderer(String format) {
        return Optional.ofNullable(renderers.get(format))
                .orElseThrow(
                        () -> new IllegalArgumentException("no rendering " + format + " among " + renderers.keySet()));
    }

    /** The page of a report that was written. */
    public Optional<Path> page(Report report) {
        return Optional.of(fileOf(report, PAGE)).filter(Files::exists);
    }

    /** What went wrong with writing. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private Path fileOf(Report report, String format) {
        String subject = report.subject()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^-|-$", "");
        String name = subject.isEmpty() ? report.goal() : report.goal() + "-" + subject;
        // What the name cannot show still keeps reports apart.
        boolean lossy = name.length() > LONGEST_NAME
                || report.subject().codePoints().anyMatch(c -> c > 127 && Character.isLetterOrDigit(c));
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String told = lossy ? shown + "-" + digestOf(report.subject()) : shown;
        return folder.resolve(told + "." + renderer(format).extension());
    }

    private static String digestOf(String subject) {
        return Digest.of(subject.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
    }
}
