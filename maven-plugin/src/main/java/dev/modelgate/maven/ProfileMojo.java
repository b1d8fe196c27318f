package dev.modelgate.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Summarises a dataset, column by column, as a small file that can stand in for it as a reference. */
@Mojo(name = "profile", requiresProject = false, threadSafe = true)
public final class ProfileMojo extends GoalMojo {
    /**
     * What to profile: a dataset of the project file, or paths and globs; by default the reference of the project's
     * drift settings.
     */
    @Parameter(property = "modelgate.data")
    private @Nullable List<@Nullable String> data;

    /**
     * File to write the profile to, to be committed and named as the reference of drift; by default none is written.
     */
    @Parameter(property = "modelgate.out")
    private @Nullable String out;

    /**
     * Column of the time at which rows come about, as of the goal drift; by default what the project file says, else
     * every column of dates or times.
     */
    @Parameter(property = "modelgate.time")
    private @Nullable String time;

    /**
     * Column that says which rows belong together, as of the goal drift; by default what the project file says.
     */
    @Parameter(property = "modelgate.cluster")
    private @Nullable String cluster;

    /** File with a contract, by whose types CSV files are read; by default the one that the project file names. */
    @Parameter(property = "modelgate.contract")
    private @Nullable String contract;

    /**
     * The ONNX file of a model whose predictions are kept, too, to be compared by the goal drift; by default none are.
     */
    @Parameter(property = "modelgate.model")
    private @Nullable String model;

    /** The model's signature file, when the model is named. */
    @Parameter(property = "modelgate.signature")
    private @Nullable String signature;

    /** The same of a model that was trained, by its version or by the first digits of its digest. */
    @Parameter(property = "modelgate.candidate")
    private @Nullable String candidate;

    @Inject
    ProfileMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.many("data", data)
                .one("out", out)
                .one("time", time)
                .one("cluster", cluster)
                .one("contract", contract)
                .one("model", model)
                .one("signature", signature)
                .one("candidate", candidate);
    }
}
