package dev.modelgate.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Checks data against its contract: schema, types, nulls, uniqueness, ranges, sets, patterns, freshness. */
@Mojo(name = "validate-data", requiresProject = false, threadSafe = true)
public final class ValidateDataMojo extends GoalMojo {
    /**
     * What to check: a dataset of the project file, or paths and globs; by default every dataset of the project file
     * that has a contract.
     */
    @Parameter(property = "modelgate.data")
    private @Nullable List<@Nullable String> data;

    /** File with the contract; by default the one that the project file names. */
    @Parameter(property = "modelgate.contract")
    private @Nullable String contract;

    /**
     * How the truth is read: a column of 0 and 1 or of true and false, "column >= number", or "column = text"; by
     * default what the project file says.
     */
    @Parameter(property = "modelgate.label")
    private @Nullable String label;

    @Inject
    ValidateDataMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.many("data", data).one("contract", contract).one("label", label);
    }
}
