package dev.modelgate.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Compares current data with a reference and says, column by column, what moved by more than matters. */
@Mojo(name = "drift", requiresProject = false, threadSafe = true)
public final class DriftMojo extends GoalMojo {
    /**
     * What to compare with: a dataset of the project file, paths and globs, or a profile that the goal profile wrote
     * (its name ends in .json); by default what the project file says.
     */
    @Parameter(property = "modelgate.reference")
    private @Nullable List<@Nullable String> reference;

    /** What to look at: a dataset of the project file, or paths and globs; by default what the project file says. */
    @Parameter(property = "modelgate.current")
    private @Nullable List<@Nullable String> current;

    /**
     * Column of the time at which rows come about; rows of one hour or day share what happened in it. By default what
     * the project file says, else every column of dates or times.
     */
    @Parameter(property = "modelgate.time")
    private @Nullable String time;

    /** Column that says which rows belong together, such as the customer; by default what the project file says. */
    @Parameter(property = "modelgate.cluster")
    private @Nullable String cluster;

    /** File with a contract, by whose types CSV files are read; by default the one that the project file names. */
    @Parameter(property = "modelgate.contract")
    private @Nullable String contract;

    /**
     * By which rules it is decided what drifted: calibrated, or evidently for the tests of Evidently 0.7; by default
     * what the project file says.
     */
    @Parameter(property = "modelgate.preset")
    private @Nullable String preset;

    /**
     * The ONNX file of a model: its predictions are compared, too, and a column that does not matter to it may drift; by
     * default what the project file says.
     */
    @Parameter(property = "modelgate.model")
    private @Nullable String model;

    /** The model's signature file, when the model is named. */
    @Parameter(property = "modelgate.signature")
    private @Nullable String signature;

    /** The same of a model that was trained, by its version or by the first digits of its digest. */
    @Parameter(property = "modelgate.candidate")
    private @Nullable String candidate;

    /**
     * File that remembers the nights before this one, made when there is none: then all nights are judged together, and
     * looking every night does not add false alarms.
     */
    @Parameter(property = "modelgate.state")
    private @Nullable String state;

    /**
     * Environment whose model is watched, with the option state: when another model runs there, the count of nights
     * begins anew. Its champion is the one by whose predictions drift is seen, when the project file says so.
     */
    @Parameter(property = "modelgate.environment")
    private @Nullable String environment;

    @Inject
    DriftMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.many("reference", reference)
                .many("current", current)
                .one("time", time)
                .one("cluster", cluster)
                .one("contract", contract)
                .one("preset", preset)
                .one("model", model)
                .one("signature", signature)
                .one("candidate", candidate)
                .one("state", state)
                .one("environment", environment);
    }
}
