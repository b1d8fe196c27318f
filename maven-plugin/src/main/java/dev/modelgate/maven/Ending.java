package dev.modelgate.maven;

import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * How a build goes on after a goal. What was denied, and what waits, is a failure of the build; what has to be mended,
 * and what could not be told, is an error of its execution.
 *
 * @param report what the goal reported
 * @param dialect the words of the build
 * @param page the report as a page, when it was written
 */
record Ending(Report report, Dialect dialect, Optional<Path> page) {
    private static final int MOST_FINDINGS = 10;

    /** Whether problems are all that there is. */
    static boolean isStopped(Report report) {
        return report.sections().isEmpty()
                && report.findings().isEmpty()
                && !report.problems().isEmpty();
    }

    /** Returns when the goal passed. */
    void conclude() throws MojoExecutionException, MojoFailureException {
        switch (report.conclusion()) {
            case PASSED -> {}
            case DENIED, WAITING -> throw new MojoFailureException(message());
            case INVALID, UNKNOWN -> throw new MojoExecutionException(message());
        }
    }

    /** What a person needs who sees nothing but the errors of a quiet build. */
    private String message() {
        List<String> lines = new ArrayList<>();
        if (!isStopped(report) || report.problems().size() > 1) {
            lines.add(report.headline());
        }
        report.problems().forEach(problem -> lines.add(problem.in(dialect)));
        report.findings().stream().limit(MOST_FINDINGS).map(this::line).forEach(lines::add);
        if (report.findings().size() > MOST_FINDINGS) {
            lines.add("and " + (report.findings().size() - MOST_FINDINGS) + " more");
        }
        page.ifPresent(file -> lines.add("Report: " + file));
        return report.conclusion().name() + ": " + String.join("\n", lines);
    }

    private String line(Finding finding) {
        return finding.rule() + " on " + finding.subject() + ": observed " + finding.observed() + ", expected "
                + finding.expected() + ". " + finding.fix().in(dialect);
    }
}
