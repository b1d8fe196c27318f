package dev.modelgate.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Replays drift over the past, each window against all others, and says how often it would have alarmed and which margin
 * meets a budget of alarms.
 */
@Mojo(name = "calibrate", requiresProject = false, threadSafe = true)
public final class CalibrateMojo extends GoalMojo {
    /**
     * A history in which nothing was wrong: a dataset of the project file, or paths and globs; by default the reference
     * of the project's drift settings.
     */
    @Parameter(property = "modelgate.data")
    private @Nullable List<@Nullable String> data;

    /**
     * Column of the time at which rows come about; by default what the project file says, else the only column of dates
     * or times.
     */
    @Parameter(property = "modelgate.time")
    private @Nullable String time;

    /** How much time the current data of one look at drift span: the history is cut into such windows. */
    @Parameter(property = "modelgate.window", defaultValue = "1d")
    private @Nullable String window;

    /**
     * Alarms in 30 days that are let pass; by default as many as the settings of drift promise when nothing changes,
     * falseAlarms for each window.
     */
    @Parameter(property = "modelgate.false-alarms-per-month")
    private @Nullable String falseAlarmsPerMonth;

    /** File with a contract, by whose types CSV files are read; by default the one that the project file names. */
    @Parameter(property = "modelgate.contract")
    private @Nullable String contract;

    @Inject
    CalibrateMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.many("data", data)
                .one("time", time)
                .one("window", window)
                .one("false-alarms-per-month", falseAlarmsPerMonth)
                .one("contract", contract);
    }
}
