package dev.modelgate.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.PlannedForge;
import dev.modelgate.testkit.PullRequestsContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A dry run does all that a forge does, and leaves the forge beneath as it is. */
class PlannedPullRequestsTest extends PullRequestsContract {
    @TempDir
    private Path folder;

    private Optional<Forge> plan = Optional.empty();
    private List<String> before = List.of();

    @Override
    protected Forge forge() throws Exception {
        Path bare = Repositories.bare(
                folder.resolve("gitops.git"),
                Map.of(
                        "README.md", "read me\n",
                        "environments/dev.yaml", "version: none\n",
                        "environments/staging.yaml", "version: none\n"));
        before = Repositories.refs(bare);
        plan = Optional.of(new PlannedForge(new LocalForgeProvider().open("gitops.git", "main", folder)));
        return again();
    }

    /** No other process sees a plan. */
    @Override
    protected Forge again() {
        return plan.orElseThrow();
    }

    @AfterEach
    void wroteNothing() throws Exception {
        assertThat(Repositories.refs(folder.resolve("gitops.git"))).isEqualTo(before);
    }
}
