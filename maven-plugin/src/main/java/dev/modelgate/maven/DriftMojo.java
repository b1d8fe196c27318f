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

    /** File with a contract, by whose types CSV files are read; by default the one that the project file names. */
    @Parameter(property = "modelgate.contract")
    private @Nullable String contract;

    /**
     * By which rules it is decided what drifted: floors, or evidently for the tests of Evidently 0.7; by default what
     * the project file says.
     */
    @Parameter(property = "modelgate.preset")
    private @Nullable String preset;

    @Inject
    DriftMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void give(Given given) {
        given.many("reference", reference)
                .many("current", current)
                .one("contract", contract)
                .one("preset", preset);
    }
}
