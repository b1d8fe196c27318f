package dev.modelgate.maven;

import dev.modelgate.app.Modelgate;
import dev.modelgate.app.Surroundings;
import dev.modelgate.problem.Dialect;
import dev.modelgate.report.Report;
import dev.modelgate.reports.ReportFolder;
import dev.modelgate.run.EventSink;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystem;

/** Runs one goal in a Maven build, prints its report, and fails the build as the conclusion asks. */
final class MavenFrontend {
    private static final String JSON = "json";

    private final MavenSession session;
    private final MojoExecution execution;
    private final MavenAdapters adapters;
    private final MavenServers servers;
    private final Dialect dialect;
    private final Log log;

    MavenFrontend(
            RepositorySystem repositories,
            MavenSession session,
            MojoExecution execution,
            MavenServers servers,
            Log log) {
        this.session = session;
        this.execution = execution;
        this.adapters = new MavenAdapters(repositories, session, execution);
        this.servers = servers;
        this.dialect = MavenDialect.of(session, execution);
        this.log = log;
    }

    /** Runs the goal that Maven executes. */
    void run(Map<String, List<String>> options) throws MojoExecutionException, MojoFailureException {
        boolean json = options.getOrDefault("format", List.of()).contains(JSON);
        ReportFolder folder = ReportFolder.of(folder(), options, dialect, adapters.atHand());
        try (MavenProcess process = MavenProcess.watched()) {
            Surroundings surroundings = new Surroundings(
                    folder(),
                    process.environment(),
                    Optional.of(servers),
                    adapters,
                    process.clock(),
                    json ? EventSink.none() : new LogLines(log),
                    process.cancellation(),
                    execution.getVersion());
            Modelgate modelgate = new Modelgate(surroundings, folder::write, this::trace);
            Report report = folder.around(execution.getGoal(), () -> modelgate.run(execution.getGoal(), options));
            if (json) {
                process.print(folder.render(report, JSON));
            } else {
                print(report, folder);
            }
            new Ending(report, dialect, folder.page(report)).conclude();
        }
    }

    /** A goal that its problems stopped has nothing to say but them, and they stand in the exception. */
    private void print(Report report, ReportFolder folder) {
        if (!Ending.isStopped(report)) {
            folder.render(report, "text").lines().forEach(log::info);
            folder.page(report).ifPresent(page -> log.info("Report: " + page));
        }
        folder.warnings().forEach(problem -> log.warn(problem.in(dialect)));
    }

    /** Not the cause of what fails the build: Maven would repeat its message, and show it only as far as that goes. */
    private void trace(Throwable defect) {
        if (session.getRequest().isShowErrors()) {
            log.error(defect);
        }
    }

    /** The folder of the project that is built; without a POM, the one that Maven was started in. */
    private Path folder() {
        return Optional.ofNullable(session.getCurrentProject().getBasedir())
                .map(File::toPath)
                .orElseGet(() -> Path.of(session.getRequest().getBaseDirectory()));
    }
}
