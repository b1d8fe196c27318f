package dev.modelgate.reports;

import dev.modelgate.evidence.Digest;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.FileFailure;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
import java.util.function.Supplier;

/**
 * A folder with the newest report of each goal, in the formats that machines and browsers read.
 */
public final class ReportFolder {
    private static final List<String> WRITTEN = List.of("json", "markdown", "html", "junit", "openmetrics");
    private static final String PAGE = "html";
    private static final int LONGEST_NAME = 100;

    private final Path folder;
    private final boolean askedFor;
    private final Dialect dialect;
    private final Map<String, ReportRenderer> renderers = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ReportFolder(Path folder, boolean askedFor, Dialect dialect, ClassLoader loader) {
        this.folder = folder;
        this.askedFor = askedFor;
        this.dialect = dialect;
        ServiceLoader.load(ReportRenderer.class, loader)
                .forEach(renderer -> renderers.put(renderer.format(), renderer));
    }

    /**
     * The folder that the options of a goal ask for, or else the one beside the project file. It is made with the first
     * report.
     *
     * @param current the current folder
     * @param options texts by the name of the option
     * @param loader class loader that renderings are found with
     */
    public static ReportFolder of(
            Path current, Map<String, List<String>> options, Dialect dialect, ClassLoader loader) {
        Optional<Path> asked = path(options, "reports").map(current::resolve);
        Path home = path(options, "project")
                .map(current::resolve)
                .filter(project -> !Files.isDirectory(project))
                .map(project -> project.resolveSibling(""))
                .orElse(current);
        return new ReportFolder(
                asked.orElseGet(() -> home.resolve(".modelgate/reports")), asked.isPresent(), dialect, loader);
    }

    /** What is no path is left to those who read the options. */
    private static Optional<Path> path(Map<String, List<String>> options, String name) {
        try {
            return options.getOrDefault(name, List.of()).stream()
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Runs a goal whose reports this folder takes. Where somebody asked for them, a folder that takes none is told
     * before anything is done, and a report that is lost later is no pass.
     */
    public Report around(String goal, Supplier<Report> work) {
        Optional<Problem> unusable = askedFor ? unusable() : Optional.empty();
        if (unusable.isPresent()) {
            return Report.stopped(goal, Conclusion.INVALID, List.of(unusable.get()));
        }
        Report report = work.get();
        return askedFor ? report.followedBy(problems()) : report;
    }

    private Optional<Problem> unusable() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".report-", ".tmp"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(problem(e));
        }
    }

    private Problem problem(IOException cause) {
        return Problem.at(
                Place.of(folder.toString()),
                "reports cannot be written to this folder: " + FileFailure.reason(cause),
                "Make it writable, or name another with {option:reports}");
    }

    /** Writes a report in every format; a later one of the same goal and subject replaces it. */
    public void write(Report report) {
        try {
            Files.createDirectories(folder);
            for (String format : WRITTEN) {
                write(fileOf(report, format), render(report, format));
            }
        } catch (IOException e) {
            problems.add(problem(e));
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

    /** What went wrong with writing reports that nobody asked for: a pity, but no reason to fail. */
    public List<Problem> warnings() {
        return askedFor ? List.of() : problems();
    }

    private List<Problem> problems() {
        return problems.stream().distinct().toList();
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
