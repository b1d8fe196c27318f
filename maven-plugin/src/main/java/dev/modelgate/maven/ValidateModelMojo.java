package dev.modelgate.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Loads a model, checks it against its signature and the data, and compares its quality with the champion's. */
@Mojo(name = "validate-model", requiresProject = false, threadSafe = true)
public final class ValidateModelMojo extends GoalMojo {
    /** The ONNX file; by default the candidate is validated. */
    @Parameter(property = "modelgate.model")
    private @Nullable String model;

    /**
     * The model that is meant, by its version or by the first digits of its digest; by default the one that was trained
     * from what is checked out.
     */
    @Parameter(property = "modelgate.candidate")
    private @Nullable String candidate;

    /** The model's signature file, when the model is named. */
    @Parameter(property = "modelgate.signature")
    private @Nullable String signature;

    /**
     * Rows that the model was not trained on: a dataset of the project file, or paths and globs; by default the
     * project's holdout.
     */
    @Parameter(property = "modelgate.data")
    private @Nullable List<@Nullable String> data;

    /**
     * How the truth is read: a column of 0 and 1 or of true and false, "column >= number", or "column = text"; by
     * default what the project file says.
     */
    @Parameter(property = "modelgate.label")
    private @Nullable String label;

    /**
     * File with a contract of the data: the model has to fit it, and CSV files are read by its types; by default the one
     * that the project file names.
     */
    @Parameter(property = "modelgate.contract")
    private @Nullable String contract;

    /**
     * Environment whose champion the model is compared with; by default, for a model that was trained, the environment
     * that comes first, when one does.
     */
    @Parameter(property = "modelgate.to")
    private @Nullable String to;

    @Inject
    ValidateModelMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.one("model", model)
                .one("candidate", candidate)
                .one("signature", signature)
                .many("data", data)
                .one("label", label)
                .one("contract", contract)
                .one("to", to);
    }
}
