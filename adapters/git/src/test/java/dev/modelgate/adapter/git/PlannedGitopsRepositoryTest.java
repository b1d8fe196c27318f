package dev.modelgate.adapter.git;

import dev.modelgate.promotion.Forge;
import dev.modelgate.testkit.GitopsRepositoryContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A dry run does all that a forge does, and leaves the forge beneath as it is. */
class PlannedGitopsRepositoryTest extends GitopsRepositoryContract {
    @TempDir
    private Path folder;

    private Optional<PlanOverBareRepository> plan = Optional.empty();

    @Override
    protected Forge forge() throws Exception {
        plan = Optional.of(new PlanOverBareRepository(folder));
        return again();
    }

    /** No other process sees a plan. */
    @Override
    protected Forge again() {
        return plan.orElseThrow().forge();
    }

    @AfterEach
    void wroteNothing() throws Exception {
        plan.orElseThrow().wroteNothing();
    }
}
