package dev.modelgate.maven;

import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal has: the common parameters, and the way from parameters to a report and an ending. */
abstract class GoalMojo extends AbstractMojo {
    private final RepositorySystem repositories;

    /** The project file; by default modelgate.yaml in the current folder, when it is there. */
    @Parameter(property = "modelgate.project")
    private @Nullable String project;

    /** Run every step, even when evidence of the same inputs exists. */
    @Parameter(property = "modelgate.no-cache", defaultValue = "false")
    private boolean noCache;

    /** How many threads the data engine uses; by default one for each processor. */
    @Parameter(property = "modelgate.threads")
    private @Nullable String threads;

    /** What is printed: text for people, or the Report as json and nothing else. */
    @Parameter(property = "modelgate.format", defaultValue = "text")
    private @Nullable String format;

    /** Folder that reports are written to; by default .modelgate/reports beside the project file. */
    @Parameter(property = "modelgate.reports")
    private @Nullable String reports;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject
    private SettingsDecrypter decrypter;

    GoalMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Gives the goal's own parameters. */
    abstract void give(Given given);

    final Map<String, List<String>> options() {
        Given given = new Given();
        give(given);
        given.one("project", project)
                .flag("no-cache", noCache)
                .one("threads", threads)
                .one("format", format)
                .one("reports", reports);
        return given.texts();
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        new MavenFrontend(repositories, session, execution, new MavenServers(session, decrypter), getLog())
                .run(options());
    }
}
