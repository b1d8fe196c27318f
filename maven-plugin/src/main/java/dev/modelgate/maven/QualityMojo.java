package dev.modelgate.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Scores data as they come and says whether the model does worse than it did, with labels or without. */
@Mojo(name = "quality", requiresProject = false, threadSafe = true)
public final class QualityMojo extends GoalMojo {
    /** The ONNX file; by default the candidate is looked at. */
    @Parameter(property = "modelgate.model")
    private @Nullable String model;

    /** The model's signature file, when the model is named. */
    @Parameter(property = "modelgate.signature")
    private @Nullable String signature;

    /**
     * The model that is meant, by its version or by the first digits of its digest; by default the one that was trained
     * from what is checked out.
     */
    @Parameter(property = "modelgate.candidate")
    private @Nullable String candidate;

    /** Environment whose model is looked at, in the place of the candidate. */
    @Parameter(property = "modelgate.environment")
    private @Nullable String environment;

    /**
     * What to look at: a dataset of the project file, or paths and globs; by default what the project file says. Rows may
     * have labels or not.
     */
    @Parameter(property = "modelgate.data")
    private @Nullable List<@Nullable String> data;

    /**
     * Rows with labels that the model was not trained on, to compare with: a dataset of the project file, or paths and
     * globs; by default the project's holdout.
     */
    @Parameter(property = "modelgate.reference")
    private @Nullable List<@Nullable String> reference;

    /**
     * How the truth is read: a column of 0 and 1 or of true and false, "column >= number", or "column = text"; by
     * default what the project file says.
     */
    @Parameter(property = "modelgate.label")
    private @Nullable String label;

    /** File with a contract, by whose types CSV files are read; by default the one that the project file names. */
    @Parameter(property = "modelgate.contract")
    private @Nullable String contract;

    /** Column of the time at which rows come about; by default what the project file says. */
    @Parameter(property = "modelgate.time")
    private @Nullable String time;

    /** How long rows are taken together, such as 1d or 7d; by default what the project file says. */
    @Parameter(property = "modelgate.window")
    private @Nullable String window;

    @Inject
    QualityMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("model", model)
                .one("signature", signature)
                .one("candidate", candidate)
                .one("environment", environment)
                .many("data", data)
                .many("reference", reference)
                .one("label", label)
                .one("contract", contract)
                .one("time", time)
                .one("window", window);
    }
}
