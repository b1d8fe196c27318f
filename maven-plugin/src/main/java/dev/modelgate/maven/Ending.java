package dev.modelgate.maven;

import dev.modelgate.problem.Dialect;
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
 * @param defects exceptions behind the problems, which Maven shows with -e
 */
record Ending(Report report, Dialect dialect, Optional<Path> page, List<Throwable> defects) {
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
            case DENIED, WAITING -> throw withDefects(new MojoFailureException(message()));
            case INVALID, UNKNOWN -> throw withDefects(new MojoExecutionException(message()));
        }
    }

    /** Suppressed, not causes: Maven would append the message of a cause, which says the same again. */
    private <E extends Exception> E withDefects(E exception) {
        defects.forEach(exception::addSuppressed);
        return exception;
    }

    private String message() {
        List<String> lines = new ArrayList<>();
        if (!isStopped(report)) {
            lines.add(report.headline());
        }
        report.problems().forEach(problem -> lines.add(problem.in(dialect)));
        page.ifPresent(file -> lines.add("Report: " + file));
        String start = report.conclusion().name() + ":";
        return start + (lines.size() > 1 ? "\n" : " ") + String.join("\n", lines);
    }
}
